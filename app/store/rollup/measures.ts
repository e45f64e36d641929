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

const placedOrders = "f.is_placed";
const giftCardOnlyOrders = "f.is_placed and f.is_gift_card_only";
const soldUnits = "f.action_type <> 'RETURN'";
const returnedUnits = "f.action_type = 'RETURN'";

export const countMeasures = {
  /** Orders placed; in a dimension that an order can be in twice, those that have a part in the key. */
  orders: countOrders(placedOrders),
  giftCardOnlyOrders: countOrders(giftCardOnlyOrders),
  /** Units of goods ordered, or added by an edit. */
  unitsSold: `coalesce(sum(f.quantity) filter (where ${soldUnits}), 0)`,
  /** Negative or 0. */
  unitsReturned: `coalesce(sum(f.quantity) filter (where ${returnedUnits}), 0)`,
} as const;

function countOrders(condition: string): string {
  return `count(distinct f.order_id) filter (where ${condition})`;
}

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

const countMore = (condition: string) =>
  `${countOrders(`${condition} and f.sign > 0`)} - ${countOrders(`${condition} and f.sign < 0`)}`;
const sumMore = (sql: string) => `coalesce(sum(f.sign * (${sql})), 0)`;
const changes: Record<Measure, string> = {
  ...(Object.fromEntries(
    Object.entries(moneyMeasures).map(([measure, sql]) => [measure, sumMore(sql)]),
  ) as Record<keyof typeof moneyMeasures, string>),
  orders: countMore(placedOrders),
  giftCardOnlyOrders: countMore(giftCardOnlyOrders),
  unitsSold: sumMore(`f.quantity * (${soldUnits})::int`),
  unitsReturned: sumMore(`f.quantity * (${returnedUnits})::int`),
};

/**
 * By how much each measure grows, as its column after "more_": over `f` with all sales of an order twice, as they
 * are (`sign` 1) and as they had been added up (-1).
 */
export const changesOfFacts = measures
  .map((measure) => `(${changes[measure]})::bigint as more_${measureColumn(measure)}`)
  .join(", ");
