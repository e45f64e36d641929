import { beforeAll, beforeEach, expect, it } from "vitest";
import { bulkRunMutation } from "../../../app/admin-api/documents/bulk";
import {
  cancelBulkOperation,
  listRunningBulkOperations,
} from "../../../app/admin-api/bulk-operations";
import { startBackfill } from "../../../app/sync/backfill.server";
import type { FaultRule } from "../../dev-store/faults/types";
import { faultyShop } from "./faulty-shop";

const faulty = faultyShop({
  shopDomain: "bulk-faults.myshopify.com",
  orders: 40,
  products: 15,
  historyDays: 25,
});
const { time } = faulty;
const always = Infinity;
const resources = ["shop", "orders", "customers"] as const;
const tables = [
  "orders",
  "order_line",
  "order_discount",
  "order_return",
  "order_refund",
  "customer",
];
let clean: string[];

beforeAll(async () => {
  // What is parcelled and delivered later would be other rows.
  time.pass(21 * 24 * 3_600_000);
  await faulty.install();
  await read();
  clean = await dump();
  expect(clean[0]).toMatch(/^4\d rows/);
});
beforeEach(() => faulty.install());

const read = () => faulty.read([...resources]);

async function dump(): Promise<string[]> {
  const all = await faulty.dump();
  return tables.map((table) => all[table] ?? "");
}

async function expectWhole(progress: Awaited<ReturnType<typeof read>>): Promise<void> {
  for (const resource of resources) expect(progress[resource]?.status).toBe("done");
  expect(await dump()).toEqual(clean);
}

/*
 * RELIABILITY A6.4: results that are cut off, in another sequence or expired, and operations that others run
 * or cancel. The rows of A3 are in connector-bugs, memory and temporal, each by its number.
 */
it.each<[string, FaultRule]>([
  [
    "is cut off in a line",
    { times: 2, fault: { type: "bulk-result", damage: "cut-mid-line", keep: 0.6 } },
  ],
  [
    "is cut off at the end of a line",
    { times: 2, fault: { type: "bulk-result", damage: "cut-at-line", keep: 0.6 } },
  ],
  [
    "has every child before its parent",
    { times: always, fault: { type: "bulk-result", damage: "children-first" } },
  ],
  ["lies at an address that has expired", { times: 2, fault: { type: "url-expired" } }],
  [
    "lies at an address that expires while it is read on",
    { range: true, times: 1, fault: { type: "url-expired" } },
  ],
  [
    "comes whole although the rest was asked for",
    { times: always, fault: { type: "range-ignored" } },
  ],
  [
    "lies on a storage that answers 503",
    { kinds: ["bulk-download"], times: 3, fault: { type: "status", status: 503 } },
  ],
  [
    "breaks off again and again",
    {
      kinds: ["bulk-download"],
      times: 6,
      fault: { type: "drop", when: "in-body", bytes: 15_000 },
    },
  ],
  [
    "never comes, for the operation was cancelled by another process",
    { times: 2, fault: { type: "bulk-ended", status: "CANCELED" } },
  ],
  [
    "never comes, for the operation expired",
    { times: 1, fault: { type: "bulk-ended", status: "EXPIRED" } },
  ],
  [
    "cannot be asked for while five operations are in flight",
    { times: 3, fault: { type: "bulk-busy" } },
  ],
  [
    "is asked for twice, the first answer being lost",
    { kinds: ["bulk-run"], times: 1, fault: { type: "drop", when: "after-work" } },
  ],
])("has every row in the end where the result %s", async (_what, rule) => {
  faulty.store.faults.add(rule);
  if (rule.range || rule.fault.type === "range-ignored") {
    // Something has to break off for a rest to be asked for.
    faulty.store.faults.add({
      kinds: ["bulk-download"],
      range: false,
      // The head of each result is downloaded first.
      times: 8,
      fault: { type: "drop", when: "in-body", bytes: 40_000 },
    });
  }
  await expectWhole(await read());
  expect(faulty.store.faults.hits(rule)).toBeGreaterThan(0);
});

// A6.4: an operation cancelled by another process.
it("has every row in the end where another process really cancels its operations", async () => {
  await startBackfill(await faulty.shop(), { now: time.clock(), resources });
  const stuck: FaultRule = { times: 2, fault: { type: "bulk-stuck" } };
  faulty.store.faults.add(stuck);
  const client = await faulty.client();
  while (faulty.store.faults.hits(stuck) < 2) await time.portion(client, 2_000);
  for (const { id } of await listRunningBulkOperations(client))
    await cancelBulkOperation(client, id);
  await time.runToEnd(client);
  await expectWhole(await time.progress(client));
});

// A6.4: five operations in flight.
it("waits while five operations of others are really in flight, and starts none too many", async () => {
  const client = await faulty.client();
  faulty.store.faults.add({ times: 5, fault: { type: "bulk-stuck", ms: 60_000 } });
  for (let other = 1; other <= 5; other += 1) {
    const query = `{ products(query: "id:>${other}") { edges { node { id } } } }`;
    await client.query(bulkRunMutation, { query });
  }
  const [before, from] = [faulty.store.requests.length, time.clock().getTime()];
  await expectWhole(await read());
  expect(time.clock().getTime() - from).toBeGreaterThan(50_000);
  const runs = faulty.store.requests.slice(before).filter(({ kind }) => kind === "bulk-run");
  // It asks every few seconds, not all the time.
  expect(runs.length).toBeLessThan(25);
});
