/**
 * Bugs that other connectors to Shopify have had, as their public trackers tell (RELIABILITY A3 and A6.4): each must
 * stay impossible here. airbyte = github.com/airbytehq/airbyte.
 */
import { beforeAll, beforeEach, expect, it } from "vitest";
import { toResourceView } from "../../../app/panels/data-status/view";
import { startBackfill } from "../../../app/sync/backfill.server";
import type { SyncResourceName } from "../../../app/store/sync-status";
import type { FaultRule } from "../../dev-store/faults/types";
import { tampered } from "../support/skipping-time";
import { faultyShop } from "./faulty-shop";

let heldAt: number | null = null;
const faulty = faultyShop(
  { shopDomain: "connector-bugs.myshopify.com", orders: 40, products: 45, historyDays: 40 },
  { clock: () => heldAt ?? faulty.time.clock().getTime() },
);
const { time } = faulty;
const always = Infinity;
const manyLines = 120;
const atOneMoment = 13;
let clean: Record<string, string>;
let cleanSums: unknown[];
let windows: number;
let counts: Record<"orders" | "lines", number>;

beforeAll(async () => {
  const { catalogue, trade } = faulty.store.world();
  const variants = catalogue.products
    .filter(({ isGiftCard }) => !isGiftCard)
    .flatMap((product) => product.variants)
    .slice(0, manyLines);
  expect(variants).toHaveLength(manyLines);
  // One order has more lines than a bulk result is known to hold, and many share one moment.
  heldAt = time.clock().getTime();
  const order = (count: number) =>
    trade.placeOrder({
      lines: variants.slice(0, count).map(({ id }) => ({ variantId: id, quantity: 1 })),
    });
  expect(order(manyLines).userErrors).toEqual([]);
  for (let more = 1; more < atOneMoment; more += 1)
    expect(order(1 + (more % 3)).userErrors).toEqual([]);
  heldAt = null;
  // What is parcelled and delivered of them later would be other rows.
  time.pass(21 * 24 * 3_600_000);
  const [oldest = 0] = Array.from(trade.resources.orders.ids());
  expect(trade.cancelOrder(oldest, { refund: true })).toEqual([]);
  await faulty.install();
  const progress = await faulty.read();
  expect(new Set(Object.values(progress).map(({ status }) => status))).toEqual(new Set(["done"]));
  clean = await faulty.dump();
  windows = (await slicesOf("orders")).length;
  cleanSums = await query(ledgerSums);
  counts = { orders: rowsIn(clean, "orders"), lines: rowsIn(clean, "order_line") };
  expect(counts.orders).toBeGreaterThan(40);
});
beforeEach(() => faulty.install());

const ledgerSums = `select sum(gross_minor)::bigint as gross, sum(discounts_minor)::bigint as discounts,
    sum(returns_minor)::bigint as returns, sum(taxes_minor)::bigint as taxes
  from ledger where shop_id = $1`;

const rowsIn = (dump: Record<string, string>, table: string) =>
  Number.parseInt(dump[table] ?? "0", 10);

/** Reads these and what they need, of a shop that was installed just now. */
const readOnly = (...resources: SyncResourceName[]) => faulty.read(["shop", ...resources]);

const tablesOf: Partial<Record<SyncResourceName, string[]>> = {
  orders: [
    "orders",
    "order_line",
    "order_discount",
    "order_shipping_line",
    "order_return",
    "order_refund",
  ],
  sales: ["ledger", "order_agreement"],
};

async function expectClean(...resources: SyncResourceName[]): Promise<void> {
  const dump = await faulty.dump();
  for (const table of resources.flatMap((resource) => tablesOf[resource] ?? [])) {
    expect([table, dump[table]]).toEqual([table, clean[table]]);
  }
}

async function query<R>(sql: string): Promise<R[]> {
  const { rows } = await faulty.db.query<R>(sql, [(await faulty.shop()).id]);
  return rows;
}

const slicesOf = (resource: string) =>
  query<{ from: Date | null; to: Date | null; status: string; op: string | null }>(
    `select window_from as from, window_to as to, status, bulk_operation_id as op from sync_slice
     where shop_id = $1 and resource = '${resource}' order by window_to desc nulls first`,
  );

// airbyte#85372: a job that completed without a usable result was read as zero rows.
it.each<[string, FaultRule["fault"]]>([
  ["no address", { type: "bulk-no-url" }],
  ["an empty file", { type: "bulk-result", damage: "empty" }],
  ["a file shorter than its own count", { type: "bulk-result", damage: "cut-at-line", keep: 0.7 }],
])(
  "moves no cursor and covers nothing for an operation that completed with %s",
  async (_what, fault) => {
    const lift = faulty.store.faults.add({ operation: "orders", times: always, fault });
    const { orders } = await readOnly("orders");
    expect(orders).toMatchObject({ status: "failed", reason: "upstream_invalid", rootsDone: 0 });
    // The newest window is empty, and is known to be.
    const done = await query<{ n: number }>(
      "select object_count as n from sync_slice where shop_id = $1 and resource = 'orders' and status = 'done'",
    );
    expect(done.filter(({ n }) => n > 0)).toEqual([]);
    expect(orders && toResourceView(orders).detail).toMatch(/without a result|counted/);
    lift();
    expect((await readOnly("orders")).orders).toMatchObject({
      status: "done",
      rootsDone: counts.orders,
    });
    await expectClean("orders");
  },
);

it("does not believe an empty result where Shopify counts objects, and deletes nothing for it", async () => {
  await readOnly("orders", "products", "customers");
  const empty = tampered(await faulty.client(), {
    after: ({ bulkOperation }) => {
      if (bulkOperation)
        Object.assign(bulkOperation, { objectCount: "0", rootObjectCount: "0", url: null });
    },
  });
  const progress = await time.read(empty, ["orders", "products", "customers"]);
  for (const resource of ["orders", "products", "customers"] as const) {
    expect(progress[resource]).toMatchObject({ status: "failed", reason: "upstream_invalid" });
    expect(progress[resource]?.detail).toMatch(/without any object, but counts \d+/);
  }
  for (const table of ["orders", "product", "customer"]) {
    const deleted = await query(
      `select from ${table} where shop_id = $1 and deleted_at is not null`,
    );
    expect(deleted).toEqual([]);
  }
});

// airbyte#77005: the next slice began at a child's time, years later than its parent's.
it("takes windows and coverage from the field that the query filters on, not from children", async () => {
  await readOnly("orders", "sales");
  const slices = await slicesOf("orders");
  expect(slices.length).toBeGreaterThan(2);
  slices.forEach(({ from }, index) => {
    expect(from).toEqual(slices[index + 1]?.to ?? null);
  });
  expect(slices[0]?.to).toBeNull();
  // There are children that were made long after the windows of their orders had ended.
  const [late] = await query<{ n: number }>(
    `select count(*)::int as n from order_agreement a
     join orders o on o.shop_id = a.shop_id and o.id = a.order_id
     join sync_slice s on s.shop_id = o.shop_id and s.resource = 'sales'
       and o.processed_at < s.window_to and (s.window_from is null or o.processed_at >= s.window_from)
     where a.shop_id = $1 and a.happened_at >= s.window_to`,
  );
  expect(late?.n).toBeGreaterThan(0);
  const sales = await slicesOf("sales");
  expect(sales.map(({ from, to }) => [from, to])).toEqual(slices.map(({ from, to }) => [from, to]));
});

// airbyte#62499: a slice whose job failed was skipped.
it("never skips what Shopify failed to export: it is asked for in halves, the partial file is not used", async () => {
  const failing: FaultRule = {
    operation: "orders",
    fault: { type: "bulk-failed", keep: 0.6, midLine: true },
  };
  faulty.store.faults.add(failing);
  const resources: SyncResourceName[] = ["shop", "orders"];
  await startBackfill(await faulty.shop(), { now: time.clock(), resources });
  faulty.store.clearRequests();
  for (let portions = 0; faulty.store.faults.hits(failing) === 0 && portions < 100; portions += 1) {
    await time.portion(await faulty.client(), 1);
  }
  expect((await time.progress(await faulty.client())).orders?.coversTo ?? null).toBeNull();
  await time.runToEnd(await faulty.client());
  const slices = await slicesOf("orders");
  expect(slices.length).toBe(windows + 1);
  expect(new Set(slices.map(({ status }) => status))).toEqual(new Set(["done"]));
  const used = await query<{ op: string }>(
    "select bulk_operation_id as op from sync_slice where shop_id = $1 and bulk_operation_id is not null",
  );
  const downloads = faulty.store.requests.filter(({ kind }) => kind === "bulk-download");
  const ids = new Set(downloads.map(({ path }) => path.split("/")[2]));
  const known = new Set(used.map(({ op }) => op.split("/").at(-1)));
  expect([...ids].filter((id) => !known.has(id))).toEqual([]);
  await expectClean("orders");
});

// airbyte#39499: dense windows never finished. airbyte#84845: rows of one and the same time stuck.
it.each(["TIMEOUT"] as const)(
  "halves windows that always fail as %s down to pages in order of the ids, though orders share one time",
  async (errorCode) => {
    faulty.store.faults.add({
      operation: "orders",
      times: always,
      fault: { type: "bulk-failed", errorCode },
    });
    faulty.store.clearRequests();
    const progress = await readOnly("orders", "sales");
    expect(progress.orders).toMatchObject({ status: "done", rootsDone: counts.orders });
    expect(progress.sales?.status).toBe("done");
    const pages = faulty.store.requests.filter(({ operation }) => operation === "OrderPage");
    expect(pages.length).toBeGreaterThan(counts.orders / 6);
    const sameTime = await query<{ n: number }>(
      `select count(*)::int as n from orders where shop_id = $1
       group by processed_at order by n desc limit 1`,
    );
    expect(sameTime[0]?.n).toBe(atOneMoment);
    await expectClean("orders");
    // Of untouched orders the ledger is made without their agreements here: other rows, same sums.
    expect(await query(ledgerSums)).toEqual(cleanSums);
  },
);

it("cancels an operation that never ends, and reads its window in smaller parts", async () => {
  const stuck: FaultRule = { operation: "orders", fault: { type: "bulk-stuck" } };
  faulty.store.faults.add(stuck);
  const resources: SyncResourceName[] = ["shop", "orders"];
  await startBackfill(await faulty.shop(), { now: time.clock(), resources });
  const from = time.clock().getTime();
  for (let portions = 0; portions < 400; portions += 1) {
    const outcome = await time.portion(await faulty.client());
    if (outcome === "finished") break;
    // Days of polling, told in a few steps.
    time.pass(outcome === "continue" ? 0 : 10 * 60_000);
  }
  expect((await time.progress(await faulty.client())).orders?.status).toBe("done");
  expect(time.clock().getTime() - from).toBeGreaterThan(2 * 60 * 60_000);
  expect(faulty.store.requests.some(({ operation }) => operation === "BulkCancel")).toBe(true);
  await expectClean("orders");
});

// airbyte's documentation: a nested connection is cut at about 100 children of a parent, silently.
it.each<[string, SyncResourceName[], string, number]>([
  ["lines of an order, at 100", ["orders"], "order_line", 100],
  ["lines of an order, at fewer, so that they do not add up", ["orders"], "order_line", 40],
  ["sales of an agreement", ["sales"], "ledger", 100],
  ["variants of a product", ["products"], "variant", 2],
  ["media of a product", ["products"], "product_media", 1],
  ["products of a collection", ["collections"], "collection_product", 1],
])("reads on by pages where a result was cut: %s", async (_what, resources, table, children) => {
  const cut: FaultRule = {
    operation: resources[0] === "sales" ? "orders" : (resources[0] ?? ""),
    times: always,
    fault: { type: "bulk-result", damage: "children-cut", children },
  };
  faulty.store.faults.add(cut);
  const progress = await readOnly(...resources);
  expect(faulty.store.faults.hits(cut)).toBeGreaterThan(0);
  for (const resource of resources) expect(progress[resource]?.status).toBe("done");
  const dump = await faulty.dump();
  expect([table, dump[table]]).toEqual([table, clean[table]]);
});

// airbyte#12549, #3412: being throttled made the sync fail and start over.
it.each<[string, FaultRule["fault"]]>([
  ["THROTTLED", { type: "throttled" }],
  ["429", { type: "status", status: 429, retryAfterSeconds: 2 }],
  ["502", { type: "status", status: 502 }],
  ["a reset connection", { type: "drop", when: "in-body", bytes: 3_000 }],
])("goes on from its checkpoint after %s, and starts nothing over", async (_what, fault) => {
  const kinds: FaultRule["kinds"] =
    fault.type === "throttled" ? ["graphql"] : ["graphql", "bulk-download"];
  const rule: FaultRule = { kinds, times: always, probability: 0.25, burst: 2, fault };
  const started = () => faulty.store.requests.filter(({ kind }) => kind === "bulk-run").length;
  faulty.store.clearRequests();
  faulty.store.faults.add(rule);
  const progress = await readOnly("orders", "sales");
  expect(faulty.store.faults.hits(rule)).toBeGreaterThan(3);
  expect(new Set(Object.values(progress).map(({ status }) => status))).toEqual(new Set(["done"]));
  const [slices] = await query<{ n: number }>(
    "select count(*)::int as n from sync_slice where shop_id = $1 and bulk_operation_id is not null",
  );
  expect(started()).toBe(slices?.n);
  await expectClean("orders", "sales");
});
