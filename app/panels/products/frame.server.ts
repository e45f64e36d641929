import { lengthOf } from "../../metrics/date-range";
import { coveredWindows } from "../../metrics/sales/daily.server";
import {
  readCatalogueOf,
  type CatalogueRow,
  type CatalogueUnit,
} from "../../store/products/catalogue.server";
import type { Measure } from "../../store/rollup/measures";
import type { KeySums } from "../../store/rollup/key-sums";
import { readWindowSums } from "../../store/rollup/read-window.server";
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

export interface SoldOfRange {
  sums: KeySums[];
  catalogue: Map<string, CatalogueRow>;
}

/** What units and net sales are made of. */
export const salesMeasures = [
  "grossMinor",
  "discountsMinor",
  "returnsMinor",
  "unitsSold",
  "unitsReturned",
] as const satisfies readonly Measure[];
const marginMeasures = [...salesMeasures, "costMinor", "goodsNetMinor", "costedNetMinor"] as const;

/** What each product or variant sold in a window, and what it is. */
export async function readSold(
  tx: Queryable,
  shop: ShopRow,
  unit: CatalogueUnit,
  window: SalesWindow | null,
): Promise<SoldOfRange> {
  const sums = window ? await readWindowSums(tx, shop, unit, window, { only: marginMeasures }) : [];
  const keys = sums.map(({ key }) => key);
  return { sums, catalogue: await readCatalogueOf(tx, shop, unit, keys) };
}
