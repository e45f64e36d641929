import type { ShopDay } from "../../lib/shop-day";
import type { CostKind, CostSetting } from "../../store/costs/cost-terms";
import type { CostAmount } from "./facts";

/** What orders cost is worked out from, of one day and one channel. */
export interface OrderFacts {
  day: ShopDay;
  channel: string;
  orders: number;
  /** Of these, those of gift cards only: nothing is shipped or packed. */
  giftCardOnlyOrders: number;
  unitsSold: number;
  shippingChargedMinor: number;
  /** What customers were charged, less what they were paid back: goods, shipping, taxes, tips. */
  chargedMinor: number;
}

const ppm = 1_000_000;

/** The setting of a kind that holds for a channel on a day: the channel's own, else that of all. */
export function settingOn(
  settings: readonly CostSetting[],
  kind: CostKind,
  channel: string,
  day: ShopDay,
): CostSetting | null {
  let own: CostSetting | null = null;
  let ofAll: CostSetting | null = null;
  // A plain loop: it is asked for each day and channel of years.
  for (const each of settings) {
    if (each.kind !== kind || each.from > day) continue;
    if (each.channel === channel && (own === null || each.from > own.from)) own = each;
    if (each.channel === null && (ofAll === null || each.from > ofAll.from)) ofAll = each;
  }
  return own ?? ofAll;
}

/**
 * What the orders of a day and channel cost, in whole minor units, so that any sums of it agree. Not set
 * where no setting holds and there is something it would be of.
 */
export function orderCostOf(
  kind: CostKind,
  facts: OrderFacts,
  settings: readonly CostSetting[],
): CostAmount {
  const raw = rawOrderCostOf(kind, facts, settings);
  return typeof raw === "number" ? Math.round(raw) : raw;
}

/** The same before it is rounded, also of parts of orders. */
export function rawOrderCostOf(
  kind: CostKind,
  facts: OrderFacts,
  settings: readonly CostSetting[],
): CostAmount {
  const setting = settingOn(settings, kind, facts.channel, facts.day);
  const shipped = facts.orders - facts.giftCardOnlyOrders;
  const orders = kind === "payment" ? facts.orders : shipped;
  const base =
    kind === "shipping" ? facts.shippingChargedMinor : kind === "payment" ? facts.chargedMinor : 0;
  const units = kind === "handling" ? facts.unitsSold : 0;
  if (!setting) return orders === 0 && base === 0 && units === 0 ? 0 : "notSet";
  return (
    (base * setting.ratePpm) / ppm + orders * setting.perOrderMinor + units * setting.perUnitMinor
  );
}
