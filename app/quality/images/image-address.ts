/** Whose images are downloaded. */
export interface ImageOwner {
  /** "olaria.myshopify.com" */
  domain: string;
  /** Of the local store that stands in for Shopify, in the demo and in tests: "http://127.0.0.1:4000". */
  localOrigin?: string | undefined;
}

const shopifyCdn = "cdn.shopify.com";
// So Shopify makes a smaller one of an image.
const widthParameter = "width";

/**
 * The address of an image where Shopify keeps the shop's files; null where it is another one, or not
 * encrypted: a product may show images of anywhere.
 */
export function parseImageAddress(text: string, owner: ImageOwner): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") return null;
  url.hash = "";
  if (owner.localOrigin !== undefined && url.origin === new URL(owner.localOrigin).origin)
    return url;
  if (url.protocol !== "https:" || url.port !== "") return null;
  if (url.hostname === shopifyCdn) return url.pathname.startsWith("/s/files/") ? url : null;
  return url.hostname === owner.domain && url.pathname.startsWith("/cdn/") ? url : null;
}

/** The same image so many pixels wide, or as it is where it is narrower. */
export function narrowAddress(url: URL, width: number): URL {
  const narrow = new URL(url);
  narrow.searchParams.set(widthParameter, String(width));
  return narrow;
}
