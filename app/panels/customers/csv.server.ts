import type { ShopRow } from "../../store/shops.server";
import { noFigures, textsOfTables, type TableFile } from "../table-file";
import { heatFile } from "./cohorts/heat-file";
import { loadCohorts } from "./cohorts/load.server";
import { customerTexts } from "./customer-texts";
import { loadJourney } from "./journey/load.server";
import { refusalTexts } from "./refusal-texts";
import { loadRepeat } from "./repeat/load.server";
import { historyFile, historyTable } from "./rfm/history-file";
import { loadRfm } from "./rfm/load.server";
import { chosenFile } from "./table/chosen-file";
import { smallTableFile } from "./table/small-table-file";
import type { CustomersReadyView, CustomersView } from "./view";

/** A table of Cohorts as a file, by the choices in the address: by age, or what they are compared by. */
export async function loadCohortsCsv(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<TableFile> {
  return fileOf(await loadCohorts(shop, params, now), (view, texts) => {
    const { split } = view.content;
    return split && split.id === params.get("table")
      ? smallTableFile(split, view, texts)
      : heatFile(view, texts);
  });
}

/** A table of RFM as a file, by the choices in the address: Shopify's groups, ours, the moves or the history. */
export async function loadRfmCsv(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<TableFile> {
  return fileOf(await loadRfm(shop, params, now), (view, texts) => {
    const { atShopify, groups, moves, history } = view.content;
    const table = params.get("table");
    if (table !== historyTable) {
      const chosen = [atShopify, moves].find((own) => own?.id === table);
      return smallTableFile(chosen ?? groups, view, texts);
    }
    return history && history.days.length > 0
      ? historyFile(history, view, texts)
      : { reasons: [texts.t("retention.rfm.history.notYet")] };
  });
}

/**
 * A table of Repeat as a file, by the choices in the address: the ladder, or first beside later orders, which
 * needs no more than the days.
 */
export async function loadRepeatCsv(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<TableFile> {
  const view = await loadRepeat(shop, params, now);
  const chosen = params.get("table");
  if (view.state === "ready" && chosen === view.always.kinds.id) {
    return chosenFile([view.always.kinds], chosen, view, customerTexts(textsOfTables()));
  }
  return fileOf(view, (ready, texts) => chosenFile([ready.content.ladder], chosen, ready, texts));
}

/** A table of Journey as a file, by the choices in the address: what comes next, first or together. */
export async function loadJourneyCsv(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<TableFile> {
  return fileOf(await loadJourney(shop, params, now), (view, texts) => {
    const { steps, byProduct, byCode, together } = view.content;
    return chosenFile([steps, byProduct, byCode, together], params.get("table"), view, texts);
  });
}

/** A page of customers as a file; or which permission stands in its way. */
export function fileOf<Content, Always = null>(
  view: CustomersView<Content, Always>,
  write: (
    view: CustomersReadyView<Content, Always> & { refusal: null; content: Content },
    texts: ReturnType<typeof customerTexts>,
  ) => TableFile,
): TableFile {
  if (view.state !== "ready") return noFigures(view);
  const texts = customerTexts(textsOfTables());
  if (view.refusal === null) return write(view, texts);
  return { reasons: refusalTexts(view.refusal).map((key) => texts.t(key)) };
}
