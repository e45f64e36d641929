import { afterAll, beforeAll, expect, it } from "vitest";
import { createRandom } from "../../../app/commands/bench/random";
import { seedCatalogue } from "../../../app/commands/bench/seed-catalogue";
import { readTaxonomyRows } from "../../../app/commands/bench/taxonomy";
import {
  loadCatalogueFacts,
  loadProductFacts,
  openFactBase,
} from "../../../app/quality/facts/load-facts.server";
import type { CatalogueFacts } from "../../../app/quality/facts/facts";
import { openStoredCatalogue } from "../../../app/quality/facts/stored-catalogue.server";
import { parts } from "../../../app/quality/parts.server";
import { checkShop } from "../../../app/quality/run/run.server";
import { askForRun } from "../../../app/store/quality/state.server";
import { closeDatabase, type Database } from "../../../app/store/database.server";
import { listProductsAfter } from "../../../app/store/quality/changed-products.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { openTestDatabase } from "../../setup/test-database";
import { createEdits } from "./random-edits";

const products = 240;
const start = new Date("2026-10-31T15:00:00Z");
const random = createRandom(11);
const any = () => 1 + Math.floor(random() * products);
/** What two products may have in common, so that what is found on one depends on the other. */
const sharing = ["TTL-10", "SEO-03", "DSC-05", "VAR-02", "VAR-09", "IMG-13", "PUB-04"];

let db: Database;
let shop: ShopRow;
let changed: Set<number>;

beforeAll(async () => {
  db = await openTestDatabase();
  const taxonomy = await readTaxonomyRows(null);
  const seeded = { domain: "changing.myshopify.com", products, seed: 3, taxonomy };
  const { id } = await seedCatalogue(db, { ...seeded, today: "2026-10-31" });
  const found = await findShopById(id);
  if (!found) throw new Error("Not seeded");
  shop = found;
  await checkShop(shop, start);
}, 120_000);
afterAll(closeDatabase);

/** In an order of their own, so that what differs is seen. */
function sorted(of: unknown): unknown {
  if (of instanceof Set) return [...of].map(String).sort();
  if (!(of instanceof Map)) return of;
  const entries = [...of].map(([key, value]) => [String(key), sorted(value)] as const);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What products of the shop are told of the catalogue, and all that it says when it is added up anew. */
async function readBoth() {
  const base = await openFactBase(shop, start);
  if (!base) throw new Error("The shop's details are missing");
  const facts = await withShop(shop, async (tx) => {
    const ids = await listProductsAfter(tx, shop, 0, 10_000);
    return loadProductFacts(tx, base, ids, () => undefined);
  });
  const catalogueOf = await openStoredCatalogue(base, parts.plainTextOf);
  const told = await catalogueOf(facts);
  const anew = await loadCatalogueFacts(base, parts.plainTextOf);
  const all = (of: CatalogueFacts) =>
    Object.fromEntries(Object.entries(of).map(([name, each]) => [name, sorted(each)]));
  return { told: all(told), anew: all(anew), titles: anew.titles.size, codes: anew.barcodes.size };
}

const findings = async () =>
  (
    await db.query<{ product: number; check: string; found: string }>(
      `select product_id as product, check_id as check,
         product_id || ' ' || check_id || ' ' || severity || ' ' || places || ' ' || evidence as found
       from quality_finding where shop_id = $1 and resolved_at is null order by 1, 2`,
      [shop.id],
    )
  ).rows;

const write = (sql: string, values: readonly unknown[]) => db.query(sql, [shop.id, ...values]);
const changes = () => createEdits(db, () => shop, any);

it("what the catalogue says of products that have changed is what adding it up anew says", async () => {
  const before = await readBoth();
  expect(before.told).toEqual(before.anew);
  expect(before.titles).toBeGreaterThan(0);
  expect(before.codes).toBeGreaterThan(0);

  changed = new Set();
  const edits = changes();
  for (let round = 1; round <= 12; round += 1) {
    const at = new Date(start.getTime() + round * 60_000);
    for (let one = 0; one < 4; one += 1) {
      const id = any();
      const change = edits[Math.floor(random() * edits.length)];
      await change?.(id);
      await write("update product set live_at = $3 where shop_id = $1 and id = $2", [id, at]);
      changed.add(id);
    }
    await checkShop(shop, at);
  }
  const after = await readBoth();
  expect(after.told).toEqual(after.anew);
  expect(after.told).not.toEqual(before.told);
}, 120_000);

it("what was found of products that have changed is what a check of all finds", async () => {
  const live = await findings();
  const at = new Date(start.getTime() + 3_600_000);
  await db.query("update quality_state set full_context = null where shop_id = $1", [shop.id]);
  await withShop(shop, (tx) => askForRun(tx, shop, at));
  await checkShop(shop, new Date(at.getTime() + 1_000));
  const whole = await findings();
  const of = (rows: typeof live, isMeant: (row: (typeof live)[number]) => boolean) =>
    rows.filter(isMeant).map(({ found }) => found);
  const isSharing = ({ check }: { check: string }) => sharing.includes(check);
  expect(of(live, isSharing)).toEqual(of(whole, isSharing));
  // What many have in common shifts with each of them a little: for the last one everything is as it is now.
  const last = [...changed].at(-1);
  const isLast = ({ product }: { product: number }) => product === last;
  expect(of(live, isLast)).toEqual(of(whole, isLast));
}, 120_000);
