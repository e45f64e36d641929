import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { z } from "zod";
import { addDays } from "../../lib/shop-day";
import { loadCohorts } from "../../panels/customers/cohorts/load.server";
import { closeDatabase, database, type Database } from "../../store/database.server";
import { storedDimensions } from "../../store/rollup/dimensions";
import { foldPortion, foldShop } from "../../store/rollup/fold.server";
import { packPortion } from "../../store/rollup/pack-sales.server";
import { readSeries, readSums } from "../../store/rollup/read-sales.server";
import { findShopById, type ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { withAllRows } from "./all-rows";
import { enterCosts, pages } from "./panel-pages";
import { cohorts, rivalColumns, salesByDay, salesByProduct } from "./panel-rivals";
import { createRandom } from "./random";
import { seedSales } from "./seed-sales";
import { timesOf, type Times } from "./times";

const optionsSchema = z.object({
  orders: z.coerce.number().int().min(1),
  others: z.coerce.number().int().min(0),
  calls: z.coerce.number().int().min(1),
});

/** What the process prints as its one line of JSON. */
export interface PanelsMeasured {
  orders: number;
  rollupRows: number;
  foldSeconds: number;
  /** Of one changed order, with everything that depends on it. */
  foldOneMs: Times;
  /** Afterwards, of putting what that changed of periods that are over into columns again. */
  packOneMs: Times;
  loaders: Record<string, Times>;
  /** The page of cohorts: without a filter, and with each. */
  cohorts: Record<string, Times>;
  /** The same questions over raw rows: on the same engine, and in DuckDB. */
  rivals: Record<string, { ours: number; raw: number; duckdb: number }>;
}

/** Fewer are there to see that it runs. */
const leastOrders = 10_000;
const days = 1_095;
const lastDay = "2026-10-31";
const firstDay = addDays(lastDay, 1 - days);
const now = new Date(`${lastDay}T23:30:00Z`);

async function measure(): Promise<PanelsMeasured> {
  const [orders, others, calls] = process.argv.slice(2);
  const options = optionsSchema.parse({ orders, others, calls });
  const db = await database();
  // The same catalogue at every size: what a breakdown costs grows with its rows, whoever ordered them.
  const common = { products: options.orders < leastOrders ? 50 : 5_000, lastDay, days };
  const shop = await seedSales(db, {
    domain: "big.myshopify.com",
    orders: options.orders,
    ...common,
  });
  // They are there to be looked past: larger ones take longer to make than the one that is measured.
  const small = { ...common, products: 200, orders: Math.ceil(options.orders / 100) };
  for (let other = 1; other <= options.others; other += 1) {
    await foldShop(await seedSales(db, { domain: `other-${other}.myshopify.com`, ...small }), now);
  }
  await db.exec("analyze");
  const began = performance.now();
  await foldShop(shop, now);
  const foldSeconds = (performance.now() - began) / 1_000;
  await enterCosts(shop, firstDay, now);
  await db.exec("analyze");
  const { rows } = await withShop(shop, (tx) =>
    tx.query<{ count: number }>("select count(*) as count from sales_rollup where shop_id = $1", [
      shop.id,
    ]),
  );
  return {
    orders: options.orders,
    rollupRows: rows[0]?.count ?? 0,
    foldSeconds,
    ...(await foldOneAfterAnother(shop, options)),
    loaders: await timeLoaders(shop, options.calls),
    cohorts: await timeCohorts(shop, options),
    rivals: await timeRivals(db, shop, Math.min(options.calls, 5)),
  };
}

async function foldOneAfterAnother(
  shop: ShopRow,
  { orders, calls }: { orders: number; calls: number },
): Promise<{ foldOneMs: Times; packOneMs: Times }> {
  const random = createRandom(3);
  const changeOne = () => {
    const id = 1 + Math.floor(random() * orders);
    return withShop(shop, (tx) =>
      tx.query(
        `update ledger set gross_minor = gross_minor + 100
         where shop_id = $1 and order_id = $2 and reason = 'ORDER' and line_type = 'PRODUCT'`,
        [shop.id, id],
      ),
    );
  };
  const fold = async () => {
    while ((await foldPortion(shop, now)) === "worked");
  };
  const pack = async () => {
    while (await packPortion(shop, now));
  };
  const foldOneMs = await timesOf(calls, async () => {
    await pack();
    await changeOne();
    return fold;
  });
  const packOneMs = await timesOf(calls, async () => {
    await changeOne();
    await fold();
    return pack;
  });
  return { foldOneMs, packOneMs };
}

async function timeLoaders(shop: ShopRow, calls: number): Promise<Record<string, Times>> {
  const random = createRandom(7);
  const fresh = (await findShopById(shop.id)) ?? shop;
  const rangeOf = (length: number) => {
    const from = addDays(firstDay, 40 + Math.floor(random() * (days - length - 40)));
    return { from, to: addDays(from, length - 1) };
  };
  const loaders: Record<string, Times> = {};
  for (const [page, { load, params }] of Object.entries(pages)) {
    for (const length of [30, 365, 1_000]) {
      loaders[`${page}, ${length} days`] = await timesOf(calls, async () => {
        const range = rangeOf(length);
        return async () => {
          const view = await load(fresh, new URLSearchParams({ ...range, ...params }), now);
          if (view.state !== "ready") throw new Error(`${page} is ${view.state}`);
        };
      });
    }
  }
  for (const dimension of storedDimensions) {
    loaders[`by ${dimension}, 1,000 days`] = await timesOf(calls, async () => {
      const range = rangeOf(1_000);
      return () => withShop(shop, (tx) => readSums(tx, shop, dimension, range));
    });
  }
  return loaders;
}

const cohortFilters: Readonly<Record<string, string | null>> = {
  "no filter": null,
  product: "12",
  type: "Type 3",
  code: "CODE10",
  channel: "paid-search",
  campaign: "c8",
  tag: "VIP",
  country: "US",
};

async function timeCohorts(
  shop: ShopRow,
  { calls, orders }: { calls: number; orders: number },
): Promise<Record<string, Times>> {
  const fresh = (await findShopById(shop.id)) ?? shop;
  const times: Record<string, Times> = {};
  for (const [by, value] of Object.entries(cohortFilters)) {
    const params = new URLSearchParams(value === null ? {} : { by, value });
    times[by] = await timesOf(calls, async () => async () => {
      const view = await loadCohorts(fresh, params, now);
      // Of nobody there would be nothing to time; in the smallest shop not every code was used.
      const rows = view.state === "ready" ? (view.content?.heat.rows.length ?? 0) : 0;
      const isEnough = rows > 0 || (view.state === "ready" && orders < leastOrders);
      if (!isEnough) throw new Error(`Cohorts by ${by} are ${view.state}, with no row`);
    });
  }
  return times;
}

async function timeRivals(db: Database, shop: ShopRow, calls: number) {
  const range = { from: firstDay, to: lastDay };
  const questions = {
    "sales by day": {
      ours: () => withShop(shop, (tx) => readSeries(tx, shop, "total", range, "day")),
      sql: salesByDay,
      values: [shop.id, firstDay, lastDay],
    },
    "sales by product": {
      ours: () => withShop(shop, (tx) => readSums(tx, shop, "product", range)),
      sql: salesByProduct,
      values: [shop.id, firstDay, lastDay],
    },
    cohorts: {
      ours: () =>
        withShop(shop, (tx) =>
          tx.query("select * from cohort_month where shop_id = $1 order by cohort, month", [
            shop.id,
          ]),
        ),
      sql: cohorts,
      values: [shop.id],
    },
  };
  const duck = await openDuckDb(db);
  const results: PanelsMeasured["rivals"] = {};
  try {
    for (const [name, { ours, sql, values }] of Object.entries(questions)) {
      const rawRounds = Math.min(calls, 2);
      results[name] = {
        ours: (await timesOf(calls * 4, async () => ours)).p50,
        raw: (
          await timesOf(rawRounds, async () => () => withShop(shop, (tx) => tx.query(sql, values)))
        ).p50,
        duckdb: (await timesOf(calls, async () => () => ask(duck, sql, values))).p50,
      };
    }
  } finally {
    duck.closeSync();
  }
  return results;
}

async function ask(duck: DuckDBConnection, sql: string, values: readonly (string | number)[]) {
  const reader = await duck.runAndReadAll(
    sql.replaceAll(/\$2 and \$3/g, "cast($2 as date) and cast($3 as date)"),
    [...values],
  );
  return reader.getRows();
}

/** DuckDB with the raw rows of all shops, in memory, in the columns that the questions need. */
async function openDuckDb(db: Database): Promise<DuckDBConnection> {
  const folder = await mkdtemp(join(tmpdir(), "shelfwise-duckdb-"));
  const duck = await (await DuckDBInstance.create(":memory:")).connect();
  try {
    for (const [table, columns] of Object.entries(rivalColumns)) {
      const file = join(folder, `${table}.tsv`);
      await withAllRows(db, [table], () =>
        pipeline(
          Readable.from(db.copyOut(`(select ${columns} from ${table})`)),
          createWriteStream(file),
        ),
      );
      const names = columns.split(",").map((name) => `'${name.trim()}'`);
      await duck.run(
        `create table ${table} as select * from read_csv('${file}', delim = '\t', header = false,
           nullstr = '\\N', names = [${names.join(", ")}], sample_size = -1)`,
      );
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return duck;
}

const measured = await measure();
await closeDatabase();
process.stdout.write(`${JSON.stringify(measured)}\n`);
