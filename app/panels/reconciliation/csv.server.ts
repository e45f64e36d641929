import { AppError } from "../../lib/errors";
import type { ShopRow } from "../../store/shops.server";
import { problemTexts } from "../reports/problem-texts";
import { textsOfTables, type TableFile } from "../table-file";
import { daysFile } from "./days-file";
import { loadReconciliationPage } from "./load.server";

/** Our sales by day beside Shopify's as a file; where nothing of Shopify's is here, which permission it lacks. */
export async function loadReconciliationCsv(
  shop: ShopRow,
  _params: URLSearchParams,
  now: Date,
): Promise<TableFile> {
  const view = await loadReconciliationPage(shop, now);
  if (view.state !== "ready") throw new AppError("not_found", "There are no figures yet.");
  const texts = textsOfTables();
  if (view.days.some(({ theirs }) => theirs !== null)) return daysFile(view, texts);
  const { problem } = view.report;
  if (!problem) return { reasons: [texts.t("reconciliation.neverText")] };
  return { reasons: problemTexts(problem, "reconciliation.missingText", texts.t) };
}
