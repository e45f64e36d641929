import { recordVisit } from "./install.server";
import { authenticate } from "./shopify.server";
import { findShopByDomain, type ShopRow } from "./store/shops.server";

/**
 * The shop whose admin the request comes from: the session token is the proof. Throws the library's
 * Response (bounce, 401) where there is none.
 */
export async function requireShop(request: Request) {
  const context = await authenticate.admin(request);
  const known = await findShopByDomain(context.session.shop);
  // The library remembers a token for a minute, and so may not report a reinstall: look ourselves.
  const shop: ShopRow =
    known && !known.uninstalledAt && !known.needsReauthAt
      ? known
      : await recordVisit(context.session);
  return { shop, staffId: staffOf(context), ...context };
}

/** The number of the staff account that is at work, as Shopify numbers them; null: not told. */
function staffOf(context: object): string | null {
  const token = "sessionToken" in context ? context.sessionToken : null;
  return typeof token === "object" && token !== null && "sub" in token ? String(token.sub) : null;
}
