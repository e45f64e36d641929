import { z } from "zod";
import { daysBetween, firstAfter, firstDayPast } from "../../../lib/shop-day";
import type { ProductFacts } from "../../facts/facts";
import { defineCheck, finding, notApplicable, passed, unknown } from "../../rules/outcomes";
import { sources } from "../../rules/sources";

/** What has not come back within two months is often not ordered again. */
const mostDays = 60;

/** The stock ended with the last sale at the latest, or with a count after it. */
function endOfStock({ outOfStockSince, sales, createdDay }: ProductFacts) {
  return outOfStockSince ?? (sales && (sales.lastSoldDay ?? createdDay));
}

export const longOutOfStock = defineCheck({
  id: "PUB-02",
  subject: "publication",
  severity: "hint",
  scope: "product",
  appliesTo: { drafts: false, giftCards: false },
  source: sources.own,
  decidedBy: "api",
  fix: "preview",
  changesOn: (product, { shop }, { mostDays: most }) => {
    const since = endOfStock(product);
    return firstAfter(shop.today, [since && firstDayPast(since, most), product.outOfStockKnownOn]);
  },
  settings: z.object({ mostDays: z.number().int().min(1).default(mostDays) }),
  run: (product, { shop }, settings) => {
    const canBeSold = product.variants.some(
      ({ inventoryPolicy, isTracked }) => inventoryPolicy === "CONTINUE" || !isTracked,
    );
    if (!product.tracksInventory || canBeSold) return notApplicable;
    if (product.totalInventory > 0) return passed;
    if (product.isOnOnlineStore === undefined) return unknown("notRead");
    if (!product.isOnOnlineStore) return notApplicable;
    const since = endOfStock(product);
    if (!since) return unknown("notRead");
    const days = daysBetween(since, shop.today);
    return days > settings.mostDays ? finding({ since }) : passed;
  },
});
