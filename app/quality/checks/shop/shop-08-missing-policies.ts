import { z } from "zod";
import { unknown } from "../../rules/outcomes";
import { defineShopCheck, shopFindingsOf } from "../../rules/shop-check";
import { sources } from "../../rules/sources";

/** What Google asks of a shop before it lists its products, as the API names it. */
const required = ["REFUND_POLICY", "PRIVACY_POLICY", "TERMS_OF_SERVICE", "SHIPPING_POLICY"];

export const missingPolicies = defineShopCheck({
  id: "SHOP-08",
  subject: "shop",
  severity: "error",
  scope: "shop",
  source: sources.googleProductData,
  decidedBy: "api",
  fix: "guided",
  needsScope: "read_legal_policies",
  settings: z.object({ required: z.array(z.string()).default(required) }),
  run: ({ policies }, settings) => {
    if (policies === undefined) return unknown("notRead");
    const missing = settings.required.filter((type) => !policies.includes(type));
    return shopFindingsOf(missing.map((type) => ({ values: { context: type, policy: type } })));
  },
});
