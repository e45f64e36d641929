import { netSales } from "../../../metrics/definitions/net-sales";
import { readLookedDays, readReducedVariants } from "../../../store/products/price-history.server";
import type { ShopRow } from "../../../store/shops.server";
import { withShop } from "../../../store/with-shop.server";
import { placesOfGoods } from "../describe";
import { readSold, salesMeasures, type ProductsFrame } from "../frame.server";
import { productsPage } from "../page.server";
import { buildReductions, reductionsList, type ReductionsInput } from "./build-view";

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
): Promise<ReductionsInput> {
  const [variants, sold, looked] = await Promise.all([
    readReducedVariants(shop),
    withShop(shop, (tx) => readSold(tx, shop, "variant", frame.window, salesMeasures)),
    withShop(shop, (tx) => readLookedDays(tx, shop)),
  ]);
  const reduced = new Set(variants.map(({ key }) => key));
  const ofReduced = placesOfGoods(sold).filter((place) => reduced.has(sold.keyAt(place)));
  return {
    frame,
    variants,
    looked,
    netSales: new Map(
      ofReduced.map((place) => [sold.keyAt(place), netSales.compute(sold.glance(place).facts)]),
    ),
    params,
  };
}
