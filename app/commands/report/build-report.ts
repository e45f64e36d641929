import { formatDecimal } from "../../lib/money";
import { eachDay } from "../../lib/shop-day";
import type { AcquisitionContent } from "../../panels/acquisition/view";
import type { RetentionFigures } from "../../panels/customers/report.server";
import type { WorthContent } from "../../panels/lifetime-value/view";
import type { QualityFigures } from "../../panels/quality/report.server";
import type { SalesFigures, SalesView } from "../../panels/sales-report/view";
import type { ShopRow } from "../../store/shops.server";
import { buildQuality } from "./build-quality";
import { buildRetention } from "./build-retention";
import { buildAcquisitionReport } from "./build-worth";
import type { ImportNotes } from "./import-notes";
import { reportSchema, type Report } from "./schema";

export interface ReportInput {
  shop: Pick<ShopRow, "domain" | "name">;
  view: Exclude<SalesView, { state: "notRead" }>;
  /** Null: not known. */
  retention: RetentionFigures | null;
  worth: WorthContent | null;
  acquisition: AcquisitionContent | null;
  quality: QualityFigures | null;
  /** Null: the store is generated. */
  notes: ImportNotes | null;
  /** The days asked for; undefined: not said. */
  from?: string;
  to?: string;
}

const noFigures: SalesFigures = {
  grossSalesMinor: 0,
  discountsMinor: 0,
  returnsMinor: 0,
  netSalesMinor: 0,
  shippingMinor: 0,
  dutiesMinor: 0,
  additionalFeesMinor: 0,
  taxesMinor: 0,
  totalSalesMinor: 0,
  orders: 0,
  averageOrderValueMinor: null,
};

/** The report as JSON. Throws where it contradicts itself: such figures must not leave the house. */
export function buildReport(input: ReportInput): Report {
  const { shop, view, retention, worth, acquisition, quality, notes, from, to } = input;
  const { currency, timezone } = view;
  const isReady = view.state === "ready";
  const days = isReady ? view.days : from && to ? emptyDays(from, to) : [];
  const coverage = isReady ? coverageOf(view.coverage, view.range.from, notes) : null;
  const report: Report = {
    shop: { domain: shop.domain, name: shop.name, currency, timezone },
    coverage,
    rejectedRows: [...(notes?.rejectedRows ?? [])],
    assumptions: [
      ...(notes?.assumptions ?? []),
      ...assumeOfDays(
        days.map(({ day }) => day),
        coverage,
        notes !== null,
      ),
    ],
    sales: {
      currency,
      ...toTexts(isReady ? view.total : noFigures, currency),
      daily: days.map(({ day, ...figures }) => ({ date: day, ...toTexts(figures, currency) })),
    },
    retention: buildRetention(retention, worth, currency),
    acquisition: acquisition && buildAcquisitionReport(acquisition, currency),
    quality: buildQuality(quality, currency),
  };
  return reportSchema.parse(report);
}

/** A file knows no more than from its first order to its last. */
function coverageOf(
  coverage: { from: string | null; to: string },
  firstDay: string,
  notes: ImportNotes | null,
): { from: string; to: string } {
  const from = notes?.from ?? coverage.from ?? firstDay;
  const to = notes?.to && notes.to < coverage.to ? notes.to : coverage.to;
  return { from, to: to < from ? from : to };
}

/** Days outside of what is known count as days without orders, which must not go unsaid. */
function assumeOfDays(
  days: readonly string[],
  coverage: { from: string; to: string } | null,
  isImported: boolean,
): Report["assumptions"] {
  if (!coverage) return [];
  const before = days.filter((day) => day < coverage.from).length;
  const after = days.filter((day) => day > coverage.to).length;
  const say = (where: string, day: string, rows: number) =>
    rows === 0 ? [] : [{ field: "daily", rule: `Days ${where} (${day}) count as 0.`, rows }];
  return [
    ...say(isImported ? "before the first order" : "before the store began", coverage.from, before),
    ...say(
      isImported ? "after the last order" : "after the last that is known",
      coverage.to,
      after,
    ),
  ];
}

function emptyDays(from: string, to: string): (SalesFigures & { day: string })[] {
  return eachDay(from, to).map((day) => ({ day, ...noFigures }));
}

function toTexts(figures: SalesFigures, currency: string) {
  const money = (minor: number) => formatDecimal(minor, currency);
  const { averageOrderValueMinor: average } = figures;
  return {
    grossSales: money(figures.grossSalesMinor),
    discounts: money(figures.discountsMinor),
    returns: money(figures.returnsMinor),
    netSales: money(figures.netSalesMinor),
    shipping: money(figures.shippingMinor),
    duties: money(figures.dutiesMinor),
    additionalFees: money(figures.additionalFeesMinor),
    taxes: money(figures.taxesMinor),
    totalSales: money(figures.totalSalesMinor),
    orders: figures.orders,
    averageOrderValue: average === null ? null : money(average),
  };
}
