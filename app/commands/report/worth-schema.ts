import { z } from "zod";
import { activityStatuses } from "../../lib/activity-status";
import { marketingChannels } from "../../lib/marketing-channel";
import { orderPlaces } from "../../lib/order-place";
import { worthBases } from "../../metrics/acquisition/acquired-worth";
import { marginBases } from "../../metrics/acquisition/contribution";
import { orderCostKinds } from "../../metrics/retention/customer-margin";
import { refusals } from "../../metrics/lifetime-value/study";
import { naiveRules } from "../../metrics/lifetime-value/backtest";
import { faults, untestedReasons } from "../../metrics/lifetime-value/verdict";
import { money } from "./money-text";

const count = z.number().int().min(0);
const errors = z.object({ mae: z.number(), rmse: z.number(), bias: z.number().nullable() });

/** What customers are worth: net sales by order date, each amount of one customer. */
export const ltvSchema = z.object({
  /** Within so many days of the first order, of those who have been customers for so long; null days: to date. */
  historic: z.array(
    z.object({
      days: count.nullable(),
      customers: count,
      /** Null: of too few customers. */
      netSales: money.nullable(),
      /** After the cost of goods, at the margin of sales whose cost is known; null: of none it is. */
      margin: money.nullable(),
      orders: z.number().nullable(),
    }),
  ),
  /** Why nothing is predicted; null: it is. */
  refused: z.enum(refusals).nullable(),
  model: z
    .object({
      timeUnit: z.literal("week"),
      r: z.number(),
      alpha: z.number(),
      a: z.number(),
      b: z.number(),
      p: z.number(),
      q: z.number(),
      /** In units of the currency, not minor ones. */
      v: z.number(),
      /** Of the model of orders, and of that of what they come to. */
      logLikelihood: z.number(),
      spendLogLikelihood: z.number(),
      customers: count,
    })
    .nullable(),
  /** None where the model failed on the past: see verdict. */
  predicted: z.array(
    z.object({
      months: count,
      netSales: money,
      low: money.nullable(),
      high: money.nullable(),
      margin: money.nullable(),
      repeatOrders: z.number(),
    }),
  ),
  /** Whether the model was right about the past, and else in what it failed or why it was not tried; null: no model. */
  verdict: z
    .object({
      state: z.enum(["passed", "failed", "untested"]),
      why: z.array(z.enum([...faults, ...untestedReasons])),
    })
    .nullable(),
  backtest: errors
    .extend({ weeks: z.number(), customers: count, naive: z.record(z.enum(naiveRules), errors) })
    .nullable(),
});

const brought = {
  spend: money.nullable(),
  newCustomers: count,
  cac: money.nullable(),
  orders: count,
  netSales: money,
  roas: z.number().nullable(),
};

/** What the customers of the report's days cost, by the first click. Null where nobody new can be told. */
export const acquisitionSchema = z
  .object({
    /** Null: none is known, which is not none. */
    spend: money.nullable(),
    /** Of the report's days those of which spend is known: what is divided by it is of these. */
    spendDays: z.object({ from: z.string(), to: z.string() }).nullable(),
    /** Of all days of the report. */
    newCustomers: count,
    blendedCac: money.nullable(),
    loadedCac: money.nullable(),
    channels: z.array(
      z.object({
        channel: z.enum([...marketingChannels, "unattributed", "notApplicable", "noChannel"]),
        /** What it cost and brought is of these days: those of the report on which its spend is known. */
        days: z.object({ from: z.string(), to: z.string() }),
        ...brought,
        ltvToCac: z.number().nullable(),
      }),
    ),
    /** Those that visits or spend of these days name, and those that ran in them though none does. */
    campaigns: z.array(
      z.object({
        campaign: z.string(),
        /** Who runs it; null: nobody was entered. */
        owner: z.string().nullable(),
        channel: z.enum(marketingChannels).nullable(),
        /**
         * What the merchant entered of the campaign, or else Shopify tells: null where neither does. Of no known end,
         * and while it goes on, `to` is null.
         */
        status: z.enum(activityStatuses).nullable(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        /** Of all its days, and of each; of one with several names beside each of these. */
        budget: money.nullable(),
        dailyBudget: money.nullable(),
        ...brought,
      }),
    ),
    /** New customers of the online store whose channel is not known, and of places without visits. */
    unattributed: count,
    notApplicable: count,
    /** Of the latter, by where they ordered first; "unknown": their orders do not say. */
    notApplicableBy: z.record(z.enum(orderPlaces), count),
    /** What is left after the cost of goods per customer of the days within 365 days of the first order, over blended CAC. */
    ltvToCac: z.number().nullable(),
    /** By what that is known: "tooYoung" where it is not. */
    ltvBasis: z.enum(worthBases),
    /**
     * What payback is of: what is left of customers' orders after these costs. Those of orders that are not known of
     * all orders are not taken off.
     */
    basis: z.object({
      margin: z.enum(marginBases),
      after: z.array(z.enum(["goods", ...orderCostKinds])),
      notKnown: z.array(z.enum(orderCostKinds)),
    }),
    /** Null: not within the months that can be looked at, or not known. */
    paybackMonths: count.nullable(),
  })
  .nullable();

export type LtvReport = z.output<typeof ltvSchema>;
export type AcquisitionReport = z.output<typeof acquisitionSchema>;
