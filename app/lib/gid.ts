/**
 * Shopify's global ids, "gid://shopify/Order/123". Where a resource is numbered we store the number
 * (a bigint column, a safe integer here); TaxonomyCategory and media keep the whole gid.
 */
const pattern = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d+)(?:\?.*)?$/;

/** The type named in a gid, e.g. "Order"; null where the text is no numbered gid. */
export function typeOfGid(gid: string): string | null {
  return pattern.exec(gid)?.[1] ?? null;
}

/** The number of a gid. Throws where the text is no numbered gid or the number is not exact. */
export function numberOfGid(gid: string): number {
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
