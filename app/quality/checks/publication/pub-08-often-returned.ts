import { z } from "zod";
import { defineCheck, finding, passed, unknown } from "../../rules/outcomes";
import { sources } from "../../rules/sources";

/** So many times the shop's own rate is no chance any more, */
const mostTimes = 2;
/** from this many units on. */
const fewestUnits = 20;

export const oftenReturned = defineCheck({
  id: "PUB-08",
  subject: "publication",
  severity: "warning",
  scope: "product",
  appliesTo: { drafts: false, giftCards: false },
  source: sources.adminSkills,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: z.object({
    mostTimes: z.number().min(1).default(mostTimes),
    fewestUnits: z.number().int().min(1).default(fewestUnits),
  }),
  run: ({ sales }, { catalogue: { returnRate } }, settings) => {
    if (sales === undefined) return unknown("notRead");
    if (returnRate === null || sales.units < settings.fewestUnits) return unknown("noSales");
    const rate = sales.unitsReturned / sales.units;
    return sales.unitsReturned > 0 && rate >= settings.mostTimes * returnRate
      ? finding({
          percent: Math.round(rate * 100),
          shopPercent: Math.round(returnRate * 100),
          units: sales.units,
        })
      : passed;
  },
});
