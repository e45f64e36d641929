import { z } from "zod";
import { env } from "../env.server";
import { log } from "../log.server";
import { keepInInbox } from "../store/inbox.server";
import { findShopByDomain } from "../store/shops.server";
import { isSignedBy } from "./hmac";

const checkSchema = z.object({
  shopify_domain: z.string().regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/i),
  action_run_id: z.string().min(1).max(200),
  properties: z.object({ product_id: z.coerce.number().int().positive().safe() }),
});

/**
 * Takes the wish of a workflow to have a product checked now: signature over the raw body, then one insert, which has
 * the product read again and then checked. The same run of an action is taken once. 401 for a bad signature, 400 for
 * what is no such wish, 404 where the shop does not have the app, 503 where it could not be kept.
 */
export async function receiveCheckAction(
  request: Request,
  now: Date,
): Promise<{ status: number; shopId: number | null }> {
  const refuse = (status: number) => ({ status, shopId: null });
  if (request.method !== "POST") return refuse(405);
  const rawBody = Buffer.from(await request.arrayBuffer());
  const signature = request.headers.get("x-shopify-hmac-sha256");
  if (!isSignedBy(env().SHOPIFY_API_SECRET, rawBody, signature)) return refuse(401);
  const wish = checkSchema.safeParse(parseJson(rawBody.toString("utf8")));
  if (!wish.success) return refuse(400);
  const { shopify_domain, action_run_id, properties } = wish.data;
  const shopDomain = shopify_domain.toLowerCase();
  const shop = await findShopByDomain(shopDomain);
  if (!shop || shop.uninstalledAt) return refuse(404);
  try {
    const isNew = await keepInInbox({
      ...{ shopDomain, topic: "products/update", triggeredAt: now },
      ...{ webhookId: `flow ${action_run_id}`, eventId: `flow ${action_run_id}` },
      payload: { id: properties.product_id },
    });
    return { status: 200, shopId: isNew ? shop.id : null };
  } catch (error) {
    log.error({ shop: shopDomain, err: error }, "An action of a workflow could not be kept");
    return refuse(503);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
