/** Why a cost is not known. */
export type UnknownCost =
  /** The merchant has not said what it is on these days. */
  | "notSet"
  /** Spend was not observed on all of these days. */
  | "notObserved"
  /** Shopify has never told of any spend. */
  | "noSpend"
  /** Spend is in another currency. */
  | "otherCurrency"
  /** It cannot be told apart for a part of the sales. */
  | "notSplit";

/** An amount in minor units, or why there is none. Unknown is never 0. */
export type CostAmount = number | UnknownCost;

/** What goods sold for and what they cost; money in minor units. */
export interface CostedFacts {
  /** Net sales of goods: all, those whose cost is known, and of these those whose cost is assumed. */
  goodsNetMinor: number;
  costedNetMinor: number;
  assumedNetMinor: number;
  /** Of the goods whose cost is known. */
  costMinor: number;
}

/** What a period, a channel or a kind of product sold and what that cost; money in minor units. */
export interface ProfitFacts extends CostedFacts {
  netSalesMinor: number;
  shippingCost: CostAmount;
  paymentCost: CostAmount;
  handlingCost: CostAmount;
  marketing: CostAmount;
  fixedCosts: CostAmount;
}

export const noProfitFacts: ProfitFacts = {
  netSalesMinor: 0,
  goodsNetMinor: 0,
  costedNetMinor: 0,
  assumedNetMinor: 0,
  costMinor: 0,
  shippingCost: 0,
  paymentCost: 0,
  handlingCost: 0,
  marketing: 0,
  fixedCosts: 0,
};

/** The sum; where a part is unknown, so is the sum. */
export function addCosts(a: CostAmount, b: CostAmount): CostAmount {
  if (typeof a !== "number") return a;
  return typeof b === "number" ? a + b : b;
}

export function addFacts(a: ProfitFacts, b: ProfitFacts): ProfitFacts {
  return {
    netSalesMinor: a.netSalesMinor + b.netSalesMinor,
    goodsNetMinor: a.goodsNetMinor + b.goodsNetMinor,
    costedNetMinor: a.costedNetMinor + b.costedNetMinor,
    assumedNetMinor: a.assumedNetMinor + b.assumedNetMinor,
    costMinor: a.costMinor + b.costMinor,
    shippingCost: addCosts(a.shippingCost, b.shippingCost),
    paymentCost: addCosts(a.paymentCost, b.paymentCost),
    handlingCost: addCosts(a.handlingCost, b.handlingCost),
    marketing: addCosts(a.marketing, b.marketing),
    fixedCosts: addCosts(a.fixedCosts, b.fixedCosts),
  };
}
