import { afterAll, beforeAll, expect, it } from "vitest";
import { seedCatalogue } from "../../../app/commands/bench/seed-catalogue";
import { readTaxonomyRows } from "../../../app/commands/bench/taxonomy";
import { checks } from "../../../app/quality/registry";
import { checkShop } from "../../../app/quality/run/run.server";
import { suppressFinding } from "../../../app/quality/suppress.server";
import { parts } from "../../../app/quality/parts.server";
import { closeDatabase, type Database } from "../../../app/store/database.server";
import { readFilterOptions } from "../../../app/store/quality/listed.server";
import {
  countQualityProducts,
  listQualityProductIds,
  listQualityProducts,
  type ProductFilter,
} from "../../../app/store/quality/product-list.server";
import { readRuleSums, readRuleSumsOf } from "../../../app/store/quality/rule-list.server";
import { readLastTotals } from "../../../app/store/quality/rules.server";
import { setTasks, type TaskPatch } from "../../../app/store/quality/tasks.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { openTestDatabase } from "../../setup/test-database";

const now = new Date("2026-10-31T15:00:00Z");
const products = 240;
const idle = [20, 21, 22, 23];
let db: Database;
let shop: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  const taxonomy = await readTaxonomyRows(null);
  // Another shop with the same products: nothing of it may be seen.
  for (const [domain, seed] of [
    ["lists.myshopify.com", 5],
    ["other-lists.myshopify.com", 5],
  ] as const) {
    const seeded = { domain, products, seed, today: "2026-10-31", taxonomy };
    const found = await findShopById((await seedCatalogue(db, seeded)).id);
    if (!found) throw new Error("Not seeded");
    await checkShop(found, now);
    shop ??= found;
  }
  const edit = (sql: string, values: readonly unknown[] = []) =>
    db.query(sql, [shop.id, ...values]);
  // Products change, are hidden, deleted and sold after the first run.
  await edit("update product set deleted_at = now() where shop_id = $1 and id in (3, 40, 41)");
  const later = new Date(now.getTime() + 60_000);
  await edit(
    `update product set vendor = 'Olaria', title = 'WALNUT MUG ' || id, status = 'DRAFT', live_at = $2
     where shop_id = $1 and id in (5, 50, 51)`,
    [later],
  );
  await checkShop(shop, later);
  const { rows } = await db.query<{ productId: number; checkId: string }>(
    `select product_id as "productId", check_id as "checkId" from quality_finding
     where shop_id = $1 and resolved_at is null and severity = 'error' order by 1 limit 3`,
    [shop.id],
  );
  for (const row of rows)
    await suppressFinding(shop, { ...row, reason: "So" }, parts, { now: later, madeBy: null });
  await withShop(shop, (tx) =>
    setTasks(tx, shop, [5, 7, 9], { assignee: "Ana" }, { madeBy: null, now: later }),
  );
  const due = (ids: number[], patch: TaskPatch) =>
    withShop(shop, (tx) => setTasks(tx, shop, ids, patch, { madeBy: null, now: later }));
  await due([5, 6, 8], { dueDay: "2026-11-01" });
  await due([7], { dueDay: "2026-11-02" });
  await due([8], { status: "done" });
  await edit(
    `update sales_rollup set gross_minor = gross_minor * 3 where shop_id = $1 and key in ('7', '8', '9')`,
  );
  // Nothing at stake in some products, which people look at: one of them long ago, and one in the other shop.
  await edit("delete from sales_rollup where shop_id = $1 and key = any($2)", [idle.map(String)]);
  await edit(
    "update product set total_inventory = 0, live_at = $3 where shop_id = $1 and id = any($2)",
    [idle, later],
  );
  await edit(
    "update variant set inventory_quantity = 0 where shop_id = $1 and product_id = any($2)",
    [idle],
  );
  await db.query(
    `insert into pixel_product_day (shop_id, shop_day, product_id, views, sessions,
       cart_additions, reached_checkout, completed_checkout)
     select s.id, v.day::date, v.product_id, v.views, 1, 0, 0, 0 from (values
       ($1, '2026-10-30', 22, 40), ($1, '2026-10-02', 22, 10), ($1, '2026-10-30', 23, 45),
       ($1, '2026-06-01', 21, 900), ($2, '2026-10-30', 20, 900)) v(shop, day, product_id, views)
     join shop s on s.domain = v.shop`,
    ["lists.myshopify.com", "other-lists.myshopify.com"],
  );
  await edit("delete from dirty_log where shop_id = $1");
  await checkShop(shop, new Date(now.getTime() + 86_400_000));
}, 240_000);
afterAll(closeDatabase);

/** From the rows that lists are made of. */
const plain = `
  from quality_product q
  join product p on p.shop_id = $1 and p.id = q.product_id and p.deleted_at is null
  left join quality_sales s on s.shop_id = $1 and s.product_id = q.product_id
  left join quality_task k on k.shop_id = $1 and k.product_id = q.product_id
  where q.shop_id = $1 and ($2::text is null or p.vendor = $2)
    and ($3::text is null or p.product_type = $3) and ($4::text is null or p.status = $4)
    and ($5 = '' or strpos(lower(p.title), lower($5)) > 0)
    and (($6::text[] is null and $7::text is null) or exists (
      select from quality_finding f where f.shop_id = $1 and f.product_id = q.product_id
        and f.resolved_at is null and ($6::text[] is null or f.check_id = any($6::text[]))
        and ($7::text is null or f.severity = $7)))
    and ($8::text is null or k.assignee = $8)
    and ($9::date is null or (k.due_day < $9 and k.status <> 'done'))`;
const valuesOf = (filter: ProductFilter) => [
  ...[shop.id, filter.vendor, filter.type, filter.status, filter.search, filter.checkIds],
  ...[filter.severity, filter.assignee ?? null, filter.dueBefore ?? null],
];
const anything: ProductFilter = {
  ...{ vendor: null, type: null, status: null, checkIds: null, severity: null, search: "" },
};
const ofMedia = checks.filter(({ subject }) => subject === "media").map(({ id }) => id);
const filters: Record<string, Partial<ProductFilter>> = {
  "all products": {},
  "those of a vendor": { vendor: "Olaria" },
  "those of a type": { type: "Decor" },
  drafts: { status: "DRAFT" },
  "those with errors": { severity: "error" },
  "those with warnings": { severity: "warning", type: "Decor" },
  "those that fail a rule": { checkIds: ["IMG-09"] },
  "those that fail rules of a subject": { checkIds: ofMedia },
  "those that fail rules of a subject, searched": { checkIds: ofMedia, search: "mug" },
  "those with a hint of some rules": { checkIds: ofMedia, severity: "hint" },
  "those with words in the title, in whatever letters": { search: "wAlNut mUG" },
  "those that somebody works on": { assignee: "Ana" },
  "those that are overdue": { dueBefore: "2026-11-02" },
  "none at all": { search: "zzz" },
};

it.each(Object.entries(filters))("lists %s as the rows behind it say", async (_name, some) => {
  const filter = { ...anything, ...some };
  const { rows: expected } = await db.query(
    `select q.product_id as "productId", p.title, p.vendor, p.product_type as type, p.status,
       q.score, q.errors, q.warnings, q.hints, coalesce(s.net_minor, 0)::bigint as "netMinor",
       q.stock_minor as "stockMinor", k.assignee, k.due_day::text as "dueDay", k.status as task
     ${plain} order by coalesce(s.net_minor, 0) desc, q.stock_minor desc, coalesce(s.views, 0) desc,
       q.product_id`,
    valuesOf(filter),
  );
  expect(expected.length > 0).toBe(some.search !== "zzz");
  const { count, first, second, ids } = await withShop(shop, async (tx) => ({
    count: await countQualityProducts(tx, shop, filter),
    first: await listQualityProducts(tx, shop, filter, { offset: 0, limit: 25 }),
    second: await listQualityProducts(tx, shop, filter, { offset: 25, limit: 10_000 }),
    ids: await listQualityProductIds(tx, shop, filter, { afterId: 8, limit: 10_000 }),
  }));
  expect([...first, ...second]).toEqual(expected);
  expect(count).toBe(expected.length);
  const all = expected.map((row) => (row as { productId: number }).productId);
  expect(ids).toEqual(all.filter((id) => id > 8).sort((a, b) => a - b));
  // As of a check that many fail.
  const ofMany = await withShop(shop, async (tx) => ({
    count: await countQualityProducts(tx, shop, filter, 0),
    rows: await listQualityProducts(tx, shop, filter, { offset: 0, limit: 10_000 }, 0),
  }));
  expect(ofMany).toEqual({ count: expected.length, rows: expected });
});

it("lists products of as much money at stake by the views of 90 days", async () => {
  const listed = await withShop(shop, (tx) =>
    listQualityProducts(tx, shop, { ...anything, productIds: idle }, { offset: 0, limit: 10 }),
  );
  expect(listed.map(({ netMinor, stockMinor }) => netMinor + stockMinor)).toEqual([0, 0, 0, 0]);
  expect(listed.map(({ productId }) => productId)).toEqual([22, 23, 20, 21]);
});

const sumsSql = `
  with wanted as (select q.*, coalesce(s.net_minor, 0) as net_minor ${plain}),
  parts as (
    select f.check_id, 1 as failed, 0 as unknown, w.net_minor, w.stock_minor from wanted w
    join quality_finding f on f.shop_id = $1 and f.product_id = w.product_id and f.resolved_at is null
    union all
    select k.key, 0, 1, 0, 0 from wanted w, jsonb_object_keys(w.unknown) k(key)
  )
  select check_id as "checkId", sum(failed)::int as failed, sum(unknown)::int as unknown,
    sum(net_minor)::bigint as "netMinor", sum(stock_minor)::bigint as "stockMinor"
  from parts group by 1 order by 1`;

it("counts by rule what the rows behind it say, of all products and of some", async () => {
  for (const some of [
    {},
    filters["those of a type"],
    filters["those of a vendor"],
    filters.drafts,
  ]) {
    const filter = { ...anything, ...some };
    const { rows: expected } = await db.query(sumsSql, valuesOf(filter));
    expect(expected.length).toBeGreaterThan(5);
    const sums = await withShop(shop, (tx) => readRuleSumsOf(tx, shop, filter));
    expect(sums).toEqual(expected);
  }
  const { rows: all } = await db.query(sumsSql, valuesOf(anything));
  const stored = await withShop(shop, (tx) => readRuleSums(tx, shop));
  expect(stored.filter(({ failed, unknown }) => failed + unknown > 0)).toEqual(all);
});

it("adds up what the rows behind it say", async () => {
  const { rows } = await db.query(
    `select (avg(q.score) filter (where p.status = 'ACTIVE'))::float8 as "meanScore",
       count(*)::int as products, sum(q.errors)::int as errors, sum(q.warnings)::int as warnings,
       sum(q.hints)::int as hints, (count(*) filter (where q.errors > 0))::int as "productsWithErrors",
       coalesce(sum(s.net_minor) filter (where q.errors > 0), 0)::bigint as "netOfErrorsMinor" ${plain}`,
    valuesOf(anything),
  );
  const totals = await withShop(shop, (tx) => readLastTotals(tx, shop));
  expect(totals?.meanScore).toBeCloseTo((rows[0] as { meanScore: number }).meanScore, 9);
  expect({ ...totals, meanScore: 0 }).toEqual({ ...rows[0], meanScore: 0 });
});

it("offers the vendors and types with most products, by name", async () => {
  const { rows } = await db.query<{ vendors: string[]; types: string[] }>(
    `select array(select distinct vendor from product where shop_id = $1 and deleted_at is null) as vendors,
       array(select distinct product_type from product where shop_id = $1 and deleted_at is null) as types`,
    [shop.id],
  );
  const sorted = (texts: string[] = []) => texts.sort((a, b) => a.localeCompare(b, "en"));
  const options = await withShop(shop, (tx) => readFilterOptions(tx, shop));
  expect(options).toEqual({ vendors: sorted(rows[0]?.vendors), types: sorted(rows[0]?.types) });
});
