import { noSettings, notApplicable, unknown } from "../../rules/outcomes";
import { defineShopCheck, shopFindingsOf } from "../../rules/shop-check";
import { sources } from "../../rules/sources";

export const noUnitPrice = defineShopCheck({
  id: "SHOP-10",
  subject: "shop",
  severity: "warning",
  scope: "shop",
  source: sources.own,
  decidedBy: "api",
  fix: "guided",
  settings: noSettings,
  run: ({ soldByMeasure }) => {
    if (soldByMeasure === undefined) return unknown("notRead");
    if (soldByMeasure.length === 0) return notApplicable;
    return shopFindingsOf(
      soldByMeasure
        .filter(({ hasUnitPrice }) => !hasUnitPrice)
        .map(({ productId, title }) => ({ productId, values: { product: title } })),
    );
  },
});
