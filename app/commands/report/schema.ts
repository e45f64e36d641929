import { z } from "zod";
import { assumptionSchema, rejectedRowSchema } from "./import-notes";
import { money } from "./money-text";
import { qualitySchema } from "./quality-schema";
import { retentionSchema } from "./retention-schema";
import { acquisitionSchema } from "./worth-schema";

const figures = z.object({
  grossSales: money,
  /** Negative or zero, as returns, but for corrections of earlier days. */
  discounts: money,
  returns: money,
  netSales: money,
  shipping: money,
  duties: money,
  additionalFees: money,
  taxes: money,
  /** Net sales + shipping + duties + additional fees + taxes. */
  totalSales: money,
  orders: z.number().int().min(0),
  averageOrderValue: money.nullable(),
});

const day = z.iso.date();

/** What `npm run report -- --json` prints. Days are those of the shop. */
export const reportSchema = z
  .object({
    shop: z.object({
      domain: z.string(),
      name: z.string().nullable(),
      currency: z.string().regex(/^[A-Z]{3}$/),
      timezone: z.string(),
    }),
    /** All orders of these days are here; null where there are none at all. */
    coverage: z.object({ from: day, to: day }).nullable(),
    rejectedRows: z.array(rejectedRowSchema),
    assumptions: z.array(assumptionSchema),
    sales: z.object({
      currency: z.string(),
      ...figures.shape,
      /** Every day of the report, those without sales included. */
      daily: z.array(z.object({ date: day, ...figures.shape })),
    }),
    retention: retentionSchema,
    acquisition: acquisitionSchema,
    quality: qualitySchema,
  })
  .superRefine(({ sales }, context) => {
    for (const name of summedFigures) {
      const total = sales.daily.reduce((sum, row) => sum + toUnits(row[name]), 0n);
      if (total === toUnits(sales[name])) continue;
      context.addIssue({ code: "custom", message: `The days do not add up to ${name}` });
    }
    const isInOrder = sales.daily.every(
      ({ date }, index) => index === 0 || daysAfter(sales.daily[index - 1]?.date, 1) === date,
    );
    if (!isInOrder) context.addIssue({ code: "custom", message: "A day is missing" });
  });

export type Report = z.output<typeof reportSchema>;

const summedFigures = [
  "grossSales",
  "discounts",
  "returns",
  "netSales",
  "shipping",
  "duties",
  "additionalFees",
  "taxes",
  "totalSales",
  "orders",
] as const;

/** All amounts of a report have the same number of digits, so that they add up as whole numbers. */
function toUnits(value: string | number): bigint {
  return BigInt(String(value).replace(".", ""));
}

function daysAfter(date: string | undefined, days: number): string | null {
  if (date === undefined) return null;
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
