import { loadFix } from "../../panels/quality/fix/load.server";
import { loadFixes } from "../../panels/quality/fixes/load.server";
import { loadQualityProduct } from "../../panels/quality/product/load.server";
import { loadQualityProducts } from "../../panels/quality/products/load.server";
import { loadRule } from "../../panels/quality/rule/load.server";
import { loadRules } from "../../panels/quality/rules/load.server";
import { createFix } from "../../quality/batches/batch.server";
import { prepareBatch } from "../../quality/batches/prepare.server";
import { everything } from "../../quality/batches/source";
import { countChanges } from "../../store/quality/changes.server";
import { findShopById, type ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { createRandom } from "./random";
import { timesOf, type Times } from "./times";

export interface PagesMeasured {
  pages: Record<string, Times>;
  batch: { changes: number; seconds: number };
}

/** How fast what the pages of Quality load is, one batch of many changes among it. */
export async function timeQualityPages(
  seeded: ShopRow,
  now: Date,
  { products, calls, seed }: { products: number; calls: number; seed: number },
): Promise<PagesMeasured> {
  const shop = (await findShopById(seeded.id)) ?? seeded;
  const random = createRandom(seed);
  const { batchId, ...batch } = await prepareMany(shop, now);
  const id = () => String(1 + Math.floor(random() * products));
  const list = (params: Record<string, string>) =>
    loadQualityProducts(shop, new URLSearchParams(params), now);
  const rules = (params: Record<string, string>) =>
    loadRules(shop, new URLSearchParams(params), now);
  const rule = (checkId: string, params: Record<string, string> = {}) =>
    loadRule(shop, new URLSearchParams(params), now, checkId);
  const fix = (params: Record<string, string>) =>
    loadFix(shop, String(batchId), new URLSearchParams(params), now);
  const vendor = () => `Vendor ${Math.floor(random() * 150)}`;

  const questions: Record<string, () => Promise<unknown>> = {
    Rules: () => rules({}),
    "Rules of a vendor": () => rules({ vendor: vendor() }),
    "Rules of a type": () => rules({ type: "Decor" }),
    Products: () => list({}),
    "Products, page 100": () => list({ page: "100" }),
    "Products of a vendor": () => list({ vendor: vendor() }),
    "Products of a type with errors": () => list({ type: "Decor", severity: "error" }),
    "Products, drafts": () => list({ status: "DRAFT" }),
    "Products with errors": () => list({ severity: "error" }),
    "Products of a subject": () => list({ subject: "media" }),
    "Products, search": () => list({ q: "walnut mug" }),
    "Products, search of no one": () => list({ q: "zzz" }),
    "A rule that many fail": () => rule("IMG-09"),
    "A rule that few fail": () => rule("TTL-08"),
    "A rule, search": () => rule("IMG-09", { q: "oak" }),
    "A product": () => loadQualityProduct(shop, id(), now),
    Changes: () => loadFixes(shop, new URLSearchParams(), now),
    "One batch": () => fix({}),
    "One batch, its last page": () => fix({ page: "100000" }),
    "One batch, to be entered": () => fix({ show: "toEnter" }),
  };
  const pages: PagesMeasured["pages"] = {};
  for (const [name, ask] of Object.entries(questions)) {
    pages[name] = await timesOf(calls, async () => ask);
  }
  return { pages, batch };
}

/** Of every product without a description for search results, one. */
async function prepareMany(shop: ShopRow, now: Date) {
  const began = performance.now();
  const source = { ...everything, checkIds: ["SEO-02"] };
  const made = await createFix(shop, { source, madeBy: null }, now);
  if (!made) throw new Error("There is nothing to mend");
  const { batchId } = made;
  const limits = { clock: () => now, isTimeUp: () => false };
  while (await prepareBatch(shop, batchId, limits));
  const { all } = await withShop(shop, (tx) => countChanges(tx, shop, batchId));
  return { batchId, changes: all, seconds: (performance.now() - began) / 1_000 };
}
