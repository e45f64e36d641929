import { measures, type Measure, type Measures } from "./measures";

/** Sums of a key; money in minor units. */
export type KeySums = Measures & { key: string };

/** A list of values for each measure, all of one length. */
export type Columns = Readonly<Record<Measure, ArrayLike<number>>>;

export function columnsOf(valuesOf: (measure: Measure) => ArrayLike<number>): Columns {
  return Object.fromEntries(
    measures.map((measure) => [measure, valuesOf(measure)]),
  ) as unknown as Columns;
}

/**
 * Columns as rows, one for each key. Written out, measure by measure: fifteen thousand variants have
 * 300,000 values, and an object that is filled by name takes ten times as long.
 */
export function zipSums(keys: readonly string[], columns: Columns): KeySums[] {
  const {
    grossMinor,
    discountsMinor,
    returnsMinor,
    shippingMinor,
    taxesMinor,
    dutiesMinor,
    feesMinor,
    tipsMinor,
    giftCardsMinor,
    unexplainedMinor,
    placedGrossMinor,
    placedDiscountsMinor,
    costMinor,
    goodsNetMinor,
    costedNetMinor,
    assumedNetMinor,
    orders,
    giftCardOnlyOrders,
    unitsSold,
    unitsReturned,
  } = columns;
  const at = (values: ArrayLike<number>, index: number) => values[index] as number;
  return keys.map((key, index) => ({
    key,
    grossMinor: at(grossMinor, index),
    discountsMinor: at(discountsMinor, index),
    returnsMinor: at(returnsMinor, index),
    shippingMinor: at(shippingMinor, index),
    taxesMinor: at(taxesMinor, index),
    dutiesMinor: at(dutiesMinor, index),
    feesMinor: at(feesMinor, index),
    tipsMinor: at(tipsMinor, index),
    giftCardsMinor: at(giftCardsMinor, index),
    unexplainedMinor: at(unexplainedMinor, index),
    placedGrossMinor: at(placedGrossMinor, index),
    placedDiscountsMinor: at(placedDiscountsMinor, index),
    costMinor: at(costMinor, index),
    goodsNetMinor: at(goodsNetMinor, index),
    costedNetMinor: at(costedNetMinor, index),
    assumedNetMinor: at(assumedNetMinor, index),
    orders: at(orders, index),
    giftCardOnlyOrders: at(giftCardOnlyOrders, index),
    unitsSold: at(unitsSold, index),
    unitsReturned: at(unitsReturned, index),
  }));
}
