import { afterAll, beforeAll, expect, it } from "vitest";
import { createRandom } from "../../../app/commands/bench/random";
import { seedCatalogue } from "../../../app/commands/bench/seed-catalogue";
import { readTaxonomyRows } from "../../../app/commands/bench/taxonomy";
import { parts } from "../../../app/quality/parts.server";
import { runChecks } from "../../../app/quality/run/run-shop.server";
import { closeDatabase, type Database } from "../../../app/store/database.server";
import { askForRun } from "../../../app/store/quality/state.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { openTestDatabase } from "../../setup/test-database";
import { createEdits } from "./random-edits";

const products = 160;
const dayMs = 86_400_000;
const random = createRandom(23);
const any = () => 1 + Math.floor(random() * products);

let db: Database;
let shop: ShopRow;
let now = new Date("2026-10-31T15:00:00Z");

beforeAll(async () => {
  db = await openTestDatabase();
  const taxonomy = await readTaxonomyRows(null);
  const seeded = { domain: "days.myshopify.com", products, seed: 5, taxonomy };
  const { id } = await seedCatalogue(db, { ...seeded, today: "2026-10-31" });
  const found = await findShopById(id);
  if (!found) throw new Error("Not seeded");
  shop = found;
  await check();
}, 240_000);
afterAll(closeDatabase);

/** Runs all checks that are due; returns how many products were judged. */
async function check(): Promise<number> {
  // Orders go on being read.
  await db.query(
    "update sync_resource set covers_to = $2 where shop_id = $1 and covers_to is not null",
    [shop.id, now],
  );
  let judged = 0;
  const counting: typeof parts = {
    ...parts,
    scoreOf(of) {
      judged += 1;
      return parts.scoreOf(of);
    },
  };
  const limits = { clock: () => now, isTimeUp: () => false };
  while (await runChecks(shop, counting, limits));
  return judged;
}

/** All that is found, and what else is made of each product; without when. */
async function dump(): Promise<unknown> {
  const { rows } = await db.query(
    `select q.product_id, score, errors, warnings, hints, unknown, not_applicable, stock_minor,
       suggested_category_id, fingerprint, recheck_day::text,
       (select json_agg(json_build_array(f.check_id, f.severity, f.places, f.evidence, f.resolved_by)
          order by f.check_id)
        from quality_finding f where f.shop_id = $1 and f.product_id = q.product_id
          and f.resolved_at is null) as found
     from quality_product q where q.shop_id = $1 order by 1`,
    [shop.id],
  );
  const { rows: sums } = await db.query(
    `select check_id, failed, unknown, net_minor, stock_minor from quality_rule
     where shop_id = $1 order by 1`,
    [shop.id],
  );
  return { rows, sums };
}

/** What a run comes to that looks at every product. */
async function dumpAnew(): Promise<unknown> {
  await db.query("update quality_state set full_context = null where shop_id = $1", [shop.id]);
  now = new Date(now.getTime() + 1_000);
  await withShop(shop, (tx) => askForRun(tx, shop, now));
  now = new Date(now.getTime() + 1_000);
  expect(await check()).toBeGreaterThanOrEqual(products / 2);
  return dump();
}

it("judges few products where nothing but the day has changed, and comes to what a run of all comes to", async () => {
  for (const days of [1, 1, 45, 91]) {
    now = new Date(now.getTime() + days * dayMs);
    const judged = await check();
    if (days === 1) expect(judged).toBeLessThan(products / 4);
    const found = await dump();
    expect(await dumpAnew()).toEqual(found);
  }
}, 240_000);

it("comes to what a run of all comes to, whatever was edited the day before", async () => {
  const edits = createEdits(db, () => shop, any);
  const judged: number[] = [];
  for (let day = 1; day <= 8; day += 1) {
    const half = new Date(now.getTime() + dayMs / 2);
    for (let one = 0; one < 5; one += 1) {
      const id = any();
      await edits[Math.floor(random() * edits.length)]?.(id);
      // Some are read by themselves, and checked before the day is over.
      if (one % 2 === 0) {
        await db.query("update product set live_at = $3 where shop_id = $1 and id = $2", [
          ...[shop.id, id, half],
        ]);
      }
    }
    if (day % 2 === 0) {
      now = half;
      await check();
    }
    now = new Date(now.getTime() + dayMs);
    judged.push(await check());
    const found = await dump();
    expect(await dumpAnew(), `on day ${String(day)}`).toEqual(found);
  }
  // Else nothing would have been shown: where the classifier has learnt something, all are judged.
  expect(Math.min(...judged)).toBeLessThan(products);
}, 240_000);
