import { z } from "zod";
import { AppError } from "../../lib/errors";
import type { ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { listQualityProducts, readOpenFindings } from "../../store/quality/product-list.server";
import { readShopFindings } from "../../store/quality/shop-results.server";
import { loadBatchesCsv, loadChangesCsv } from "./fix/csv.server";
import { readFilter } from "./filters";
import { loadQualityFrame } from "./frame.server";
import { findCheck, toProductFilter } from "./products/load.server";
import { loadRules } from "./rules/load.server";
import { findShopCheck } from "./shop-rule/load.server";
import { productsCsv, rulesCsv, shopFindingsCsv } from "./csv";

const tableSchema = z.enum(["rules", "products", "changes", "batches"]).catch("rules");
// As many rows as a spreadsheet opens without trouble.
const mostRows = 50_000;

/** One of the tables of quality as a file, with the choices of the address. */
export async function loadQualityCsv(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<string> {
  const table = tableSchema.parse(params.get("table"));
  if (table === "changes") return loadChangesCsv(shop, params, mostRows);
  if (table === "batches") return loadBatchesCsv(shop, mostRows);
  if (table === "rules") {
    const view = await loadRules(shop, params, now);
    if (view.state !== "ready") throw new AppError("not_found", "Nothing has been checked yet.");
    return rulesCsv(view);
  }
  const frame = await loadQualityFrame(shop, now);
  if (frame.state !== "ready") throw new AppError("not_found", "Nothing has been checked yet.");
  const rule = params.get("rule");
  const shopCheck = findShopCheck(rule);
  if (shopCheck) {
    const page = { offset: 0, limit: mostRows };
    const found = await withShop(shop, (tx) => readShopFindings(tx, shop, shopCheck.id, page));
    return shopFindingsCsv({ ...frame, check: shopCheck, found });
  }
  const check = rule === null ? null : findCheck(rule);
  const wanted = toProductFilter(readFilter(params), check, frame.today);
  const { rows, findings } = await withShop(shop, async (tx) => {
    const found = await listQualityProducts(tx, shop, wanted, { offset: 0, limit: mostRows });
    const ids = found.map(({ productId }) => productId);
    return { rows: found, findings: await readOpenFindings(tx, shop, ids, check?.id ?? null) };
  });
  return productsCsv({ ...frame, check, rows, findings });
}
