import { z } from "zod";
import { money } from "./money-text";

const severity = z.enum(["error", "warning", "hint"]);
const evidence = z.array(
  z.object({
    variantId: z.number().int().optional(),
    mediaId: z.string().optional(),
    /** Money: minor units, in keys ending in "Minor". */
    values: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
);
const percent = z.number().min(0).max(100);

/** How well the catalogue is merchandised; null: no product has been checked. */
export const qualitySchema = z
  .object({
    /** The mean of the products' scores; null: nothing could be told. */
    score: percent.nullable(),
    grade: z.enum(["A", "B", "C", "D", "E"]).nullable(),
    /** Open findings. */
    counts: z.object({
      error: z.number().int().min(0),
      warning: z.number().int().min(0),
      hint: z.number().int().min(0),
    }),
    rules: z.array(
      z.object({
        id: z.string(),
        severity,
        /** Products; of a rule of the shop as a whole (SHOP-...) places in it. */
        failed: z.number().int().min(0),
        /** Products; of a rule of the shop 1 where it cannot be told. */
        unknown: z.number().int().min(0),
        /** Net sales of the last 90 days of the products that failed; null: not known, or a rule of the shop, which has none. */
        moneyAtStake: money.nullable(),
      }),
    ),
    products: z.array(
      z.object({
        handle: z.string(),
        title: z.string(),
        score: percent.nullable(),
        category: z.string().nullable(),
        suggestedCategory: z.string().nullable(),
        confidence: z.number().min(0).max(1).nullable(),
        findings: z.array(z.object({ rule: z.string(), severity, evidence })),
      }),
    ),
  })
  .nullable();

export type QualityReport = z.output<typeof qualitySchema>;
