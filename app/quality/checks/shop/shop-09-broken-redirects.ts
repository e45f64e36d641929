import { noSettings, notApplicable, unknown } from "../../rules/outcomes";
import { defineShopCheck, shopFindingsOf } from "../../rules/shop-check";
import { sources } from "../../rules/sources";

export const brokenRedirects = defineShopCheck({
  id: "SHOP-09",
  subject: "shop",
  severity: "warning",
  scope: "shop",
  source: sources.own,
  decidedBy: "api",
  fix: "guided",
  needsScope: "read_online_store_navigation",
  settings: noSettings,
  run: ({ redirects, hasMoreRedirects }) => {
    if (redirects === undefined) return unknown("notRead");
    const outcome = shopFindingsOf(
      redirects
        .filter(({ isBroken }) => isBroken)
        .map(({ path, target }) => ({ values: { path, target } })),
    );
    if (outcome.state === "finding") return outcome;
    if (hasMoreRedirects) return unknown("notRead");
    return redirects.length === 0 ? notApplicable : outcome;
  },
});
