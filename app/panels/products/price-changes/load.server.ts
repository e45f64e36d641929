import { addDays } from "../../../lib/shop-day";
import { parseWindowDays, windowsOf } from "../../../metrics/products/price-changes";
import type { SalesCoverage } from "../../../metrics/sales/coverage";
import { readCatalogueOf } from "../../../store/products/catalogue.server";
import {
  countPriceChanges,
  readPriceChanges,
  readPricesSince,
  type PriceChangeRow,
} from "../../../store/products/price-history.server";
import { readKeyWindows } from "../../../store/rollup/read-key-windows.server";
import type { ShopRow } from "../../../store/shops.server";
import { withShop } from "../../../store/with-shop.server";
import type { ProductsFrame } from "../frame.server";
import { productsPage } from "../page.server";
import { buildPriceChanges, priceChangesList, type PriceChangesInput } from "./build-view";

// Each is two dozen look-ups by day: with these a page stays within a tenth of a second.
const changesAtMost = 300;

/** Changes of prices in a range, and what was sold before and after each; its table as a file. */
export const { load: loadPriceChanges, loadCsv: loadPriceChangesCsv } = productsPage({
  isBeforeOrders: true,
  read,
  build: buildPriceChanges,
  list: priceChangesList,
  csvTitle: "products.csv.priceChanges",
  rowHeading: () => "breakdown.rows.variant",
});

async function read(
  shop: ShopRow,
  frame: ProductsFrame,
  params: URLSearchParams,
): Promise<PriceChangesInput> {
  const { range, coverage } = frame;
  const windowDays = parseWindowDays(params);
  const { changes, count, knownSince, catalogue } = await withShop(shop, async (tx) => {
    const changes = await readPriceChanges(tx, shop, range, changesAtMost);
    const keys = [...new Set(changes.map(({ variantId }) => String(variantId)))];
    return {
      changes,
      count: await countPriceChanges(tx, shop, range),
      knownSince: await readPricesSince(tx, shop),
      catalogue: await readCatalogueOf(tx, shop, "variant", keys),
    };
  });
  const observed = changes.map((change) => ({
    change,
    windows: windowsOf(toPlace(change), windowDays, coveredDays(coverage)),
  }));
  const asked = observed.flatMap(({ change, windows: { before, after } }) =>
    before && after
      ? [before, after].map((days) => ({ ...days, key: String(change.variantId) }))
      : [],
  );
  const sums = await readKeyWindows(shop, "variant", asked);
  let place = 0;
  const next = () => sums[place++] ?? null;
  return {
    frame,
    changes: observed.map((each) => ({
      ...each,
      before: each.windows.before && next(),
      after: each.windows.after && next(),
    })),
    count,
    knownSince,
    windowDays,
    catalogue,
    params,
  };
}

/** The day of a change belongs to both prices, so the price before held whole days from the next on. */
function toPlace({ day, beforeFrom, isBeforeFirst, next }: PriceChangeRow) {
  return { day, heldFrom: isBeforeFirst ? beforeFrom : addDays(beforeFrom, 1), next };
}

/** Days whose sales are read as a whole: the last one is not over. */
function coveredDays({ from, isFromTheStart, asOfDay }: SalesCoverage) {
  return { firstDay: isFromTheStart ? null : from, lastDay: addDays(asOfDay, -1) };
}
