import { addDays, type ShopDay } from "../../lib/shop-day";
import { costKinds, type CostSetting, type FixedCost } from "../../store/costs/cost-terms";
import type { DayRange } from "../date-range";
import { addFacts, noProfitFacts, type CostAmount, type ProfitFacts } from "./facts";
import { fixedCostsOf, startOfMonth } from "./fixed-costs";
import { orderCostOf, type OrderFacts } from "./order-costs";

/** Sums of the ledger of one day and one key of a dimension; money in minor units. */
export interface DaySums {
  period: ShopDay;
  key: string;
  grossMinor: number;
  discountsMinor: number;
  returnsMinor: number;
  shippingMinor: number;
  taxesMinor: number;
  dutiesMinor: number;
  feesMinor: number;
  tipsMinor: number;
  giftCardsMinor: number;
  costMinor: number;
  goodsNetMinor: number;
  costedNetMinor: number;
  assumedNetMinor: number;
  orders: number;
  giftCardOnlyOrders: number;
  unitsSold: number;
}

/** The spend of a range of days, or why it is not known. */
export interface MarketingOfRange extends DayRange {
  spend: CostAmount;
}

type GoodsFacts = Pick<
  ProfitFacts,
  "netSalesMinor" | "goodsNetMinor" | "costedNetMinor" | "assumedNetMinor" | "costMinor"
>;

function goodsOf(sums: Omit<DaySums, "period">): GoodsFacts {
  return {
    netSalesMinor: sums.grossMinor + sums.discountsMinor + sums.returnsMinor,
    goodsNetMinor: sums.goodsNetMinor,
    costedNetMinor: sums.costedNetMinor,
    assumedNetMinor: sums.assumedNetMinor,
    costMinor: sums.costMinor,
  };
}

/** What the costs of a day's orders of a channel are worked out from. */
export function orderFactsOf(sums: DaySums): OrderFacts {
  return {
    day: sums.period,
    channel: sums.key,
    orders: sums.orders,
    giftCardOnlyOrders: sums.giftCardOnlyOrders,
    unitsSold: sums.unitsSold,
    shippingChargedMinor: sums.shippingMinor,
    chargedMinor:
      sums.grossMinor +
      sums.discountsMinor +
      sums.returnsMinor +
      sums.shippingMinor +
      sums.taxesMinor +
      sums.dutiesMinor +
      sums.feesMinor +
      sums.tipsMinor +
      sums.giftCardsMinor,
  };
}

/** What a day sold through a channel and what its goods and orders cost. */
function ofChannelDay(sums: DaySums, settings: readonly CostSetting[]): ProfitFacts {
  const facts = orderFactsOf(sums);
  const [shippingCost, paymentCost, handlingCost] = costKinds.map((kind) =>
    orderCostOf(kind, facts, settings),
  ) as [CostAmount, CostAmount, CostAmount];
  return { ...noProfitFacts, ...goodsOf(sums), shippingCost, paymentCost, handlingCost };
}

/** A day of a channel, with what its goods and orders cost. */
export interface CostedDay {
  period: ShopDay;
  key: string;
  facts: ProfitFacts;
}

/** Once for all that they are added up by: to work out what orders cost takes longer than to add it up. */
export function costDays(
  days: readonly DaySums[],
  settings: readonly CostSetting[],
): readonly CostedDay[] {
  return days.map((sums) => ({
    period: sums.period,
    key: sums.key,
    facts: ofChannelDay(sums, settings),
  }));
}

/** What days and channels add up to, by a key of each. */
function groupDays(
  days: readonly CostedDay[],
  keyOf: (day: CostedDay) => string,
): Map<string, ProfitFacts> {
  const groups = new Map<string, ProfitFacts>();
  for (const day of days) {
    const key = keyOf(day);
    groups.set(key, addFacts(groups.get(key) ?? noProfitFacts, day.facts));
  }
  return groups;
}

/** A range as a whole. `days`: its days, by channel. */
export function sumRange(
  range: DayRange,
  days: readonly CostedDay[],
  fixed: readonly FixedCost[],
  marketing: CostAmount,
): ProfitFacts {
  const sum = groupDays(days, () => "").get("") ?? noProfitFacts;
  return { ...sum, marketing, fixedCosts: fixedCostsOf(range, fixed) };
}

/** By day, without what belongs to no day of its own: marketing and fixed costs. */
export function sumByDay(days: readonly CostedDay[]): Map<ShopDay, ProfitFacts> {
  return groupDays(days, ({ period }) => period);
}

/** By calendar month, of which only the days within the range count. */
export function sumByMonth(
  months: readonly MarketingOfRange[],
  days: readonly CostedDay[],
  fixed: readonly FixedCost[],
): (DayRange & { facts: ProfitFacts })[] {
  const groups = groupDays(days, ({ period }) => startOfMonth(period));
  return months.map(({ from, to, spend }) => ({
    from,
    to,
    facts: {
      ...(groups.get(startOfMonth(from)) ?? noProfitFacts),
      marketing: spend,
      fixedCosts: fixedCostsOf({ from, to }, fixed),
    },
  }));
}

/** By sales channel: nobody knows which of them marketing and fixed costs are of. */
export function sumByChannel(days: readonly CostedDay[]): Map<string, ProfitFacts> {
  const groups = groupDays(days, ({ key }) => key);
  return new Map(
    [...groups].map(([key, facts]) => [
      key,
      { ...facts, marketing: "notSplit", fixedCosts: "notSplit" },
    ]),
  );
}

/** By kind of product: an order's own costs are not those of one of its products. */
export function sumByType(types: readonly Omit<DaySums, "period">[]): Map<string, ProfitFacts> {
  return new Map(
    types.map((sums) => [
      sums.key,
      {
        ...goodsOf(sums),
        shippingCost: "notSplit",
        paymentCost: "notSplit",
        handlingCost: "notSplit",
        marketing: "notSplit",
        fixedCosts: "notSplit",
      },
    ]),
  );
}

/** The calendar months of a range, the first and the last maybe parts of one. */
export function monthsOf({ from, to }: DayRange): DayRange[] {
  const months: DayRange[] = [];
  for (let first = from; first <= to;) {
    const next = startOfMonth(addDays(startOfMonth(first), 32));
    const last = addDays(next, -1);
    months.push({ from: first, to: last < to ? last : to });
    first = next;
  }
  return months;
}
