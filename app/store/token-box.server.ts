import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { TokenKey } from "../env.server";
import { AppError } from "../lib/errors";

/** Encrypts tokens at rest (AES-256-GCM). The text names its key, so that keys can be rotated. */
export interface TokenBox {
  seal(plain: string): string;
  open(sealed: string): string;
  /** False where a newer key has taken over: storing it again re-encrypts. */
  isCurrent(sealed: string): boolean;
}

const format = /^v1\.(\w+)\.([\w-]+)\.([\w-]+)\.([\w-]*)$/;

/** `keys`: newest first; the first seals, all open. */
export function createTokenBox(keys: readonly TokenKey[]): TokenBox {
  const [newest] = keys;
  if (!newest) throw new RangeError("A token box needs at least one key");

  return {
    seal(plain) {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", newest.key, iv);
      const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return ["v1", newest.id, ...[iv, cipher.getAuthTag(), body].map(encode)].join(".");
    },
    open(sealed) {
      const [, id, iv = "", tag = "", body = ""] = format.exec(sealed) ?? [];
      const key = keys.find((candidate) => candidate.id === id);
      if (!key) {
        throw new AppError(
          "internal",
          `A stored token was encrypted with key "${id ?? "?"}", which TOKEN_KEYS no longer has.`,
        );
      }
      const decipher = createDecipheriv("aes-256-gcm", key.key, decode(iv));
      decipher.setAuthTag(decode(tag));
      return Buffer.concat([decipher.update(decode(body)), decipher.final()]).toString("utf8");
    },
    isCurrent: (sealed) => format.exec(sealed)?.[1] === newest.id,
  };
}

const encode = (bytes: Buffer): string => bytes.toString("base64url");
const decode = (text: string): Buffer => Buffer.from(text, "base64url");
