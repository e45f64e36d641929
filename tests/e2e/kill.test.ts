import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { readAllScopes } from "../../app/commands/app-config";
import { followBackfill, readStatus } from "../../app/commands/follow-backfill";
import { startStack, type Stack } from "../../app/commands/stack";
import { askStore, readPage } from "./store-api";

// Of the orders read: in the first slices, in the middle of a large one, near the end.
const killedAt = [0.01, 0.3, 0.8];
const orderCount = 2500;
const homeSchema = z.object({
  today: z.iso.date(),
  table: z.object({
    columns: z.array(z.object({ id: z.string() })),
    rows: z.array(z.object({ day: z.string(), values: z.array(z.number().nullable()) })),
  }),
});

let stack: Stack;

beforeAll(async () => {
  stack = await startStack({
    dataDir: "node_modules/.cache/shelfwise/e2e-kill",
    store: {
      installed: "on",
      scopes: await readAllScopes(),
      timezone: "UTC",
      orders: String(orderCount),
      // Slow enough that every kill comes while there is something left to read.
      "bulk-speed": "6000",
      products: "60",
      days: "365",
    },
  });
});
afterAll(() => stack?.close());

async function waitUntilRead(share: number): Promise<void> {
  for (;;) {
    const { resources, isReading } = await readStatus(stack);
    const orders = resources.find(({ resource }) => resource === "orders");
    if ((orders?.rootsDone ?? 0) >= share * orderCount) {
      expect(isReading).toBe(true);
      return;
    }
    await delay(100);
  }
}

it("ends with Shopify's figures although kill -9 hit it again and again while it read", async () => {
  for (const share of killedAt) {
    await waitUntilRead(share);
    await stack.app.stop("SIGKILL");
    await stack.restartApp();
  }

  const { resources } = await followBackfill(stack, () => {});
  expect(resources.filter(({ status }) => status !== "done")).toEqual([]);
  const orders = resources.find(({ resource }) => resource === "orders");
  expect(orders?.rootsDone).toBe(orders?.expected);

  const { today } = homeSchema.parse(await readPage(stack, "/app?_data=routes%2Fapp._index"));
  const from = new Date(Date.parse(today) - 364 * 86_400_000).toISOString().slice(0, 10);
  const home = homeSchema.parse(
    await readPage(stack, `/app?from=${from}&to=${today}&_data=routes%2Fapp._index`),
  );
  const columns = ["gross-sales", "discounts", "returns", "net-sales", "orders"].map((id) =>
    home.table.columns.findIndex((column) => column.id === id),
  );
  const report = await askStore(
    stack,
    `FROM sales SHOW gross_sales, discounts, returns, net_sales, orders TIMESERIES day SINCE ${from} UNTIL ${today}`,
  );
  const shown = home.table.rows
    .map(({ day, values }) => [day, ...columns.map((index) => values[index] ?? 0)])
    .toSorted();
  const cents = (text: string | null | undefined) => Math.round(Number(text) * 100);
  const expected = report.map((row) => [
    String(row.day).slice(0, 10),
    cents(row.gross_sales),
    cents(row.discounts),
    cents(row.returns),
    cents(row.net_sales),
    Number(row.orders),
  ]);
  expect(shown).toEqual(expected.toSorted());
});
