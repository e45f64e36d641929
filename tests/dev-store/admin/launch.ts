import { createHmac, randomBytes } from "node:crypto";
import type { AdminPage } from "./store";

/**
 * The address the admin puts into the app's frame: path and query as asked for, plus what Shopify
 * adds, signed with the app's secret (hex HMAC-SHA256 over the sorted parameters).
 * Null while the store does not know where the app runs.
 */
export async function buildLaunchUrl(
  { devStore, shop, store }: AdminPage,
  path: string,
  query: URLSearchParams,
): Promise<string | null> {
  const appUrl = devStore.appUrl();
  if (appUrl === null) return null;
  const url = new URL(`${appUrl.replace(/\/$/, "")}/${path.replace(/^\/+/, "")}`);
  for (const [name, value] of query) url.searchParams.append(name, value);
  const added = {
    embedded: "1",
    shop,
    host: encodeHost(store),
    locale: "en",
    session: randomBytes(16).toString("hex"),
    timestamp: String(Math.floor(devStore.clock() / 1000)),
    id_token: await devStore.mintSessionToken(shop),
  };
  for (const [name, value] of Object.entries(added)) url.searchParams.set(name, value);
  const message = [...url.searchParams]
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join("&");
  url.searchParams.set(
    "hmac",
    createHmac("sha256", devStore.apiSecret).update(message).digest("hex"),
  );
  return url.href;
}

/** "shelfwise.myshopify.com" as Shopify's host parameter: base64 of the admin's address, unpadded. */
function encodeHost(store: string): string {
  return Buffer.from(`admin.shopify.com/store/${store}`).toString("base64").replace(/=+$/, "");
}
