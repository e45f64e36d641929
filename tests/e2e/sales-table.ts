import type { FrameLocator } from "playwright-core";
import { expect } from "vitest";

/** An amount in dollars as it is written on a page, without its sign, in cents. */
export const minorOf = (text: string) => Math.round(Number(text.replace(/[^\d.]/g, "")) * 100);

/** The rows of the table on the page: their names, and one column of money in minor units. */
export async function readSalesTable(
  app: FrameLocator,
  column: RegExp,
): Promise<{ names: string[]; amounts: number[] }> {
  const table = app.getByRole("region", { name: /^Sales by/ });
  const headings = await table.getByRole("columnheader").allInnerTexts();
  const place = headings.findIndex((heading) => column.test(heading));
  expect(place).toBeGreaterThan(0);
  const rows = table.locator("tbody tr");
  const names = await rows.locator("th").allInnerTexts();
  const amounts = await rows.locator(`td:nth-child(${place + 1})`).allInnerTexts();
  return { names, amounts: amounts.map(signedMinorOf) };
}

const signedMinorOf = (text: string) => (/^[-−(]/.test(text) ? -1 : 1) * minorOf(text);
