import type { CostKind } from "../../store/costs/cost-terms";
import type { CostAmount, ProfitFacts } from "../profit/facts";
import type { Cohort } from "./cohorts";
import {
  contributionOf,
  lackingCosts,
  marginAfterGoods,
  type GoodsSums,
  type OrderCosts,
} from "./customer-margin";

/** What a cohort's customers are worth is counted in. */
export const valueBases = ["net", "grossMargin", "contribution", "orders"] as const;
export type ValueBasis = (typeof valueBases)[number];

interface SoFar {
  purchasesSoFar: number;
  factsSoFar: ProfitFacts;
}

/**
 * What a cohort came to so far on a basis: minor units, or orders. Null where it is not known: of no goods
 * the cost is, or what orders cost has not been entered. Unknown costs are never 0: goods without a known cost
 * are taken at the margin of the others.
 */
export function valueOf(
  basis: ValueBasis,
  { factsSoFar: facts, purchasesSoFar }: SoFar,
): number | null {
  switch (basis) {
    case "net":
      return facts.netSalesMinor;
    case "grossMargin":
      return rounded(marginAfterGoods(goodsOf(facts)));
    case "contribution":
      return rounded(contributionOf(goodsOf(facts), costsOf(facts)));
    case "orders":
      return purchasesSoFar;
  }
}

const rounded = (minor: number | null) => (minor === null ? null : Math.round(minor));

const goodsOf = ({ netSalesMinor, ...facts }: ProfitFacts): GoodsSums => ({
  ...facts,
  netMinor: netSalesMinor,
});

/** What orders cost, by kind. */
export const costsOf = ({ shippingCost, paymentCost, handlingCost }: ProfitFacts): OrderCosts => ({
  shipping: shippingCost,
  payment: paymentCost,
  handling: handlingCost,
});

/** The kinds of order costs that are not known of all of a cohort's orders. */
export function lacksOf({ ages }: Pick<Cohort, "ages">): CostKind[] {
  const last = ages.at(-1);
  return last ? lackingCosts(costsOf(last.factsSoFar)) : [];
}

/** Of nobody there is no value. */
export function perCustomer(value: number | null, customers: number): number | null {
  return value === null || customers === 0 ? null : value / customers;
}

/** The same of money: whole minor units. */
export function minorPerCustomer(minor: number | null, customers: number): number | null {
  const each = perCustomer(minor, customers);
  return each === null ? null : Math.round(each);
}

/** What a new customer cost, not rounded; null where the spend is not known, or there was none. */
export function cacOf(spend: CostAmount, customers: number): number | null {
  return typeof spend === "number" ? perCustomer(spend, customers) : null;
}

/** When a cohort had earned what it cost: after so many periods, not yet, or it cannot be said. */
export type Payback = { kind: "after"; periods: number } | { kind: "notYet" | "unknown" };

/**
 * The first period after which the contribution margin per customer so far is at least what a customer
 * cost. One that is not over counts: what has been earned is earned. After all costs of orders that are known
 * of all of them; `lacksOf` says which are not.
 */
export function paybackOf(
  { customers, ages }: Pick<Cohort, "customers" | "ages">,
  spend: CostAmount,
): Payback {
  const cac = cacOf(spend, customers);
  if (cac === null) return { kind: "unknown" };
  const leftOut = lacksOf({ ages });
  for (const { age, factsSoFar } of ages) {
    const left = contributionOf(goodsOf(factsSoFar), costsOf(factsSoFar), leftOut);
    const earned = perCustomer(left, customers);
    if (earned === null) return { kind: "unknown" };
    if (earned >= cac) return { kind: "after", periods: age };
  }
  return { kind: "notYet" };
}
