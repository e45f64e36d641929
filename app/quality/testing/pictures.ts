import { encode } from "jpeg-js";
import { PNG } from "pngjs";
import type { Pixels } from "../images/decode";

type Paint = (x: number, y: number) => readonly [number, number, number, number?];

/** Pixels as a function of their place says. */
export function paint(width: number, height: number, colourOf: Paint): Pixels {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [red, green, blue, opacity = 255] = colourOf(x, y);
      data.set([red, green, blue, opacity], (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

/** A scene with soft light and an edge in it, as photographs have. */
export const scene: Paint = (x, y) => [
  120 + 60 * Math.sin(x / 17) + 20 * Math.cos(y / 5),
  90 + 70 * Math.cos((x + y) / 23),
  (x * 7 + y * 3) % 200,
];

export function toPng({ width, height, data }: Pixels): Buffer {
  const png = new PNG({ width, height });
  png.data = Buffer.from(data);
  return PNG.sync.write(png);
}

export function toJpeg({ width, height, data }: Pixels, quality = 80): Buffer {
  return encode({ width, height, data: Buffer.from(data) }, quality).data;
}
