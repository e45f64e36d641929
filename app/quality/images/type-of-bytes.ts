import { fileTypeFromBuffer } from "file-type";

/** So many bytes are enough to tell what a file is. */
export const bytesToTell = 4_100;

/**
 * What a file is by its beginning, as its name would end: "jpg", "png", "webp", "svg", "html". Null: of no
 * known kind.
 */
export async function typeOfBytes(bytes: Uint8Array): Promise<string | null> {
  const text = new TextDecoder().decode(bytes.subarray(0, 1_000)).trimStart().toLowerCase();
  if (/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?(<!doctype svg[^>]*>\s*)?<svg[\s>]/.test(text))
    return "svg";
  if (/^(<!doctype html|<html|<head|<body)[\s>]/.test(text)) return "html";
  const found = await fileTypeFromBuffer(bytes);
  // Moving pictures of the same kind.
  return found ? (found.ext === "apng" ? "png" : found.ext) : null;
}
