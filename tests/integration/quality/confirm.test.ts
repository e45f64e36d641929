import { afterAll, beforeAll, expect, it } from "vitest";
import { loadConfirm } from "../../../app/panels/quality/confirm/load.server";
import { applyBatch } from "../../../app/quality/batches/apply.server";
import { confirmCategories } from "../../../app/quality/batches/confirm.server";
import { checkShop } from "../../../app/quality/run/run.server";
import { classifyProduct } from "../../../app/quality/classify/suggest.server";
import type { Database } from "../../../app/store/database.server";
import { moveBatch, readBatch } from "../../../app/store/quality/batches.server";
import { listTeachers } from "../../../app/store/quality/classified.server";
import { findShopByDomain, type ShopRow } from "../../../app/store/shops.server";
import { askForRun } from "../../../app/store/quality/state.server";
import { sampleUnclassified } from "../../../app/store/quality/unclassified.server";
import { withShop } from "../../../app/store/with-shop.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { allScopes, backfill, openStore, type StoreUnderTest } from "../support/sync-store";
import { putQualityProduct } from "./quality-shop";

const writing = [...allScopes, "write_products"];
const madeUp = "Zorblax";
const names = ["Quembo", "Vrintle", "Oxpuld", "Trezzik", "Hwalm", "Ubquist"];

let db: Database;
let store: StoreUnderTest;
let shop: ShopRow;
let other: ShopRow;
/** Products of a type that nobody knows. */
let ids: number[];
let ofMugs: string;

beforeAll(async () => {
  db = await openTestDatabase();
  store = await openStore({
    shops: [{ shopDomain: "confirm.myshopify.com", orders: 40, products: 60, historyDays: 100 }],
    requiredScopes: writing,
    grantedScopes: writing,
  });
  await backfill(await store.client());
  shop = await readShop();
  const { rows } = await db.query<{ id: number }>(
    `select id from product where shop_id = $1 and status = 'ACTIVE' and not is_gift_card
     order by id limit ${names.length}`,
    [shop.id],
  );
  ids = rows.map(({ id }) => id);
  for (const [index, id] of ids.entries()) {
    catalogue().updateProduct(id, {
      ...{ title: `${names[index]} ${index}`, productType: madeUp, vendor: "Zorb", tags: [] },
      ...{ descriptionHtml: "", category: null },
    });
  }
  await readProducts();
  await checkShop(shop, new Date());
  const { rows: mugs } = await db.query<{ id: string }>(
    "select id from taxonomy_category where name = 'Mugs' order by id limit 1",
  );
  ofMugs = mugs[0]?.id ?? "";
  other = await installTestShop(db, "other-confirm.myshopify.com");
  await db.query("update shop set currency = 'USD', timezone = 'UTC' where id = $1", [other.id]);
}, 120_000);
afterAll(() => db.close());

const catalogue = () => store.store.world(store.domain).catalogue;
async function readShop(): Promise<ShopRow> {
  const found = await findShopByDomain(store.domain);
  if (!found) throw new Error("Not installed");
  return found;
}
async function readProducts(): Promise<void> {
  await backfill(await store.client(), { resources: ["products"] });
  shop = await readShop();
}
async function loadReady(address = "", of = shop) {
  const view = await loadConfirm(of, new URLSearchParams(address), new Date());
  if (view.state !== "ready") throw new Error(`The page is ${view.state}`);
  return view.content;
}
function confirm(choices: { productId: number; categoryId: string }[], of = shop) {
  const form = new FormData();
  form.append("choices", JSON.stringify(choices));
  return confirmCategories(of, form, { now: new Date(), madeBy: "7001" });
}
const suggested = async (id: number, of = shop) =>
  (await classifyProduct(of, id, new Date()))?.suggestion ?? null;
async function storedSuggestions(): Promise<(string | null)[]> {
  const { rows } = await db.query<{ id: string | null }>(
    `select suggested_category_id as id from quality_product
     where shop_id = $1 and product_id = any($2::bigint[]) order by product_id`,
    [shop.id, ids.slice(1)],
  );
  return rows.map(({ id }) => id);
}

it("asks for one of the products that nobody knows, and says how many have no category", async () => {
  const { counts, questions, isTaxonomyRead } = await loadReady();
  expect(isTaxonomyRead).toBe(true);
  expect(counts.all).toBeGreaterThanOrEqual(ids.length);
  expect(counts.sure + counts.unsure + counts.none).toBe(counts.all);
  expect(questions.length).toBeLessThanOrEqual(10);
  expect(questions.filter(({ type }) => type === madeUp).length).toBeGreaterThan(0);
  expect((await suggested(ids[1] ?? 0))?.category.id).not.toBe(ofMugs);
  expect(await storedSuggestions()).not.toContain(ofMugs);
});

it("takes no category that is not in the taxonomy, and nothing that makes no sense", async () => {
  const wrong = { productId: ids[0] ?? 0, categoryId: "gid://shopify/TaxonomyCategory/zz-9" };
  expect(await confirm([wrong])).toEqual({
    kind: "refused",
    reason: { text: "quality.fix.faults.noCategory" },
  });
  expect(await confirm([])).toEqual({
    kind: "refused",
    reason: { text: "quality.answers.invalid" },
  });
});

it("lets no shop confirm another's products or see what it confirmed", async () => {
  const [id = 0] = ids;
  expect(await confirm([{ productId: id, categoryId: ofMugs }], other)).toEqual({
    kind: "refused",
    reason: { text: "quality.confirm.nothingOpen" },
  });
});

it("writes what was confirmed, and suggests it for the others once it is read again", async () => {
  const [id = 0, second = 0] = ids;
  const answer = await confirm([{ productId: id, categoryId: ofMugs }]);
  if (answer.kind !== "made") throw new Error("No batch was made");
  const { batchId } = answer;
  expect((await loadReady(`batch=${batchId}`)).batch).toMatchObject({
    ...{ state: "writing", settled: 0, total: 1 },
  });
  const client = await store.client();
  const limits = { client, clock: () => new Date(), isTimeUp: () => false };
  while (await applyBatch(shop, batchId, limits)) {
    // More of it.
  }
  expect((await withShop(shop, (tx) => readBatch(tx, shop, batchId)))?.state).toBe("done");
  const { data } = await client.query<{ product: { category: { id: string } | null } }>(
    "query Category($id: ID!) { product(id: $id) { category { id } } }",
    { id: `gid://shopify/Product/${id}` },
  );
  expect(data.product.category?.id).toBe(ofMugs);
  const reading = await loadReady(`batch=${batchId}`);
  expect(reading.batch).toMatchObject({ state: "reading", written: 1, failed: 0 });
  expect(reading.questions).toEqual([]);

  await readProducts();
  const learnt = await loadReady(`batch=${batchId}`);
  expect(learnt.batch).toMatchObject({ state: "learnt", written: 1 });
  expect(learnt.questions.map(({ productId }) => productId)).not.toContain(id);
  expect(await suggested(second)).toMatchObject({
    category: { id: ofMugs },
    explanation: [{ kind: "confirmed", products: 1, productType: madeUp }],
  });
  // The page of another shop knows nothing of it.
  await withShop(other, (tx) => putQualityProduct(tx, other, { id: 1, title: "Hwalm 9" }));
  await db.query("update product set product_type = $2, vendor = 'Zorb' where shop_id = $1", [
    other.id,
    madeUp,
  ]);
  const found = await findShopByDomain(other.domain);
  expect((await suggested(1, found ?? other))?.category.id).not.toBe(ofMugs);
});

it("checks products anew that have not changed, as what was confirmed teaches of them", async () => {
  await checkShop(shop, new Date());
  expect(await storedSuggestions()).toEqual(Array(ids.length - 1).fill(ofMugs));
});

it("treats what is filed as Uncategorized as having no category, and writes over that", async () => {
  const id = ids.at(-1) ?? 0;
  const uncategorized = "gid://shopify/TaxonomyCategory/na";
  const file = (categoryId: string | null) =>
    db.query("update product set category_id = $3 where shop_id = $1 and id = $2", [
      ...[shop.id, id, categoryId],
    ]);
  await db.query(
    `insert into taxonomy_category (id, name, full_name, level, is_leaf, is_archived, seen_at)
     values ($1, 'Uncategorized', 'Uncategorized', 1, true, false, now())
     on conflict (id) do nothing`,
    [uncategorized],
  );
  const before = await loadReady();
  await file(uncategorized);
  await withShop(shop, (tx) => askForRun(tx, shop, new Date()));
  await checkShop(shop, new Date(Date.now() + 60_000));
  const { counts } = await loadReady();
  expect(counts.all).toBe(before.counts.all);
  expect(counts.missing.all).toBe(before.counts.missing.all - 1);
  expect(counts.uncategorized.all).toBe(before.counts.uncategorized.all + 1);
  const open = await withShop(shop, (tx) => sampleUnclassified(tx, shop, 1_000));
  expect(open).toContain(id);
  const teachers = await withShop(shop, (tx) => listTeachers(tx, shop, 1_000));
  expect(teachers).not.toContain(id);

  const answer = await confirm([{ productId: id, categoryId: ofMugs }]);
  if (answer.kind !== "made") throw new Error("No batch was made");
  const { rows } = await db.query<{ before: string | null; after: string | null }>(
    `select before #>> '{}' as before, after #>> '{}' as after from quality_change
     where shop_id = $1 and batch_id = $2 order by change_no`,
    [shop.id, answer.batchId],
  );
  expect(rows).toEqual([{ before: uncategorized, after: ofMugs }]);
  await withShop(shop, (tx) =>
    moveBatch(tx, shop, answer.batchId, { from: ["applying"], to: "stopped", now: new Date() }),
  );
  await file(null);
});

it("leaves out what has got a category meanwhile", async () => {
  const [id = 0, second = 0] = ids;
  const answer = await confirm([
    { productId: id, categoryId: ofMugs },
    { productId: second, categoryId: ofMugs },
  ]);
  if (answer.kind !== "made") throw new Error("No batch was made");
  const { rows } = await db.query<{ id: number }>(
    "select product_id as id from quality_change where shop_id = $1 and batch_id = $2",
    [shop.id, answer.batchId],
  );
  expect(rows.map((row) => row.id)).toEqual([second]);
});
