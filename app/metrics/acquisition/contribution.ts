import { groupBy } from "../../lib/group-by";
import type { ShopDay } from "../../lib/shop-day";
import type { CostKind, CostSetting } from "../../store/costs/cost-terms";
import type {
  CostedOrders,
  HorizonOrders,
  PartCostedOrders,
} from "../../store/worth/order-costs.server";
import { leastCustomers } from "../lifetime-value/worth";
import { addCosts } from "../profit/facts";
import { orderCostOf } from "../profit/order-costs";
import { settingDays } from "../retention/cohorts";
import {
  addGoods,
  contributionOf,
  lackingCosts,
  orderCostKinds,
  type OrderCosts,
} from "../retention/customer-margin";

/**
 * After which costs a customer has paid back, and spend breaks even: all that are known of goods and orders, which
 * is what is asked for where nothing else is, or those of goods alone.
 */
export const marginBases = ["contribution", "goods"] as const;
export type MarginBasis = (typeof marginBases)[number];

/** What orders cost beside their goods, by the settings that held when they were placed. */
export function orderCostsOf(
  orders: readonly CostedOrders[],
  settings: readonly CostSetting[],
): OrderCosts {
  const days = settingDays(settings);
  const sums = { shipping: 0, payment: 0, handling: 0 } as Record<CostKind, OrderCosts[CostKind]>;
  for (const row of orders) {
    // Any day on which just these settings hold.
    const facts = { ...row, day: days[row.span - 1] ?? "0001-01-01" };
    for (const kind of orderCostKinds) {
      sums[kind] = addCosts(sums[kind], orderCostOf(kind, facts, settings));
    }
  }
  return sums;
}

/** The part of net sales that is left after goods and all costs of orders; null: one of these is not known. */
export function contributionRateOf(
  orders: readonly CostedOrders[],
  settings: readonly CostSetting[],
): number | null {
  const { netMinor } = addGoods(orders);
  const contribution = contributionOf(addGoods(orders), orderCostsOf(orders, settings));
  return contribution === null || netMinor <= 0 ? null : contribution / netMinor;
}

/** That part of each part of some days, by its first day, and of all of them together. */
export interface ContributionRates {
  all: number | null;
  byPart: ReadonlyMap<ShopDay, number | null>;
}

export const noRates: ContributionRates = { all: null, byPart: new Map() };

export function contributionRatesOf(
  orders: readonly PartCostedOrders[],
  settings: readonly CostSetting[],
): ContributionRates {
  const parts = groupBy(orders, ({ period }) => period);
  return {
    all: contributionRateOf(addParts(orders), settings),
    byPart: new Map([...parts].map(([day, own]) => [day, contributionRateOf(own, settings)])),
  };
}

/** As if they were one part: what orders cost is rounded by channel and setting, however the days are cut. */
function addParts(orders: readonly PartCostedOrders[]): CostedOrders[] {
  const alike = groupBy(orders, ({ channel, span }) => `${span} ${channel}`);
  return [...alike.values()].flatMap(([first, ...others]) =>
    first ? others.reduce<CostedOrders>(addOrders, first) : [],
  );
}

function addOrders(a: CostedOrders, b: CostedOrders): CostedOrders {
  return {
    ...{ channel: a.channel, span: a.span, ...addGoods([a, b]) },
    orders: a.orders + b.orders,
    giftCardOnlyOrders: a.giftCardOnlyOrders + b.giftCardOnlyOrders,
    unitsSold: a.unitsSold + b.unitsSold,
    shippingChargedMinor: a.shippingChargedMinor + b.shippingChargedMinor,
    chargedMinor: a.chargedMinor + b.chargedMinor,
  };
}

/** What is left of a customer's orders within so many days each, and after which costs. */
export interface MarginsEach {
  /** By number of days, minor units. Null: of too few customers, or no cost of goods is known. */
  each: (number | null)[];
  /** Costs of orders that are not known of all of them, and so taken off none. */
  lacks: CostKind[];
}

/** The kinds that are not known of all of these orders; of no orders, those that nobody entered. */
function lacksOf(orders: readonly CostedOrders[], settings: readonly CostSetting[]): CostKind[] {
  if (orders.length > 0) return lackingCosts(orderCostsOf(orders, settings));
  return orderCostKinds.filter((kind) => settings.every((each) => each.kind !== kind));
}

/** Whether enough have been customers for so many days to say anything of them. */
export function areEnoughFor(days: number, orders: readonly HorizonOrders[]): boolean {
  const own = orders.filter((row) => row.days === days);
  return own.reduce((sum, row) => sum + row.customers, 0) >= leastCustomers;
}

/**
 * The same costs are taken off on all numbers of days, so that later ones may be set beside earlier ones.
 * `alsoLeftOut`: costs that what these are set beside is not known after.
 */
export function marginsEach(
  basis: MarginBasis,
  horizons: readonly number[],
  orders: readonly HorizonOrders[],
  settings: readonly CostSetting[],
  alsoLeftOut: readonly CostKind[] = [],
): MarginsEach {
  const told = horizons.map((days) => {
    const own = orders.filter((row) => row.days === days);
    const customers = own.reduce((sum, row) => sum + row.customers, 0);
    return customers < leastCustomers ? null : { own, customers };
  });
  const all = told.flatMap((each) => each?.own ?? []);
  // Of too few customers nothing is told, but which costs are known of them.
  const lacks = basis === "goods" ? [] : lacksOf(all.length > 0 ? all : orders, settings);
  const leftOut = basis === "goods" ? orderCostKinds : [...lacks, ...alsoLeftOut];
  return {
    each: told.map((horizon) => {
      if (!horizon) return null;
      const { own, customers } = horizon;
      const left = contributionOf(addGoods(own), orderCostsOf(own, settings), leftOut);
      return left === null ? null : Math.round(left / customers);
    }),
    lacks,
  };
}
