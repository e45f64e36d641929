import type { ShopDay } from "../../lib/shop-day";

export const costKinds = ["shipping", "payment", "handling"] as const;
export type CostKind = (typeof costKinds)[number];

/** What orders cost beside their goods, from a day on until the next one of its kind and channel. */
export interface CostSetting {
  kind: CostKind;
  /** As in the sales by channel; null: every channel that has no settings of its own. */
  channel: string | null;
  from: ShopDay;
  /** Millionths of shipping charged (shipping), of what customers paid (payment). */
  ratePpm: number;
  perOrderMinor: number;
  perUnitMinor: number;
}

/** A cost of every month from the first to the last; `to` null: it goes on. First days of months. */
export interface FixedCost {
  id: number;
  name: string;
  monthlyMinor: number;
  from: ShopDay;
  to: ShopDay | null;
}
