import { currencyExponent, formatDecimal } from "../../lib/money";
import type { PredictionErrors } from "../../metrics/lifetime-value/backtest";
import type { Verdict } from "../../metrics/lifetime-value/verdict";
import { orderCostKinds } from "../../metrics/retention/customer-margin";
import type { AcquisitionContent, Brought } from "../../panels/acquisition/view";
import type { WorthContent } from "../../panels/lifetime-value/view";
import type { AcquisitionReport, LtvReport } from "./worth-schema";

/** What customers are worth, as JSON. */
export function buildLtv({ historic, prediction }: WorthContent, currency: string): LtvReport {
  const money = moneyOf(currency);
  const fitted = prediction?.kind === "fitted" ? prediction : null;
  return {
    historic: historic.map(({ days, customers, netMinor, marginMinor, purchases }) => ({
      days,
      customers,
      netSales: money(netMinor),
      margin: money(marginMinor),
      orders: purchases === null ? null : round(purchases),
    })),
    refused: prediction?.kind === "refused" ? prediction.why : null,
    model: fitted && {
      timeUnit: "week",
      ...fitted.model,
      v: fitted.model.v / 10 ** currencyExponent(currency),
      customers: fitted.customers,
    },
    predicted: (fitted?.rows ?? []).map((row) => ({
      months: row.months,
      netSales: formatDecimal(row.netMinor, currency),
      low: money(row.netInterval?.low ?? null),
      high: money(row.netInterval?.high ?? null),
      margin: money(row.marginMinor),
      repeatOrders: round(row.repeats),
    })),
    verdict: fitted && verdictOf(fitted.verdict),
    backtest: fitted?.backtest
      ? {
          ...errorsOf(fitted.backtest),
          weeks: fitted.backtest.weeks,
          customers: fitted.backtest.customers,
          naive: {
            zero: errorsOf(fitted.backtest.naive.zero),
            asBefore: errorsOf(fitted.backtest.naive.asBefore),
            ownRate: errorsOf(fitted.backtest.naive.ownRate),
            shopRate: errorsOf(fitted.backtest.naive.shopRate),
          },
        }
      : null,
  };
}

/** What customers cost, as JSON. */
export function buildAcquisitionReport(
  content: AcquisitionContent,
  currency: string,
): AcquisitionReport {
  const money = moneyOf(currency);
  const { totals, sentence } = content;
  const brought = (row: Brought) => ({
    spend: money(row.spendMinor),
    newCustomers: row.newCustomers,
    cac: money(row.cacMinor),
    orders: row.orders,
    netSales: formatDecimal(row.netMinor, currency),
    roas: row.roas === null ? null : round(row.roas),
  });
  return {
    spend: money(totals.spendMinor),
    spendDays: totals.spendMinor === null ? null : content.known.days,
    newCustomers: totals.newCustomers,
    blendedCac: money(totals.blendedCacMinor),
    loadedCac: money(totals.loadedCacMinor),
    channels: content.channels.map((row) => ({
      channel: row.origin,
      days: { from: row.days.from, to: row.days.to },
      ...brought(row),
      ltvToCac: row.worthToCost === null ? null : round(row.worthToCost),
    })),
    campaigns: content.campaigns.map((row) => ({
      campaign: row.campaign,
      owner: row.owner,
      channel: row.channel,
      status: row.known?.status ?? null,
      from: row.known?.from ?? null,
      to: row.known?.to ?? null,
      budget: money(row.known?.budgetMinor ?? null),
      dailyBudget: money(row.known?.dailyBudgetMinor ?? null),
      ...brought(row),
    })),
    unattributed: content.unattributed,
    notApplicable: content.notApplicable,
    notApplicableBy: content.notApplicableBy,
    ltvToCac: totals.worthToCost === null ? null : round(totals.worthToCost),
    ltvBasis: content.worthBasis,
    basis: {
      margin: content.basis,
      after: ["goods", ...orderCostKinds.filter(isTakenOff(content))],
      notKnown: content.lacks,
    },
    paybackMonths:
      sentence.kind === "cac" && sentence.payback.kind === "within"
        ? sentence.payback.months
        : null,
  };
}

function verdictOf(verdict: Verdict): NonNullable<LtvReport["verdict"]> {
  return {
    state: verdict.kind,
    why:
      verdict.kind === "failed" ? verdict.faults : verdict.kind === "untested" ? [verdict.why] : [],
  };
}

const isTakenOff =
  ({ basis, lacks }: Pick<AcquisitionContent, "basis" | "lacks">) =>
  (kind: (typeof orderCostKinds)[number]) =>
    basis !== "goods" && !lacks.includes(kind);

function errorsOf({ mae, rmse, bias }: PredictionErrors): PredictionErrors {
  return { mae: round(mae), rmse: round(rmse), bias: bias === null ? null : round(bias) };
}

const moneyOf = (currency: string) => (minor: number | null) =>
  minor === null ? null : formatDecimal(minor, currency);

// More digits than anybody reads, fewer than a binary fraction brings.
function round(value: number): number {
  return Number(value.toFixed(6));
}
