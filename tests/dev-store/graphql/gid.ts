/** The parts of "gid://shopify/Order/123"; null when it is no gid. */
export function parseGid(gid: string): { typeName: string; rest: string } | null {
  const match = /^gid:\/\/shopify\/([A-Za-z]+)\/(.+)$/.exec(gid);
  return match ? { typeName: match[1]!, rest: match[2]! } : null;
}

/** The numeric id behind a gid of that type, or null. */
export function gidNumber(gid: string, gidPrefix: string): number | null {
  if (!gid.startsWith(gidPrefix)) return null;
  const rest = gid.slice(gidPrefix.length);
  return /^\d+$/.test(rest) ? Number(rest) : null;
}
