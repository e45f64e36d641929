import { createHash } from "node:crypto";

/** `undefined` without such a column, `null` without an address. The address itself is not kept. */
export function hashEmail(email: string | undefined, salt: string): string | null | undefined {
  const bare = email?.trim().replace(/^'/, "").toLowerCase();
  if (!bare) return bare === undefined ? undefined : null;
  return createHash("sha256")
    .update(salt + bare)
    .digest("hex");
}
