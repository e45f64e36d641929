/**
 * Shopify's global ids, "gid://shopify/Order/123". Where a resource is numbered we store the number
 * (a bigint column, a safe integer here); TaxonomyCategory and media keep the whole gid.
 */
const pattern = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d+)(?:\?.*)?$/;

/** The type named in a gid, e.g. "Order"; null where the text is no numbered gid. */
export function typeOfGid(gid: string): string | null {
  return pattern.exec(gid)?.[1] ?? null;
}

const prefix = "gid://shopify/";
const [slash, zero, nine] = [47, 48, 57];
// So many digits are exact however they are read.
const exactDigits = 15;

/**
 * The number of a gid of the usual form; null where it is not, or not seen to be. A history has
 * millions of them, and the pattern costs four times as much.
 */
function plainNumberOf(gid: string): number | null {
  if (!gid.startsWith(prefix)) return null;
  let at = prefix.length;
  while (isLetter(gid.charCodeAt(at))) at += 1;
  if (at === prefix.length || gid.charCodeAt(at) !== slash) return null;
  const first = at + 1;
  const digits = gid.length - first;
  if (digits < 1 || digits > exactDigits) return null;
  let number = 0;
  for (at = first; at < gid.length; at += 1) {
    const code = gid.charCodeAt(at);
    if (code < zero || code > nine) return null;
    number = number * 10 + code - zero;
  }
  return number;
}

const isLetter = (code: number) => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** Whether a text is a gid with a number, exact or not. */
export function isNumberedGid(gid: string): boolean {
  return plainNumberOf(gid) !== null || pattern.test(gid);
}

/** The number of a gid. Throws where the text is no numbered gid or the number is not exact. */
export function numberOfGid(gid: string): number {
  const plain = plainNumberOf(gid);
  if (plain !== null) return plain;
  const digits = pattern.exec(gid)?.[2];
  const number = Number(digits);
  if (digits === undefined || !Number.isSafeInteger(number)) {
    throw new RangeError(`Not a numbered Shopify id: ${gid}`);
  }
  return number;
}

export function toGid(type: string, number: number): string {
  return `gid://shopify/${type}/${number}`;
}
