import { netSales } from "../../../metrics/definitions/net-sales";
import { readCatalogueOf, readTypesAndVendors } from "../../../store/products/catalogue.server";
import { readLookedDays, readReducedVariants } from "../../../store/products/price-history.server";
import type { ShopRow } from "../../../store/shops.server";
import { withShop } from "../../../store/with-shop.server";
import { placesOfGoods } from "../describe";
import { readSold, salesMeasures, type ProductsFrame } from "../frame.server";
import { rowsNearPage } from "../list/build-list";
import { productsPage, type PageExtent } from "../page.server";
import {
  buildReductions,
  judgeReductions,
  reductionsList,
  type ReductionsInput,
} from "./build-view";

/** Reductions that are on, and the lowest price of the 30 days before each; its table as a file. */
export const { load: loadReductions, loadCsv: loadReductionsCsv } = productsPage({
  isBeforeOrders: true,
  read,
  build: buildReductions,
  list: reductionsList,
  csvTitle: "products.csv.reductions",
  rowHeading: () => "breakdown.rows.variant",
});

async function read(
  shop: ShopRow,
  frame: ProductsFrame,
  params: URLSearchParams,
  extent: PageExtent,
): Promise<ReductionsInput> {
  const [variants, sold, { looked, types, vendors }] = await Promise.all([
    readReducedVariants(shop),
    withShop(shop, (tx) => readSold(tx, shop, "variant", frame.window, salesMeasures)),
    withShop(shop, async (tx) => ({
      looked: await readLookedDays(tx, shop),
      ...(await readTypesAndVendors(tx, shop)),
    })),
  ]);
  const reduced = new Set(variants.map(({ key }) => key));
  const ofReduced = placesOfGoods(sold).filter((place) => reduced.has(sold.keyAt(place)));
  const soldNet = new Map(
    ofReduced.map((place) => [sold.keyAt(place), netSales.compute(sold.glance(place).facts)]),
  );
  const reductions = judgeReductions(variants, looked, frame.today, soldNet);
  const input = { frame, reductions, looked, types, vendors, params };
  const near =
    extent === "page" ? rowsNearPage(reductionsList({ ...input, catalogue: new Map() })) : null;
  // Of thousands of variants no more is read than what may stand on the page.
  const shown = (near ?? reductions.map(({ key }) => ({ id: key }))).map(({ id }) => id);
  const catalogue = await withShop(shop, (tx) => readCatalogueOf(tx, shop, "variant", shown));
  return { ...input, catalogue };
}
