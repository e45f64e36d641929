/**
 * What a row of `sales_rollup` sums up, by column. Money is signed minor units of the shop's currency;
 * discounts and returns are negative. The SQL is over `f`, one row per sale (see sale-facts).
 */
export const moneyMeasures = {
  grossMinor: "f.gross_minor",
  discountsMinor: "f.discounts_minor",
  returnsMinor: "f.returns_minor",
  shippingMinor: "f.shipping_minor",
  taxesMinor: "f.taxes_minor",
  dutiesMinor: "f.duties_minor",
  feesMinor: "f.fees_minor",
  tipsMinor: "f.tips_minor",
  giftCardsMinor: "f.gift_cards_minor",
  unexplainedMinor: "f.unexplained_minor",
  /** Of the agreements by which orders were placed: without later edits, refunds and returns. */
  placedGrossMinor: "f.gross_minor * f.is_placed::int",
  placedDiscountsMinor: "f.discounts_minor * f.is_placed::int",
  /** Units sold, less those returned, at the cost known on the day; 0 where none is known. */
  costMinor: "coalesce(f.quantity * f.unit_cost_minor, 0)",
  /** Net sales of goods: all, those whose cost is known, and those whose cost is assumed. */
  goodsNetMinor: "f.goods_net_minor",
  costedNetMinor: "f.goods_net_minor * (f.unit_cost_minor is not null)::int",
  assumedNetMinor: "f.goods_net_minor * coalesce(f.is_cost_assumed, false)::int",
} as const;

export const countMeasures = {
  /** Orders placed; in a dimension that an order can be in twice, those that have a part in the key. */
  orders: "count(distinct f.order_id) filter (where f.is_placed)",
  giftCardOnlyOrders:
    "count(distinct f.order_id) filter (where f.is_placed and f.is_gift_card_only)",
  /** Units of goods ordered, or added by an edit. */
  unitsSold: "coalesce(sum(f.quantity) filter (where f.action_type <> 'RETURN'), 0)",
  /** Negative or 0. */
  unitsReturned: "coalesce(sum(f.quantity) filter (where f.action_type = 'RETURN'), 0)",
} as const;

export type Measure = keyof typeof moneyMeasures | keyof typeof countMeasures;
export type Measures = Record<Measure, number>;

export const measures = [
  ...Object.keys(moneyMeasures),
  ...Object.keys(countMeasures),
] as readonly Measure[];

/** "grossMinor" is gross_minor. */
export function measureColumn(measure: Measure): string {
  return measure.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Every measure over `f`, each as its column. */
export const sumsOfFacts = [
  ...Object.entries(moneyMeasures).map(
    ([measure, sql]) => `coalesce(sum(${sql}), 0)::bigint as ${measureColumn(measure as Measure)}`,
  ),
  ...Object.entries(countMeasures).map(
    ([measure, sql]) => `(${sql})::int as ${measureColumn(measure as Measure)}`,
  ),
].join(", ");
