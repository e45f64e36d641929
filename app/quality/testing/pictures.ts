import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import encodeWebp from "@jsquash/webp/codec/enc/webp_enc.js";
import { defaultOptions } from "@jsquash/webp/meta.js";
import { encode } from "jpeg-js";
import { GifWriter } from "omggif";
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

/** In 216 colours, as many frames of it as asked for. */
export function toGif({ width, height, data }: Pixels, frames = 1): Buffer {
  const palette = Array.from({ length: 256 }, (_, at) =>
    at < 216 ? (step(at / 36) << 16) | (step((at / 6) % 6) << 8) | step(at % 6) : 0,
  );
  const indexed = Uint8Array.from({ length: width * height }, (_, at) => {
    const [red = 0, green = 0, blue = 0] = data.subarray(at * 4, at * 4 + 3);
    return 36 * Math.round(red / 51) + 6 * Math.round(green / 51) + Math.round(blue / 51);
  });
  const file = Buffer.alloc(width * height * frames * 2 + 4_000);
  const writer = new GifWriter(file, width, height, { palette });
  for (let frame = 0; frame < frames; frame++) writer.addFrame(0, 0, width, height, [...indexed]);
  return file.subarray(0, writer.end());
}

const step = (of: number) => Math.floor(of) * 51;

const resolve = createRequire(import.meta.url).resolve;

export async function toWebp({ width, height, data }: Pixels, lossless = false): Promise<Buffer> {
  const path = resolve("@jsquash/webp/codec/enc/webp_enc.wasm");
  const program = await WebAssembly.compile(await readFile(path));
  const module = await encodeWebp({
    noInitialRun: true,
    instantiateWasm(imports: WebAssembly.Imports, use: (instance: WebAssembly.Instance) => void) {
      const instance = new WebAssembly.Instance(program, imports);
      use(instance);
      return instance.exports;
    },
  });
  const options = { ...defaultOptions, lossless: lossless ? 1 : 0, exact: lossless ? 1 : 0 };
  const file = module.encode(new Uint8ClampedArray(data), width, height, options);
  return Buffer.from(file ?? []);
}
