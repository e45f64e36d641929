import type { TextKey } from "../../i18n/text-key";
import type { CostAmount, ProfitFacts, UnknownCost } from "../../metrics/profit/facts";
import { isNothingCosted } from "../../metrics/profit/margins";
import type { UnknownView } from "./view";

/** The costs that are taken off, one after the other, each after the product's. */
export const costSteps = [
  { field: "shippingCost", label: "profit.steps.shipping", notSet: "profit.unknown.shipping" },
  { field: "paymentCost", label: "profit.steps.payment", notSet: "profit.unknown.payment" },
  { field: "handlingCost", label: "profit.steps.handling", notSet: "profit.unknown.handling" },
  { field: "marketing", label: "profit.steps.marketing", notSet: "profit.unknown.marketingNone" },
  { field: "fixedCosts", label: "profit.steps.fixed", notSet: "profit.unknown.fixed" },
] as const satisfies readonly { field: keyof ProfitFacts; label: TextKey; notSet: TextKey }[];

export type CostField = (typeof costSteps)[number]["field"];

const reasons: Partial<Record<UnknownCost, TextKey>> = {
  notObserved: "profit.unknown.marketingNotObserved",
  noSpend: "profit.unknown.marketingNone",
  otherCurrency: "profit.unknown.marketingCurrency",
};

/** Why a cost is not known; null where it is. */
export function reasonOf(field: CostField, cost: CostAmount): TextKey | null {
  if (typeof cost === "number") return null;
  const step = costSteps.find((each) => each.field === field);
  return reasons[cost] ?? step?.notSet ?? null;
}

/** Why a margin after these costs is not known: the first of them that is not. Null: it is. */
export function firstReason(facts: ProfitFacts, fields: readonly CostField[]): TextKey | null {
  if (isNothingCosted(facts)) return "profit.unknown.product";
  for (const field of fields) {
    const reason = reasonOf(field, facts[field]);
    if (reason) return reason;
  }
  return null;
}

export const costsUrl = "/app/settings/costs";
export const spendUrl = "/app/settings/spend";

/** Every cost that is not known, and where it is entered. */
export function listUnknown(facts: ProfitFacts): UnknownView[] {
  const product: UnknownView[] = isNothingCosted(facts)
    ? [{ label: "metrics.cogs.label", reason: "profit.unknown.product", url: costsUrl }]
    : [];
  const others = costSteps.flatMap(({ field, label }): UnknownView[] => {
    const reason = reasonOf(field, facts[field]);
    return reason ? [{ label, reason, url: field === "marketing" ? spendUrl : costsUrl }] : [];
  });
  return [...product, ...others];
}
