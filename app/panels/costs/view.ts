import type { ShopDay } from "../../lib/shop-day";
import type { CostKnowledge, ListedCostEntry } from "../../store/costs/cost-entries.server";
import type { CostSetting, FixedCost } from "../../store/costs/cost-terms";

/** What the costs page shows, as plain JSON; money in minor units. */
export type CostsView = { state: "notReady" } | CostsReadyView;

export interface CostsReadyView {
  state: "ready";
  dataVersion: number;
  /** ISO 4217 */
  currency: string;
  today: ShopDay;
  /** From when on a first setting is to hold: the first day of the shop, or with sales. */
  firstDay: ShopDay;
  knowledge: Omit<CostKnowledge, "uncostedSkus">;
  entries: {
    search: string;
    rows: ListedCostEntry[];
    found: number;
    total: number;
  };
  /** To be filled in: a header, and SKUs without a cost. */
  template: string;
  /** Keys of sales channels; "" are orders without one. */
  channels: string[];
  settings: SettingView[];
  fixedCosts: FixedCostView[];
}

export interface SettingView extends CostSetting {
  /** Its last day; null: it holds until another one is set. */
  to: ShopDay | null;
}

export interface FixedCostView extends FixedCost {
  /** It goes on beyond this month. */
  canEnd: boolean;
}
