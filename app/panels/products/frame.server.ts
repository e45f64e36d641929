import { lengthOf } from "../../metrics/date-range";
import { coveredWindows } from "../../metrics/sales/daily.server";
import { openFacts, type FactsInColumns } from "../../metrics/sales/facts-in-columns";
import type { CatalogueUnit } from "../../store/products/catalogue.server";
import type { Measure } from "../../store/rollup/measures";
import { readWindowColumns } from "../../store/rollup/read-window.server";
import type { SalesWindow } from "../../store/sales-window";
import type { ShopRow } from "../../store/shops.server";
import type { Queryable } from "../../store/database.server";
import { loadSalesFrame, type SalesFrame } from "../home/frame.server";
import type { BlockedView, EmptyView, InstallingView } from "../home/view";

/** What a page of products begins from. */
export interface ProductsFrame extends SalesFrame {
  /** The days of the range that are read; null: none. */
  window: SalesWindow | null;
  /** How many. */
  dayCount: number;
}

export async function loadProductsFrame(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
  needs?: Parameters<typeof loadSalesFrame>[3],
): Promise<ProductsFrame | InstallingView | BlockedView | EmptyView> {
  const frame = await loadSalesFrame(shop, params, now, needs);
  if (frame.state !== "ready") return frame;
  const { current } = coveredWindows(frame.range, { ...frame, zone: frame.timezone });
  return { ...frame, window: current, dayCount: current ? lengthOf(current) : 0 };
}

/** What units and net sales are made of. */
export const salesMeasures = [
  "grossMinor",
  "discountsMinor",
  "returnsMinor",
  "unitsSold",
  "unitsReturned",
] as const satisfies readonly Measure[];
/** What margins are made of too. */
export const marginMeasures = [
  ...salesMeasures,
  "costMinor",
  "goodsNetMinor",
  "costedNetMinor",
] as const satisfies readonly Measure[];

/** What each product or variant sold in a window, in these measures; null: no window. */
export async function readSold(
  tx: Queryable,
  shop: ShopRow,
  unit: CatalogueUnit,
  window: SalesWindow | null,
  only: readonly Measure[],
): Promise<FactsInColumns> {
  return openFacts(await readWindowColumns(tx, shop, unit, window, only), only, false);
}
