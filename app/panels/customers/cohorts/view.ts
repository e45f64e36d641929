import type { ShopDay } from "../../../lib/shop-day";
import type { Horizon } from "../../../metrics/acquisition/horizons";
import type { MetricUnit } from "../../../metrics/metric";
import type { Payback } from "../../../metrics/retention/cohort-values";
import type { CostKind } from "../../../store/costs/cost-terms";
import type { CohortGrain } from "../../../store/worth/cohorts.server";
import type { DefinitionView } from "../../home/view";
import type { SmallTable } from "../table/view";
import type { CustomersView, Label } from "../view";
import type { Measure, SplitBy } from "./choices";

/** Whether customers come back and what they are worth, by when they first ordered, as plain JSON. */
export type CohortsView = CustomersView<CohortsContent>;

export interface CohortsContent {
  grain: CohortGrain;
  measure: Measure;
  /** By what customers are told apart, and whom of them it is about; null: all. */
  by: SplitBy | null;
  filter: { by: SplitBy; value: string; label: Label } | null;
  /** By what those shown are compared; null: by nothing. */
  splitBy: SplitBy | null;
  horizon: Horizon;
  sentence: CohortSentence;
  heat: HeatView;
  /** Of whom CAC is, or why it is not known. */
  spendOf: SpendScope;
  split: SmallTable | null;
  /** Countries are known only where the merchant wants that. */
  countries: "on" | "off" | "denied";
  /** Of the net sales of goods of all cohorts shown, those whose cost is known; null: there are none. */
  costCoverage: number | null;
  /** Costs of orders that have not been entered for all of these days; of no kind where they were not asked for. */
  lacks: CostKind[];
  definitions: {
    measure: DefinitionView | null;
    cac: DefinitionView;
    payback: DefinitionView;
    ratio: DefinitionView;
  };
}

/** Of all customers; of those of the channel or campaign shown; of them none is told; or not by such a thing. */
export type SpendScope = "all" | "part" | "partUnknown" | "notSplit";

export type CohortSentence =
  /** Of those who first ordered in the period, so many purchased again within so many months. */
  | { kind: "returned"; from: ShopDay; months: number; customers: number; returned: number }
  /** The same of so few that a share of them says little. */
  | {
      kind: "few";
      from: ShopDay;
      months: number;
      customers: number;
      returned: number;
      least: number;
    }
  /** No cohort is so old yet. */
  | { kind: "tooYoung"; months: number; customers: number }
  | { kind: "nobody" };

export interface HeatCell {
  /** Null: there is no such figure. */
  value: number | null;
  isIncomplete: boolean;
}

export interface HeatRow {
  from: ShopDay;
  customers: number;
  /** Minor units; null: not known. */
  cac: number | null;
  payback: Payback;
  /** What a customer is worth within the horizon, over CAC; null: not known, or not yet. */
  worthToCost: number | null;
  /** By age; fewer than there are ages where the cohort is not so old. */
  cells: HeatCell[];
}

export interface HeatView {
  unit: MetricUnit;
  /** How many ages there are at most, from 0 on. */
  ageCount: number;
  /** The oldest cohort first. */
  rows: HeatRow[];
  /** Of all cohorts that are so old; null where there is none. */
  all: (number | null)[];
  /** Between which values the hue grows; null where there is nothing to tell apart. */
  scale: { from: number; to: number } | null;
}
