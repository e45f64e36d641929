import { expect } from "vitest";
import { z } from "zod";
import { readPage } from "../../app/commands/app-pages";
import { askStore } from "../../app/commands/ask-store";
import type { Stack } from "../../app/commands/stack";

const homeSchema = z.object({
  today: z.iso.date(),
  table: z.object({
    columns: z.array(z.object({ id: z.string() })),
    rows: z.array(z.object({ day: z.string(), values: z.array(z.number().nullable()) })),
  }),
});

/** What Home shows of each day of the last year, as it says itself: in cents, and orders. */
export async function readYear(
  stack: Stack,
): Promise<{ from: string; to: string; days: unknown[] }> {
  const { today: to } = homeSchema.parse(await readPage(stack, "/app?_data=routes%2Fapp._index"));
  const from = new Date(Date.parse(to) - 364 * 86_400_000).toISOString().slice(0, 10);
  const home = homeSchema.parse(
    await readPage(stack, `/app?from=${from}&to=${to}&_data=routes%2Fapp._index`),
  );
  const columns = ["gross-sales", "discounts", "returns", "net-sales", "orders"].map((id) =>
    home.table.columns.findIndex((column) => column.id === id),
  );
  const days = home.table.rows.map(({ day, values }) => [
    day,
    ...columns.map((index) => values[index] ?? 0),
  ]);
  return { from, to, days: days.toSorted() };
}

/** Fails where Home shows on any day of the last year anything else than Shopify's sales report. */
export async function expectReport(stack: Stack): Promise<void> {
  const { from, to, days } = await readYear(stack);
  const report = await askStore(
    stack,
    `FROM sales SHOW gross_sales, discounts, returns, net_sales, orders TIMESERIES day SINCE ${from} UNTIL ${to}`,
  );
  const cents = (text: string | null | undefined) => Math.round(Number(text) * 100);
  const expected = report.map((row) => [
    String(row.day).slice(0, 10),
    cents(row.gross_sales),
    cents(row.discounts),
    cents(row.returns),
    cents(row.net_sales),
    Number(row.orders),
  ]);
  expect(days).toEqual(expected.toSorted());
}
