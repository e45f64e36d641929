import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import decode, { init } from "@jsquash/webp/decode.js";
import { isSmall, type Pixels } from "./decode";

let ready: Promise<void> | undefined;

/** libwebp as WebAssembly, compiled once: at the first image that needs it. */
function start(): Promise<void> {
  return compile().catch((error: unknown) => {
    // The next image tries again.
    ready = undefined;
    throw error;
  });
}

async function compile(): Promise<void> {
  const path = createRequire(import.meta.url).resolve("@jsquash/webp/codec/dec/webp_dec.wasm");
  const program = await WebAssembly.compile(await readFile(path));
  await (init as (program: WebAssembly.Module) => Promise<void>)(program);
}

/** The pixels of a whole WebP that does not move; null: too large, cut off or broken. */
export async function decodeWebp(bytes: Buffer): Promise<Pixels | null> {
  const size = sizeOfWebp(bytes);
  if (size === null || !isSmall(size)) return null;
  try {
    ready ??= start();
    await ready;
    const own = new Uint8Array(bytes).buffer;
    const { width, height, data } = await decode(own);
    return { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.length) };
  } catch {
    return null;
  }
}

/** By its first chunk, before anything is unpacked; null: it moves, or is no WebP. */
function sizeOfWebp(bytes: Buffer): { width: number; height: number } | null {
  if (bytes.length < 30 || bytes.toString("latin1", 8, 12) !== "WEBP") return null;
  switch (bytes.toString("latin1", 12, 16)) {
    case "VP8 ":
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    case "VP8L": {
      const packed = bytes.readUInt32LE(21);
      return { width: 1 + (packed & 0x3fff), height: 1 + ((packed >>> 14) & 0x3fff) };
    }
    case "VP8X":
      if ((bytes.readUInt8(20) & animated) !== 0) return null;
      return { width: 1 + bytes.readUIntLE(24, 3), height: 1 + bytes.readUIntLE(27, 3) };
    default:
      return null;
  }
}

const animated = 0x02;
