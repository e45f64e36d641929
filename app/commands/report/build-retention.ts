import { formatDecimal } from "../../lib/money";
import type { RetentionFigures } from "../../panels/customers/report.server";
import type { WorthContent } from "../../panels/lifetime-value/view";
import { buildLtv } from "./build-worth";
import type { RetentionReport } from "./retention-schema";

/** Whether customers come back, as JSON. */
export function buildRetention(
  figures: RetentionFigures | null,
  worth: WorthContent | null,
  currency: string,
): RetentionReport {
  if (!figures) return null;
  const money = (minor: number) => formatDecimal(minor, currency);
  return {
    asOf: figures.asOfDay,
    cohorts: figures.cohorts.map(({ from, customers, ages }) => ({
      cohort: from.slice(0, 7),
      customers,
      months: ages.map((at) => ({
        month: at.age,
        isComplete: !at.isIncomplete,
        customers: at.customers,
        retention: round(at.customers / customers),
        orders: at.purchases,
        cumulativeNetSales: money(at.factsSoFar.netSalesMinor),
        // Never "-0.00".
        cumulativeNetSalesPerCustomer: money(
          Math.round(at.factsSoFar.netSalesMinor / customers) + 0,
        ),
      })),
    })),
    repeatRate: {
      customers: figures.customers,
      repeaters: figures.repeaters,
      rate: figures.repeatRate === null ? null : round(figures.repeatRate),
    },
    purchaseFrequency: figures.purchaseFrequency === null ? null : round(figures.purchaseFrequency),
    daysToSecondOrder: figures.daysToSecondOrder,
    orderSteps: figures.steps
      .filter(({ customers }) => customers > 0)
      .map(({ step, customers, wentOn, medianDays }) => ({
        order: step,
        customers,
        wentOn,
        medianDays,
      })),
    rfm: figures.rfm.map(({ group, customers, netMinor, customersAtShopify }) => ({
      group,
      customers,
      netSales: money(netMinor),
      customersAtShopify,
    })),
    rfmAgreement: figures.rfmAgreement === null ? null : round(figures.rfmAgreement),
    ltv: worth && buildLtv(worth, currency),
  };
}

// More digits than anybody reads, fewer than a binary fraction brings.
function round(value: number): number {
  return Number(value.toFixed(6));
}
