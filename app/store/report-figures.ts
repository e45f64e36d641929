import type { SalesDayRow } from "./sales-window";

/** What Shopify's sales report and the ledger both tell, of a day or of an order on a day. */
export const reportMeasures = [
  "grossMinor",
  "discountsMinor",
  "returnsMinor",
  "netMinor",
  "shippingMinor",
  "taxesMinor",
  "totalMinor",
  "orders",
] as const;

export type ReportMeasure = (typeof reportMeasures)[number];

/** Money in minor units of the shop's currency; discounts and returns negative or 0. */
export type ReportFigures = Record<ReportMeasure, number>;

export const noFigures: ReportFigures = {
  grossMinor: 0,
  discountsMinor: 0,
  returnsMinor: 0,
  netMinor: 0,
  shippingMinor: 0,
  taxesMinor: 0,
  totalMinor: 0,
  orders: 0,
};

/** The parts of the ledger that figures are made of. */
export type FigureParts = Pick<
  SalesDayRow,
  | "grossSalesMinor"
  | "discountsMinor"
  | "returnsMinor"
  | "shippingMinor"
  | "taxesMinor"
  | "dutiesMinor"
  | "feesMinor"
  | "orders"
>;

/** Net and total sales are sums as in app/metrics/definitions; a test holds the two together. */
export function figuresOf(parts: FigureParts): ReportFigures {
  const { grossSalesMinor, discountsMinor, returnsMinor, shippingMinor, taxesMinor } = parts;
  const netMinor = grossSalesMinor + discountsMinor + returnsMinor;
  return {
    grossMinor: grossSalesMinor,
    discountsMinor,
    returnsMinor,
    netMinor,
    shippingMinor,
    taxesMinor,
    totalMinor: netMinor + shippingMinor + taxesMinor + parts.dutiesMinor + parts.feesMinor,
    orders: parts.orders,
  };
}

/** Ours less theirs, measure by measure. */
export function subtractFigures(ours: ReportFigures, theirs: ReportFigures): ReportFigures {
  return combine(ours, theirs, (a, b) => a - b);
}

export function addFigures(one: ReportFigures, other: ReportFigures): ReportFigures {
  return combine(one, other, (a, b) => a + b);
}

/** Nothing in any measure: as a difference, equal to the minor unit. */
export function isNothing(figures: ReportFigures): boolean {
  return reportMeasures.every((measure) => figures[measure] === 0);
}

function combine(
  one: ReportFigures,
  other: ReportFigures,
  operation: (a: number, b: number) => number,
): ReportFigures {
  const result = { ...noFigures };
  for (const measure of reportMeasures) {
    result[measure] = operation(one[measure], other[measure]);
  }
  return result;
}
