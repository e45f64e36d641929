import type { MarketingChannel } from "../../lib/marketing-channel";
import type { OrderPlace } from "../../lib/order-place";
import type { AttributedOrders } from "../../store/worth/attribution.server";
import { channelOf, parseTouch, type ChannelRule } from "./touch";

/** Whether the first or the last visit before an order is what brought it. */
export const clicks = ["first", "last"] as const;
export type Click = (typeof clicks)[number];

/**
 * What brought an order: a channel; "unattributed": it was placed online, and nothing is known of its
 * visits; "notApplicable": it was placed in a shop, as a draft or by another app, where there are none.
 */
export type Origin = MarketingChannel | "unattributed" | "notApplicable";

/** Sums of orders and of spend; money in minor units. */
export interface AcquisitionSums {
  newCustomers: number;
  orders: number;
  netMinor: number;
  /** Of new customers' first orders alone. */
  newNetMinor: number;
  costMinor: number;
  goodsNetMinor: number;
  costedNetMinor: number;
}

export const noAcquisition: AcquisitionSums = {
  newCustomers: 0,
  orders: 0,
  netMinor: 0,
  newNetMinor: 0,
  costMinor: 0,
  goodsNetMinor: 0,
  costedNetMinor: 0,
};

/** What brought the orders, by the visit that is asked for. */
export function originOf(
  orders: Pick<AttributedOrders, "isOnline" | "firstTouch" | "lastTouch">,
  click: Click,
  rules: readonly ChannelRule[],
): Origin {
  const touch = click === "first" ? orders.firstTouch : orders.lastTouch;
  const channel = touch === null ? null : channelOf(parseTouch(touch), rules);
  return channel ?? (orders.isOnline ? "unattributed" : "notApplicable");
}

/** Where orders were placed that no visits come before; "unknown": they do not say. */
export function placeOf({ elsewhere }: Pick<AttributedOrders, "elsewhere">): OrderPlace {
  return elsewhere ?? "unknown";
}

/** The UTM campaign of the visit; null where it had none. */
export function campaignOf(
  orders: Pick<AttributedOrders, "firstTouch" | "lastTouch">,
  click: Click,
): string | null {
  const touch = click === "first" ? orders.firstTouch : orders.lastTouch;
  const campaign = touch === null ? "" : parseTouch(touch).campaign.trim();
  return campaign === "" ? null : campaign;
}

/** Sums by whatever tells orders apart. */
export function sumOrders<Row extends Omit<AttributedOrders, "period">, Key>(
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): Map<Key, AcquisitionSums> {
  const sums = new Map<Key, AcquisitionSums>();
  for (const row of rows) {
    const key = keyOf(row);
    const sum = sums.get(key) ?? { ...noAcquisition };
    sum.orders += row.orders;
    sum.netMinor += row.netMinor;
    sum.costMinor += row.costMinor;
    sum.goodsNetMinor += row.goodsNetMinor;
    sum.costedNetMinor += row.costedNetMinor;
    if (row.isNew) {
      sum.newCustomers += row.orders;
      sum.newNetMinor += row.netMinor;
    }
    sums.set(key, sum);
  }
  return sums;
}
