import { expect, it } from "vitest";
import { chartColors } from "./chart-colors";

/** After WCAG 2.2, "relative luminance". */
function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

it("draws nothing that stands out from white by less than 3:1", () => {
  const weak = Object.entries(chartColors).filter(
    ([, color]) => 1.05 / (luminanceOf(color) + 0.05) < 3,
  );
  expect(weak).toEqual([]);
});

it("keeps what is compared with lighter than what matters", () => {
  expect(luminanceOf(chartColors.comparison)).toBeGreaterThan(luminanceOf(chartColors.main));
});
