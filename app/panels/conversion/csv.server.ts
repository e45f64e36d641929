import { AppError } from "../../lib/errors";
import type { ShopRow } from "../../store/shops.server";
import { problemTexts } from "../reports/problem-texts";
import { textsOfTables, type TableFile } from "../table-file";
import { checkoutsFile } from "./checkouts-file";
import { conversionTexts } from "./conversion-texts";
import { loadConversionPage } from "./load.server";
import { shownVisits } from "./shown-visits";
import { visitsFile } from "./visits-file";

/** Visits, or checkouts that were left, by day as a file, by the choices in the address; or why there is none. */
export async function loadConversionCsv(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<TableFile> {
  const view = await loadConversionPage(shop, params, now);
  if (view.state !== "ready") throw new AppError("not_found", "There are no figures yet.");
  const texts = conversionTexts(textsOfTables());
  if (params.get("table") === "checkouts") {
    const { checkouts } = view;
    if (checkouts.state === "known") return checkoutsFile(checkouts, view, texts);
    return { reasons: [texts.t(checkouts.text)] };
  }
  const visits = shownVisits(view);
  if (visits) return visitsFile(visits, view, texts);
  const { problem } = view.report;
  if (problem) return { reasons: problemTexts(problem, "conversion.missingText", texts.t) };
  const unknown = view.coverage ? "conversion.unknownDays" : "conversion.unknownNotRead";
  return { reasons: [texts.t(unknown)] };
}
