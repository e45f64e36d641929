import { encode } from "jpeg-js";
import { shadesOf } from "./placeholder";

const SIDE = 256;
const QUALITY = 80;

/** The tile of `placeholderSvg` without its words, as a JPEG: for who takes no drawings. */
export function pictureJpeg(fileName: string): Buffer {
  const { background, ink, radius } = shadesOf(fileName);
  const [back, front] = [background, ink].map(channelsOf);
  const data = Buffer.alloc(SIDE * SIDE * 4, 255);
  for (let at = 0; at < SIDE * SIDE; at += 1) {
    const [x, y] = [(at % SIDE) - SIDE / 2, Math.floor(at / SIDE) - SIDE / 2];
    const isInside = x * x + y * y < ((radius * SIDE) / 800) ** 2;
    data.set((isInside ? front : back) ?? [], at * 4);
  }
  return encode({ width: SIDE, height: SIDE, data }, QUALITY).data;
}

function channelsOf(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}
