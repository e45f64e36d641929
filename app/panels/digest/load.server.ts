import { appUrl } from "../../alerts/outgoing/app-url.server";
import type { OutgoingMessage } from "../../alerts/outgoing/message";
import { createShopCalendar } from "../../lib/shop-day";
import { listOpenAlerts } from "../../store/alerts/alerts.server";
import type { Cadence } from "../../store/notifications/terms";
import type { ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { buildAlerts } from "../alerts/build-view";
import { loadHome } from "../home/load.server";
import { loadRules } from "../quality/rules/load.server";
import { buildDigest } from "./build-digest";
import { daysOfDigest } from "./days";
import type { DigestView } from "./preview";

/** What a digest would say now; null: there are no figures yet. */
export async function loadDigest(
  shop: ShopRow,
  cadence: Cadence,
  now: Date,
): Promise<OutgoingMessage | null> {
  if (!shop.timezone) return null;
  const today = createShopCalendar(shop.timezone).dayOf(now);
  const home = await loadHome(shop, daysOfDigest(cadence, today), now);
  if (home.state !== "ready") return null;
  const rules = await loadRules(shop, new URLSearchParams(), now);
  const open = await withShop(shop, (tx) => listOpenAlerts(tx, shop));
  return buildDigest({
    shop: shop.name ?? shop.domain,
    home,
    // Who asked for quiet gets it.
    alerts: buildAlerts(open.filter(({ snoozedUntil }) => !snoozedUntil || snoozedUntil <= now)),
    quality:
      rules.state === "ready" && rules.checkedAt !== null
        ? { rules: rules.content.rules, isSalesKnown: rules.isSalesKnown }
        : null,
    urlOf: (path) => appUrl(shop, path),
  });
}

/** The same for the page that shows it. */
export async function loadDigestPreview(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<DigestView> {
  const cadence = params.get("cadence") === "weekly" ? "weekly" : "daily";
  return { cadence, message: await loadDigest(shop, cadence, now) };
}
