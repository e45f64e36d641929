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
  const last = (of: string | null) =>
    settings.reduce<CostSetting | null>(
      (found, each) =>
        each.kind === kind &&
        each.channel === of &&
        each.from <= day &&
        (found === null || each.from > found.from)
          ? each
          : found,
      null,
    );
  return last(channel) ?? last(null);
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
