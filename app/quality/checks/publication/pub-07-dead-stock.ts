import { z } from "zod";
import { daysBetween, firstAfter, firstDayPast } from "../../../lib/shop-day";
import { defineCheck, finding, notApplicable, passed, unknown } from "../../rules/outcomes";
import { sources } from "../../rules/sources";

/** A season: what has not sold in it will hardly sell in the next. */
const mostDays = 90;

export const deadStock = defineCheck({
  id: "PUB-07",
  subject: "publication",
  severity: "hint",
  scope: "product",
  appliesTo: { drafts: false, giftCards: false },
  source: sources.adminSkills,
  decidedBy: "api",
  fix: "guided",
  changesOn: ({ sales, createdDay }, { shop }, { mostDays: most }) =>
    firstAfter(shop.today, [sales && firstDayPast(sales.lastSoldDay ?? createdDay, most)]),
  settings: z.object({ mostDays: z.number().int().min(1).default(mostDays) }),
  run: ({ tracksInventory, totalInventory, sales, createdDay }, { shop }, settings) => {
    if (!tracksInventory || totalInventory <= 0) return notApplicable;
    if (sales === undefined) return unknown("notRead");
    const since = sales.lastSoldDay ?? createdDay;
    if (daysBetween(since, shop.today) <= settings.mostDays) return passed;
    return finding({
      context: sales.lastSoldDay === null ? "never" : "sold",
      since,
      units: totalInventory,
    });
  },
});
