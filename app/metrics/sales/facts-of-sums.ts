import { measures, type Measures } from "../../store/rollup/measures";
import type { SalesFacts } from "../metric";

/** Of a key that sold nothing. */
export const noSums = Object.fromEntries(measures.map((name) => [name, 0])) as Measures;

/** Sums of a key as facts that figures are made of; nothing is known of its customers. One object for each. */
export function factsOfSums(sums: Measures): SalesFacts {
  return {
    newCustomers: 0,
    returningCustomers: 0,
    unknownCustomers: 0,
    guestOrders: 0,
    unidentifiedOrders: 0,
    grossSalesMinor: sums.grossMinor,
    discountsMinor: sums.discountsMinor,
    returnsMinor: sums.returnsMinor,
    shippingMinor: sums.shippingMinor,
    taxesMinor: sums.taxesMinor,
    dutiesMinor: sums.dutiesMinor,
    feesMinor: sums.feesMinor,
    placedGrossMinor: sums.placedGrossMinor,
    placedDiscountsMinor: sums.placedDiscountsMinor,
    orders: sums.orders,
    giftCardOnlyOrders: sums.giftCardOnlyOrders,
    unitsSold: sums.unitsSold,
    unitsReturned: sums.unitsReturned,
    costMinor: sums.costMinor,
    goodsNetMinor: sums.goodsNetMinor,
    costedNetMinor: sums.costedNetMinor,
    assumedNetMinor: sums.assumedNetMinor,
  };
}
