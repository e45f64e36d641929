import { z } from "zod";
import { daysBetween } from "../../../lib/shop-day";
import { defineCheck, finding, notApplicable, passed, unknown } from "../../rules/outcomes";
import { sources } from "../../rules/sources";

/** What has not come back within two months is often not ordered again. */
const mostDays = 60;

export const longOutOfStock = defineCheck({
  id: "PUB-02",
  subject: "publication",
  severity: "hint",
  scope: "product",
  appliesTo: { drafts: false, giftCards: false },
  source: sources.own,
  decidedBy: "api",
  fix: "preview",
  settings: z.object({ mostDays: z.number().int().min(1).default(mostDays) }),
  run: (product, { shop }, settings) => {
    const canBeSold = product.variants.some(
      ({ inventoryPolicy, isTracked }) => inventoryPolicy === "CONTINUE" || !isTracked,
    );
    if (!product.tracksInventory || canBeSold) return notApplicable;
    if (product.totalInventory > 0) return passed;
    if (product.isOnOnlineStore === undefined) return unknown("notRead");
    if (!product.isOnOnlineStore) return notApplicable;
    // The stock ended with the last sale at the latest, or with a count after it.
    const since =
      product.outOfStockSince ??
      (product.sales && (product.sales.lastSoldDay ?? product.createdDay));
    if (!since) return unknown("notRead");
    const days = daysBetween(since, shop.today);
    return days > settings.mostDays ? finding({ days }) : passed;
  },
});
