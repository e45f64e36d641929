import { decodePixels, type Pixels } from "./decode";
import { decodeWebp } from "./decode-webp.server";

/** The pixels of a whole JPEG, PNG, GIF or WebP; null: of another type, too large, cut off or broken. */
export async function decodeImage(bytes: Buffer, type: string | null): Promise<Pixels | null> {
  return type === "webp" ? decodeWebp(bytes) : decodePixels(bytes, type);
}
