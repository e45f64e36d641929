import type { AlertRule } from "./rule";
import { bestSellerErrors } from "./rules/best-seller-errors";
import { bestSellerSoldOut } from "./rules/best-seller-sold-out";
import { budgetPace } from "./rules/budget-pace";
import { cacAbove } from "./rules/cac-above";
import { categoryArchived } from "./rules/category-archived";
import { checkoutsLeft } from "./rules/checkouts-left";
import { conversionDrop } from "./rules/conversion-drop";
import { countJump } from "./rules/count-jump";
import { ltvToCacBelow } from "./rules/ltv-to-cac-below";
import { newErrors } from "./rules/new-errors";
import { pricesTooLow } from "./rules/prices-too-low";
import { reportsDiffer } from "./rules/reports-differ";
import { returnRateJump } from "./rules/return-rate-jump";
import { salesBelowExpected } from "./rules/sales-below-expected";
import { scoreBelow } from "./rules/score-below";
import { spendWithoutOrders } from "./rules/spend-without-orders";
import { syncStale } from "./rules/sync-stale";

/**
 * Every alert, those that matter most first: of several with one cause, the first is told and the others go
 * under it.
 */
export const alertRules: readonly AlertRule[] = [
  syncStale,
  pricesTooLow,
  checkoutsLeft,
  salesBelowExpected,
  conversionDrop,
  bestSellerSoldOut,
  spendWithoutOrders,
  bestSellerErrors,
  newErrors,
  countJump,
  categoryArchived,
  scoreBelow,
  returnRateJump,
  budgetPace,
  ltvToCacBelow,
  cacAbove,
  reportsDiffer,
];

/** Null: there is none of that name, any more. */
export function findAlertRule(id: string): AlertRule | null {
  return alertRules.find((rule) => rule.id === id) ?? null;
}

/** Whether workflows of Shopify Flow can begin with it: its trigger is of trade. */
export function isToldToFlow(id: string): boolean {
  return findAlertRule(id)?.group === "trading";
}
