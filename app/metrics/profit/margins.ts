import { addCosts, type CostAmount, type CostedFacts, type ProfitFacts } from "./facts";

/** Goods were sold, and of none of them the cost is known. */
export function isNothingCosted(facts: ProfitFacts): boolean {
  return facts.goodsNetMinor !== 0 && facts.costedNetMinor === 0 && facts.costMinor === 0;
}

/** Net sales of goods whose cost is not known: no margin says anything of them. */
export function uncostedNetMinor({ goodsNetMinor, costedNetMinor }: ProfitFacts): number {
  return goodsNetMinor - costedNetMinor;
}

/** Net sales less those of goods whose cost is not known: what margins are taken of. */
export function knownNetMinor(facts: ProfitFacts): number {
  return facts.netSalesMinor - uncostedNetMinor(facts);
}

/**
 * Net sales of goods with a known cost over net sales of goods. Null where there is no such share: no
 * goods were sold, or more came back than was sold.
 */
export function costCoverageOf({ goodsNetMinor, costedNetMinor }: CostedFacts): number | null {
  return shareOf(costedNetMinor, goodsNetMinor);
}

/** The part of the same whose cost is assumed: the first one seen, taken for the days before. */
export function assumedShareOf({ goodsNetMinor, assumedNetMinor }: ProfitFacts): number | null {
  return shareOf(assumedNetMinor, goodsNetMinor);
}

function shareOf(part: number, whole: number): number | null {
  return whole > 0 && part >= 0 && part <= whole ? part / whole : null;
}

/** Known net sales less the cost of the goods. Null where no cost is known. */
export function marginOneMinor(facts: ProfitFacts): number | null {
  return isNothingCosted(facts) ? null : knownNetMinor(facts) - facts.costMinor;
}

export function marginTwoMinor(facts: ProfitFacts): number | null {
  const { shippingCost, paymentCost, handlingCost } = facts;
  const costs = addCosts(addCosts(shippingCost, paymentCost), handlingCost);
  return less(marginOneMinor(facts), costs);
}

export function marginThreeMinor(facts: ProfitFacts): number | null {
  return less(marginTwoMinor(facts), facts.marketing);
}

export function netProfitMinor(facts: ProfitFacts): number | null {
  return less(marginThreeMinor(facts), facts.fixedCosts);
}

/** The share of net sales of goods with a known cost that is left after what they cost. */
export function grossMarginOf({
  costedNetMinor,
  costMinor,
}: Pick<CostedFacts, "costedNetMinor" | "costMinor">): number | null {
  return costedNetMinor > 0 ? (costedNetMinor - costMinor) / costedNetMinor : null;
}

function less(margin: number | null, cost: CostAmount): number | null {
  return margin === null || typeof cost !== "number" ? null : margin - cost;
}
