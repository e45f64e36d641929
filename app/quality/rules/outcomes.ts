import { z } from "zod";
import type { AppliesTo, Check, Evidence, Outcome, UnknownReason } from "./check";
import type { ProductFacts } from "../facts/facts";

/** More than this many places of one finding are counted, not told one by one. */
export const mostEvidence = 20;

export const passed: Outcome = { state: "passed" };
export const notApplicable: Outcome = { state: "notApplicable" };

export function unknown(why: UnknownReason): Outcome {
  return { state: "unknown", why };
}

/** A finding of all these places; passed where there is none. */
export function findingsOf(places: readonly Evidence[], most = mostEvidence): Outcome {
  return places.length === 0
    ? passed
    : { state: "finding", evidence: places.slice(0, most), places: places.length };
}

/** A finding of the product as a whole. */
export function finding(values: Evidence["values"] = {}): Outcome {
  return findingsOf([{ values }]);
}

/** Of checks that leave nothing to choose. */
export const noSettings = z.object({});

function isConcerned(product: ProductFacts, appliesTo: AppliesTo): boolean {
  if (product.status === "ARCHIVED") return false;
  if (product.status === "DRAFT" && !appliesTo.drafts) return false;
  return !product.isGiftCard || appliesTo.giftCards;
}

/** Asks a check only of products that it is about. Keeps the type of its settings, and forgets it for the list. */
export function defineCheck<Settings>(check: Check<Settings>): Check {
  const { changesOn } = check;
  return {
    ...check,
    changesOn:
      changesOn === "never"
        ? changesOn
        : (product, context, settings) =>
            isConcerned(product, check.appliesTo)
              ? changesOn(product, context, settings as Settings)
              : null,
    run: (product, context, settings) =>
      isConcerned(product, check.appliesTo)
        ? check.run(product, context, settings as Settings)
        : notApplicable,
  };
}
