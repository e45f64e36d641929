import { z } from "zod";
import { naiveRules } from "./backtest";
import { refusals, type LifetimeStudy } from "./study";
import { untestedReasons } from "./verdict";

const errors = z.object({ mae: z.number(), rmse: z.number(), bias: z.number().nullable() });
const fitted = z.object({
  state: z.literal("fitted"),
  model: z.object({
    r: z.number(),
    alpha: z.number(),
    a: z.number(),
    b: z.number(),
    p: z.number(),
    q: z.number(),
    v: z.number(),
    logLikelihood: z.number(),
    spendLogLikelihood: z.number(),
  }),
  customers: z.number(),
  repeaters: z.number(),
  spendCorrelation: z.number().nullable(),
  repeatSpendMinor: z.number(),
  firstSpendMinor: z.number(),
  predicted: z.array(
    z.object({
      months: z.number(),
      repeats: z.number(),
      netMinor: z.number(),
      netInterval: z.object({ low: z.number(), high: z.number() }).nullable(),
      baseRepeats: z.number(),
      baseNetMinor: z.number(),
    }),
  ),
  alive: z.object({
    customers: z.number(),
    repeaters: z.number(),
    repeatersByChance: z.array(z.number()),
  }),
  backtest: errors
    .extend({
      customers: z.number(),
      purchases: z.number(),
      weeks: z.number(),
      naive: z.record(z.enum(naiveRules), errors),
      byRepeats: z.array(
        z.object({
          repeats: z.number(),
          customers: z.number(),
          actual: z.number(),
          predicted: z.number(),
        }),
      ),
    })
    .nullable(),
  untested: z.enum(untestedReasons).nullable(),
});
const refused = z.object({
  state: z.literal("refused"),
  why: z.enum(refusals),
  customers: z.number(),
  repeaters: z.number(),
  weeks: z.number(),
});

/** A study as it is stored. */
export const studySchema: z.ZodType<LifetimeStudy> = z.discriminatedUnion("state", [
  fitted,
  refused,
]);

/** A study as it was stored; null where an older version did, in another shape: it is to be made anew. */
export function parseStudy(result: unknown): LifetimeStudy | null {
  return studySchema.safeParse(result).data ?? null;
}
