import { createHash } from "node:crypto";

/** For comparing: one form of each character, small letters, single spaces. */
export function normalizeText(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
}

/** A short stand-in for a long text, for comparing alone. */
export function hashText(text: string): string {
  return createHash("md5").update(normalizeText(text)).digest("base64url");
}
