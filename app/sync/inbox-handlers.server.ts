import { log } from "../log.server";
import { database } from "../store/database.server";
import { recordPixelOff } from "../store/pixel/web-pixel.server";
import { deletePurgedShop, redactCustomer } from "../store/redaction.server";
import { deleteSessionsOfShop } from "../store/sessions.server";
import {
  findShopByDomain,
  recordGrantedScopes,
  recordUninstall,
  type ShopRow,
} from "../store/shops.server";
import { startBackfill } from "./backfill.server";
import type { HintTopic, InboxPayload, InboxTopic } from "./inbox-payloads";

type ActedTopic = Exclude<InboxTopic, HintTopic>;

interface Delivery<Topic extends ActedTopic> {
  shopDomain: string;
  topic: Topic;
  triggeredAt: Date | null;
  payload: InboxPayload<Topic>;
}

type AnyDelivery = { [Topic in ActedTopic]: Delivery<Topic> }[ActedTopic];

/** Does what a webhook asks. Returns the shop whose backfill should run now, or null. */
export async function handleWebhook(
  delivery: Delivery<ActedTopic>,
  now: Date,
): Promise<number | null> {
  const shop = await findShopByDomain(delivery.shopDomain);
  // A shop that never installed the app has nothing here.
  if (!shop) return null;
  const webhook = delivery as AnyDelivery;

  switch (webhook.topic) {
    case "app/uninstalled":
      if (isBeforeInstall(webhook, shop)) return null;
      await recordUninstall(shop.domain, webhook.triggeredAt ?? now);
      // Shopify takes the pixel out of the shop; what it told last goes here.
      await recordPixelOff(shop, webhook.triggeredAt ?? now, { forget: true });
      await deleteSessionsOfShop(await database(), shop.domain);
      return null;
    case "app/scopes_update":
      if (shop.uninstalledAt) return null;
      if (!(await recordGrantedScopes(shop, webhook.payload.current, webhook.triggeredAt ?? now)))
        return null;
      await startBackfill({ ...shop, grantedScopes: webhook.payload.current }, { now });
      return shop.id;
    case "shop/update":
      if (shop.uninstalledAt) return null;
      await startBackfill(shop, { now, resources: ["shop"] });
      return shop.id;
    case "bulk_operations/finish":
      return shop.uninstalledAt ? null : shop.id;
    case "customers/data_request":
      // The shop's owner answers the customer; we hold orders, and what belongs to them, under the customer's id.
      log.info(
        { shop: shop.domain, customer: webhook.payload.customer.id },
        "A customer asked what is stored: under their id, orders, the visits before them and, where the merchant wants it, their countries",
      );
      return null;
    case "customers/redact":
      await redactCustomer(
        shop,
        webhook.payload.customer.id,
        webhook.payload.orders_to_redact,
        now,
      );
      return null;
    case "shop/redact":
      // Sent 48 hours after an uninstall; who has installed again since keeps the data.
      if (shop.uninstalledAt) await deletePurgedShop(shop);
      return null;
  }
}

/** Deliveries can come a day late: an uninstall from before the last visit is over. */
function isBeforeInstall({ triggeredAt }: { triggeredAt: Date | null }, shop: ShopRow): boolean {
  return triggeredAt !== null && triggeredAt < (shop.authorizedAt ?? shop.installedAt);
}
