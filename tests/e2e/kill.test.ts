import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { readAllScopes } from "../../app/commands/app-config";
import { followBackfill, readStatus } from "../../app/commands/follow-backfill";
import { startStack, type Stack } from "../../app/commands/stack";
import { askStore, readPage } from "./store-api";

const rounds = 3;
const homeSchema = z.object({
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
      orders: "2500",
      products: "60",
      days: "365",
    },
  });
});
afterAll(() => stack?.close());

it("ends with Shopify's figures although kill -9 hit it again and again while it read", async () => {
  await readStatus(stack);
  const killedAt: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // Somewhere between planning and the last slice: another place every time.
    await delay(1_500 + Math.random() * 4_000);
    const { resources, isReading } = await readStatus(stack);
    if (!isReading) break;
    killedAt.push(resources.reduce((sum, { rootsDone }) => sum + rootsDone, 0));
    await stack.app.stop("SIGKILL");
    await stack.restartApp();
  }
  expect(killedAt.length).toBeGreaterThan(0);

  const { resources } = await followBackfill(stack, () => {});
  expect(resources.filter(({ status }) => status !== "done")).toEqual([]);
  const orders = resources.find(({ resource }) => resource === "orders");
  expect(orders?.rootsDone).toBe(orders?.expected);

  const today = new Date().toISOString().slice(0, 10);
  const from = new Date(Date.now() - 364 * 86_400_000).toISOString().slice(0, 10);
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
