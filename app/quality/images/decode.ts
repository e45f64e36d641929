import { decode as decodeJpeg } from "jpeg-js";
import { GifReader } from "omggif";
import { PNG } from "pngjs";

/** Red, green, blue and opacity of each pixel, row by row, 0 to 255. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
}

// A narrow image has a few ten thousand; what claims more would cost more memory than it is worth.
const mostMegapixels = 1;
const mostMemoryMb = 64;

/** Whether it is worth its memory: nobody sends more who is asked for a narrow version. */
export const isSmall = ({ width, height }: { width: number; height: number }) =>
  width * height <= mostMegapixels * 1_000_000;

/** The pixels of a whole JPEG or PNG, or of the first picture of a GIF; null: of another type, too large, cut off or broken. */
export function decodePixels(bytes: Buffer, type: string | null): Pixels | null {
  try {
    if (type === "jpg") {
      return decodeJpeg(bytes, {
        useTArray: true,
        tolerantDecoding: false,
        maxResolutionInMP: mostMegapixels,
        maxMemoryUsageInMB: mostMemoryMb,
      });
    }
    if (type === "png" && isSmallPng(bytes)) {
      const { width, height, data } = PNG.sync.read(bytes);
      return { width, height, data };
    }
    if (type === "gif" && bytes.length >= 10) {
      // By its header, before anything is unpacked.
      const size = { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
      return isSmall(size) ? decodeGif(bytes, size) : null;
    }
  } catch {
    // Whatever stands in a file: it is not known then what it shows.
  }
  return null;
}

function decodeGif(bytes: Buffer, screen: Pick<Pixels, "width" | "height">): Pixels | null {
  const { width, height } = screen;
  const reader = new GifReader(bytes);
  // A picture may claim more than the screen that it is shown on.
  const first = reader.frameInfo(0);
  if (first.x + first.width > width || first.y + first.height > height) return null;
  const data = new Uint8Array(width * height * 4);
  // What the first picture leaves out stays transparent.
  reader.decodeAndBlitFrameRGBA(0, data);
  return { width, height, data };
}

/** By its header, which comes first: before anything is unpacked. */
function isSmallPng(bytes: Buffer): boolean {
  if (bytes.length < 24) return false;
  return isSmall({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) });
}
