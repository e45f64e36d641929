import { decode as decodeJpeg } from "jpeg-js";
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

/** The pixels of a whole JPEG or PNG; null: of another type, too large, cut off or broken. */
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
  } catch {
    // Whatever stands in a file: it is not known then what it shows.
  }
  return null;
}

/** By its header, which comes first: before anything is unpacked. */
function isSmallPng(bytes: Buffer): boolean {
  if (bytes.length < 24) return false;
  return bytes.readUInt32BE(16) * bytes.readUInt32BE(20) <= mostMegapixels * 1_000_000;
}
