import { z } from "zod";
import { daysBetween, firstAfter, firstDayPast } from "../../../lib/shop-day";
import { defineCheck, unknown } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { askEachVariant } from "../../facts/variant-places";

/** A price that nobody has paid for a season is no reduction any more, and in many countries none by law. */
const mostDays = 90;

export const oldCompareAt = defineCheck({
  id: "PRC-03",
  subject: "price",
  severity: "warning",
  scope: "variant",
  appliesTo: { drafts: false, giftCards: false },
  source: sources.adminSkills,
  decidedBy: "api",
  fix: "preview",
  changesOn: ({ variants }, { shop }, settings) =>
    firstAfter(
      shop.today,
      variants.map(({ compareAtSince, compareAtKnownOn }) =>
        compareAtSince === null
          ? compareAtKnownOn
          : firstDayPast(compareAtSince, settings.mostDays),
      ),
    ),
  settings: z.object({ mostDays: z.number().int().min(1).default(mostDays) }),
  run: (product, { shop }, settings) => {
    const outcome = askEachVariant(product, (variant) => {
      const { compareAtMinor, compareAtSince, priceMinor } = variant;
      if (compareAtMinor === null || compareAtMinor <= priceMinor || compareAtSince === null) {
        return "notApplicable";
      }
      const days = daysBetween(compareAtSince, shop.today);
      return days > settings.mostDays ? { since: compareAtSince, compareAtMinor } : "passed";
    });
    const isUnseen = product.variants.some(
      ({ compareAtMinor, compareAtSince, priceMinor }) =>
        compareAtMinor !== null && compareAtMinor > priceMinor && compareAtSince === null,
    );
    return outcome.state !== "finding" && isUnseen ? unknown("notRead") : outcome;
  },
});
