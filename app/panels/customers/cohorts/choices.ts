import { z } from "zod";
import { horizonSchema, type Horizon } from "../../../metrics/acquisition/horizons";
import { cohortGrains } from "../../../metrics/retention/periods";
import type { CohortGrain } from "../../../store/worth/cohorts.server";

/** What the cells of the heat map are. */
export const measures = [
  "retention",
  "customers",
  "orders",
  "net",
  "grossMargin",
  "contribution",
  "ordersEach",
] as const;
export type Measure = (typeof measures)[number];

/** By what customers can be told apart. */
export const splitBys = [
  "product",
  "type",
  "code",
  "channel",
  "campaign",
  "tag",
  "country",
] as const;
export type SplitBy = (typeof splitBys)[number];

export interface CohortChoices {
  grain: CohortGrain;
  measure: Measure;
  by: SplitBy | null;
  /** "": those who have none. Null: all of them, each in a row. */
  value: string | null;
  /** By what those shown are compared, each in a row; null: by nothing. */
  split: SplitBy | null;
  /** Within how many days what customers are worth is set against what they cost. */
  horizon: Horizon;
}

// Longer than any name or code can be.
const maxLength = 300;

const schema = z.object({
  grain: z.enum(cohortGrains).catch("month"),
  measure: z.enum(measures).catch("retention"),
  by: z.enum(splitBys).nullable().catch(null),
  value: z.string().max(maxLength).nullable().catch(null),
  split: z.enum(splitBys).nullable().catch(null),
  horizon: horizonSchema,
});

/** What the address asks for; what cannot be read is not asked for. */
export function parseChoices(params: URLSearchParams): CohortChoices {
  const read = schema.parse({
    grain: params.get("grain"),
    measure: params.get("show"),
    by: params.get("by"),
    value: params.get("value"),
    split: params.get("split"),
    horizon: params.get("horizon"),
  });
  const isProduct = read.by !== "product" || /^\d{0,15}$/.test(read.value ?? "");
  const value = read.by === null || !isProduct ? null : read.value;
  // Where one value is shown, what else there is by the same would be that one again.
  const other = read.split === read.by ? null : read.split;
  const split = value === null ? read.by : other;
  return { ...read, value, split };
}
