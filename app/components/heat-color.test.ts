import { expect, it } from "vitest";
import { heatColor } from "./heat-color";

// WCAG 2.2, relative luminance and contrast.
function luminance(rgb: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const contrast = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
const text = luminance([48, 48, 48]);

it("can be read at every strength", () => {
  for (let step = 0; step <= 100; step += 1) {
    const rgb =
      heatColor(step / 100)
        .match(/\d+/g)
        ?.map(Number) ?? [];
    expect(contrast(luminance(rgb), text), String(step)).toBeGreaterThan(4.5);
  }
});

it("stays within its hue", () => {
  expect(heatColor(-1)).toEqual(heatColor(0));
  expect(heatColor(2)).toEqual(heatColor(1));
});
