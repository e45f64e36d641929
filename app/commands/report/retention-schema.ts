import { z } from "zod";
import { money } from "./money-text";
import { ltvSchema } from "./worth-schema";

const count = z.number().int().min(0);
const ratio = z.number().min(0).max(1);

/**
 * Whether customers come back, over the whole history, by order date: what was returned or edited later
 * counts with its order. Null where the whole history is not known. Guests are in none of it.
 */
export const retentionSchema = z
  .object({
    /** The last day that is known. */
    asOf: z.iso.date(),
    /** By month of the first order ("2026-06"), the oldest first. */
    cohorts: z.array(
      z.object({
        cohort: z.string().regex(/^\d{4}-\d{2}$/),
        customers: count,
        /** From the month of the first order (0) to the one under way. */
        months: z.array(
          z.object({
            month: count,
            /** False: the month is not over, so these will still grow. */
            isComplete: z.boolean(),
            /** Who purchased in it, and their share of the cohort. */
            customers: count,
            retention: ratio,
            orders: count,
            /** Of all customers of the cohort, since their first orders. */
            cumulativeNetSales: money,
            cumulativeNetSalesPerCustomer: money,
          }),
        ),
      }),
    ),
    /** One-off orders, without those of subscriptions and swaps after a return. */
    repeatRate: z.object({ customers: count, repeaters: count, rate: ratio.nullable() }),
    purchaseFrequency: z.number().nullable(),
    /** After which half have ordered a second time (Kaplan-Meier); null: fewer do. */
    daysToSecondOrder: count.nullable(),
    /** From the first order to the second, and so on. */
    orderSteps: z.array(
      z.object({ order: count, customers: count, wentOn: count, medianDays: count.nullable() }),
    ),
    /** By fifths of recency, frequency and money on the last day; groups as Shopify names them. */
    rfm: z.array(
      z.object({
        group: z.string(),
        customers: count,
        netSales: money,
        /**
         * Of customers with a purchase, those whom Shopify's API has in this group (rfmGroup), as read last;
         * null: it tells none, those of a day in the past are asked for, or the group is of no buyers.
         */
        customersAtShopify: count.nullable(),
      }),
    ),
    /** Customers with the same group here and at Shopify, of all of whom Shopify tells one; null as above. */
    rfmAgreement: ratio.nullable(),
    /** What customers are worth; null where it was not asked for. */
    ltv: ltvSchema.nullable(),
  })
  .nullable();

export type RetentionReport = z.output<typeof retentionSchema>;
