import type { ReportTable } from "../../store/notifications/terms";
import type { ShopRow } from "../../store/shops.server";
import { loadAcquisitionCsv } from "../acquisition/csv.server";
import { loadConversionCsv } from "../conversion/csv.server";
import { loadCampaignsCsv } from "../campaigns/csv.server";
import { loadCohortsCsv, loadJourneyCsv, loadRepeatCsv, loadRfmCsv } from "../customers/csv.server";
import { loadHomeCsv } from "../home/csv.server";
import { loadLifetimeCsv } from "../lifetime-value/csv.server";
import { loadProductsCsv } from "../products/csv.server";
import { productPages } from "../products/pages";
import { loadProfitCsv } from "../profit/csv.server";
import { loadQualityCsv } from "../quality/csv.server";
import { loadReconciliationCsv } from "../reconciliation/csv.server";
import { loadSalesCsv } from "../sales-overview/load.server";
import { loadWhyCsv } from "../sales-why/csv.server";
import type { TableFile } from "../table-file";

/** A table that can be sent as a file: by the choices of its page, as they stand in the address. */
interface Report {
  load(shop: ShopRow, params: URLSearchParams, now: Date): Promise<TableFile>;
  /** Of the page that shows it, without the choices. */
  pathOf(params: URLSearchParams): string;
}

export const reports: Readonly<Record<ReportTable, Report>> = {
  sales: { load: loadSalesCsv, pathOf: () => "/app/sales" },
  products: {
    load: loadProductsCsv,
    pathOf(params) {
      const page = productPages.find((name) => name === params.get("table"));
      return `/app/sales/products${page && page !== "ranking" ? `/${page}` : ""}`;
    },
  },
  quality: {
    load: loadQualityCsv,
    pathOf(params) {
      if (params.get("table") !== "products") return "/app/quality";
      const rule = params.get("rule");
      return rule ? `/app/quality/rules/${encodeURIComponent(rule)}` : "/app/quality/products";
    },
  },
  home: { load: loadHomeCsv, pathOf: () => "/app" },
  conversion: { load: loadConversionCsv, pathOf: () => "/app/sales/conversion" },
  cohorts: { load: loadCohortsCsv, pathOf: () => "/app/customers" },
  rfm: { load: loadRfmCsv, pathOf: () => "/app/customers/rfm" },
  profit: { load: loadProfitCsv, pathOf: () => "/app/sales/profit" },
  acquisition: { load: loadAcquisitionCsv, pathOf: () => "/app/customers/acquisition" },
  lifetime: { load: loadLifetimeCsv, pathOf: () => "/app/customers/lifetime-value" },
  repeat: { load: loadRepeatCsv, pathOf: () => "/app/customers/repeat" },
  journey: { load: loadJourneyCsv, pathOf: () => "/app/customers/journey" },
  campaigns: { load: loadCampaignsCsv, pathOf: () => "/app/customers/campaigns" },
  why: { load: loadWhyCsv, pathOf: () => "/app/sales/why" },
  reconciliation: { load: loadReconciliationCsv, pathOf: () => "/app/settings/reconciliation" },
};
