import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import type { Browser, FrameLocator, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { readAllScopes } from "../../app/commands/app-config";
import { followBackfill } from "../../app/commands/follow-backfill";
import { startStack, type Stack } from "../../app/commands/stack";
import { launchBrowser, openPage } from "../setup/browser";
import { minorOf, readSalesTable } from "./sales-table";

const browser: Browser | null = await launchBrowser();
const patience = 15_000;

let stack: Stack;
let page: Page;
let errors: string[];
const app = (): FrameLocator => page.frameLocator('iframe[name="app-iframe"]');
const open = (path: string) => page.goto(`${stack.adminUrl}${path}`);
const seen = (locator: Locator) => locator.first().waitFor({ timeout: patience });

/** What a button hands over as a file. */
async function download(name: string): Promise<string> {
  const event = page.waitForEvent("download", { timeout: patience });
  await app().getByRole("button", { name, exact: true }).first().click();
  return readFile(await (await event).path(), "utf8");
}

/** Chooses a file of these lines. */
const choose = (name: string, lines: readonly string[]) =>
  app()
    .locator('input[type="file"]')
    .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(lines.join("\n")) });

/** The lines of a template, without the mark of its encoding. */
const linesOf = (csv: string) => csv.replace("\ufeff", "").trim().split("\r\n");

/** How much of the cost is known, in per cent, and margin 1 by the cell of the table of last month's sales. */
async function readProfit(): Promise<{
  known: number;
  net: number;
  margin: number;
  fixed: string;
}> {
  await open("/app/sales/profit?range=lastMonth");
  await seen(app().getByText(/\d% of cost known/));
  const chip = await app()
    .getByText(/% of cost known/)
    .first()
    .innerText();
  const cells = await app()
    .getByRole("row", { name: /Whole period/ })
    .getByRole("cell")
    .allInnerTexts();
  const [net = "", , margin = ""] = cells.filter((text) => text.startsWith("$"));
  const fixed = await app()
    .getByRole("row", { name: /^Fixed costs/ })
    .innerText();
  return { known: Number.parseFloat(chip), net: minorOf(net), margin: minorOf(margin), fixed };
}

const pages = [
  ["Ranking", "Products by class", "Class"],
  ["Sell-through", "Sell-through by product", "Stock lasts"],
  ["Price bands", "Sales by price band", "Order lines"],
  ["Price changes", "Prices that changed", "Price before"],
  ["Reductions", "Reduced variants", "Verdict"],
  ["Competitors", "Enter prices of competitors", "Price index"],
] as const;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const net = /^Net sales \(/;
const readTable = () => readSalesTable(app(), net);

describe.skipIf(!browser)("Sales, costs, profit and products in the admin", () => {
  beforeAll(async () => {
    stack = await startStack({
      dataDir: "node_modules/.cache/shelfwise/e2e-costs",
      store: { orders: "500", products: "40", days: "100", scopes: await readAllScopes() },
    });
    ({ page, errors } = await openPage(browser as Browser));
    await page.goto(stack.adminUrl);
    await page.getByRole("button", { name: "Install" }).click();
    await seen(app().getByText(/net sales from|Reading/));
    await followBackfill(stack, () => {});
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.close();
  });

  it("sorts and searches what was sold, and keeps both in the address", async () => {
    await open("/app/sales?range=last30&by=product");
    const sort = app().getByRole("button", { name: /^Sort by Net sales \(/ });
    await seen(sort);
    const descending = await readTable();
    await sort.click();
    await expect.poll(() => page.url(), { timeout: patience }).toContain("dir=asc");
    await expect
      .poll(async () => (await readTable()).amounts[0], { timeout: patience })
      .not.toBe(descending.amounts[0]);
    const ascending = await readTable();
    expect(descending.amounts).toEqual(descending.amounts.toSorted((a, b) => b - a));
    expect(ascending.amounts).toEqual(ascending.amounts.toSorted((a, b) => a - b));

    const [word = ""] = (descending.names[0] ?? "").split(" ");
    await app().getByRole("searchbox", { name: "Search product" }).fill(word);
    await expect.poll(() => page.url(), { timeout: patience }).toContain("q=");
    await expect
      .poll(async () => (await readTable()).names.length, { timeout: patience })
      .toBeLessThan(descending.names.length);
    const found = await readTable();
    expect(found.names.length).toBeGreaterThan(0);
    for (const name of found.names) expect(name.toLowerCase()).toContain(word.toLowerCase());
    await page.reload();
    await seen(app().getByText(/^\d+ of \d+ rows$/));
    expect((await readTable()).names).toEqual(found.names);
  });

  it("hands over the whole table as a file that says what its figures are", async () => {
    await open("/app/sales?range=last30&by=channel");
    await seen(app().getByRole("region", { name: /^Sales by/ }));
    const shown = await readTable();
    const text = (await download("Download CSV")).replace("\ufeff", "");
    const comments = text.split("\r\n").filter((line) => /^"?#/.test(line));
    expect(comments[0]).toContain("Shelfwise");
    expect(comments.join("\n")).toMatch(/Net sales: .*\n/);
    expect(comments.join("\n")).toContain("Basis: processing date.");
    const [head = [], ...rows] = z
      .array(z.array(z.string()))
      .parse(parse(text.split("\r\n").slice(comments.length).join("\r\n")));
    const place = head.findIndex((heading) => net.test(heading));
    const total = rows.at(-1) ?? [];
    const amounts = rows.slice(0, -1).map((row) => [row[0], Math.round(100 * Number(row[place]))]);
    expect(amounts).toEqual(shown.names.map((name, index) => [name, shown.amounts[index]]));
    expect(sum(shown.amounts)).toBe(Math.round(100 * Number(total[place])));
  });

  it("leads from a row to its orders, and back to the row", async () => {
    await open("/app/sales?range=last30&by=code");
    const inAdmin = app().getByRole("link", { name: /^Orders of .* in the admin$/ });
    await seen(inAdmin);
    expect(await inAdmin.first().getAttribute("href")).toMatch(
      /^shopify:\/\/admin\/orders\?query=.*discount_code/,
    );
    await app().getByLabel("Rows").selectOption("kind");
    const link = app().getByRole("link", { name: "Orders of Returning customers" });
    await seen(link);
    const { names, amounts } = await readTable();
    await link.click();
    await seen(app().getByRole("heading", { name: "Orders behind “Returning customers”" }));
    const sentence = await app()
      .getByText(/the sum of this list over all its pages/)
      .innerText();
    expect(minorOf(sentence.split(" ")[0] ?? "")).toBe(
      amounts[names.indexOf("Returning customers")],
    );
    const order = app().getByRole("link", { name: /^Open order #\d+ in the admin$/ });
    expect(await order.first().getAttribute("href")).toMatch(/^shopify:\/\/admin\/orders\/\d+$/);
    await app().getByRole("link", { name: "Back to Sales" }).click();
    await seen(link);
  });

  it("knows countries once the merchant wants them, and forgets them at once", async () => {
    const countryChoice = app().getByLabel("Rows").locator('option[value="country"]');
    await open("/app/sales?range=last30");
    await seen(app().getByRole("region", { name: /^Sales by/ }));
    expect(await countryChoice.count()).toBe(0);
    await open("/app/settings/customer-data");
    await app().getByRole("button", { name: "Turn on" }).click({ timeout: patience });
    await seen(app().getByText(/The country of [1-9][\d,]* of [\d,]+ orders is known/));
    await open("/app/sales?range=last30&by=country");
    await expect
      .poll(async () => (await app().getByRole("region").innerText()).includes("United States"))
      .toBe(true);
    await open("/app/settings/customer-data");
    await app().getByRole("button", { name: "Turn off" }).click({ timeout: patience });
    await seen(app().getByRole("button", { name: "Turn on" }));
    await open("/app/sales?range=last30");
    await seen(app().getByRole("region", { name: /^Sales by/ }));
    expect(await countryChoice.count()).toBe(0);
  });

  it("enters costs from a file that was looked at first, and Profit follows", async () => {
    const before = await readProfit();
    expect(before.known).toBeLessThan(100);
    await open("/app/settings/costs");
    await seen(app().getByText(/Cost known for \d+ of \d+ variants/));
    const [header = "", ...rows] = linesOf(await download("Download template"));
    expect(header).toMatch(/^sku,from,cost/);
    expect(rows.length).toBeGreaterThan(0);
    const filled = rows.map((row) => `${row.split(",")[0] ?? ""},2020-01-01,0.50`);

    await choose("costs.csv", [header.split(",").slice(0, 3).join(","), ...filled, "NONE,soon,1"]);
    await seen(app().getByText(/1 row cannot be read, so nothing of the file can be entered/));
    expect(
      await app()
        .getByRole("button", { name: /^Enter \d+ costs?$/ })
        .count(),
    ).toBe(0);
    await app().getByRole("button", { name: "Cancel" }).click();

    await choose("costs.csv", [header.split(",").slice(0, 3).join(","), ...filled]);
    await seen(app().getByText(/costs\.csv: \d+ costs? for \d+ SKUs?/));
    expect(await app().getByText("No costs have been entered yet.").count()).toBe(1);
    await app()
      .getByRole("button", { name: /^Enter \d+ costs?$/ })
      .click();
    await seen(app().getByText(/\d+ costs entered\. Profit follows in a moment\./));

    await expect
      .poll(async () => (await readProfit()).known, { timeout: patience })
      .toBeGreaterThan(before.known);
    const after = await readProfit();
    expect(after.net).toBe(before.net);
    // Goods that were left out, at 0.50 each.
    expect(after.margin).toBeGreaterThan(before.margin);
  });

  it("takes a month's fixed cost off in full, and says what else is not set", async () => {
    expect((await readProfit()).fixed).toMatch(/Not known/);
    await open("/app/settings/costs");
    await app().getByLabel("Name", { exact: true }).fill("Rent");
    await app().getByLabel("Per month", { exact: true }).fill("310.00");
    await app().getByLabel("First month", { exact: true }).fill("2020-01");
    await app().getByRole("button", { name: "Add fixed cost" }).click();
    await seen(app().getByText("Fixed cost added."));
    const { fixed } = await readProfit();
    expect(fixed).toContain("$310.00");
    await seen(app().getByText("Not known: shipping cost is not set for all of these days"));
  });

  it("compares profit with the same days a year earlier", async () => {
    await open("/app/sales/profit?range=last30");
    await app()
      .getByRole("button", { name: /Days shown/ })
      .click({ timeout: patience });
    await app().getByLabel("Compare with").selectOption("year");
    await app().getByRole("button", { name: "Apply" }).click();
    await expect.poll(() => page.url(), { timeout: patience }).toContain("compare=year");
    await seen(app().getByText(/a year earlier/));
  });

  it("opens the six pages of Products from the navigation, each with its table as a file", async () => {
    await page.locator("[data-app-nav]").getByRole("link", { name: "Sales" }).click();
    await app().getByRole("tab", { name: "Products" }).click({ timeout: patience });
    const navigation = app().getByRole("navigation", { name: "Pages of Products" });
    for (const [name, title, column] of pages) {
      const link = navigation.getByRole("link", { name, exact: true });
      await link.click({ timeout: patience });
      await seen(app().getByRole("heading", { name: title, exact: true }));
      await expect.poll(() => link.getAttribute("aria-current")).toBe("page");
      // Prices have been read once only, and those of competitors not at all.
      if (name === "Price changes" || name === "Competitors") {
        expect(await app().getByRole("button", { name: "Download CSV" }).count()).toBe(0);
        continue;
      }
      const lines = linesOf(await download("Download CSV"));
      const [head = "", ...rows] = lines.filter((line) => !/^"?#/.test(line));
      expect(lines[0]).toMatch(/^"?# Shelfwise/);
      expect(head).toContain(column);
      expect(rows.length).toBeGreaterThan(0);
    }
  });

  it("takes competitors' prices from a file and sets ours beside them", async () => {
    await open("/app/sales/products/competitors");
    await seen(app().getByText(/No price of a competitor has been entered yet/));
    const [, ...rows] = linesOf(await download("Download template"));
    const prices = rows.map((row) => {
      const [sku = "", , , day = ""] = row.split(",");
      return `${sku},Acme,10.00,${day}`;
    });
    await choose("acme.csv", ["sku,competitor,price,date", ...prices]);
    await seen(app().getByText(/acme\.csv: \d+ prices for \d+ SKUs, of Acme/));
    await app()
      .getByRole("button", { name: /^Enter \d+ prices$/ })
      .click();
    await seen(app().getByText(/\d+ prices entered\./));
    await seen(app().getByText(/Weighted by units sold, our prices are/));
    const csv = linesOf(await download("Download CSV"));
    const compared = csv.filter((line) => !/^"?#/.test(line)).slice(1);
    expect(compared.length).toBeGreaterThan(0);
    for (const line of compared) {
      // Names may hold commas: index, our price, median, lowest, competitors, day, units, net sales.
      const [index, price, median, lowest, competitors] = line.split(",").slice(-8);
      expect([median, lowest, competitors]).toEqual(["10.00", "10.00", "1"]);
      expect(Number(index)).toBeCloseTo((100 * Number(price)) / 10, 4);
    }
  });

  it("has the open tab in sight on a phone, and all of it", async () => {
    const phone = await openPage(browser as Browser, { width: 375, height: 740 });
    await phone.page.goto(`${stack.adminUrl}/app/sales/products`);
    const tab = phone.page
      .frameLocator('iframe[name="app-iframe"]')
      .getByRole("tab", { name: "Products", selected: true });
    await seen(tab);
    const right = async () => {
      const box = await tab.boundingBox();
      return box ? Math.round(box.x + box.width) : Infinity;
    };
    await expect.poll(right, { timeout: patience }).toBeLessThanOrEqual(375);
    const clipped = await tab.evaluate(
      (element) => element.closest('[class*="Tabs__Outer"]')?.scrollLeft,
    );
    expect(clipped).toBe(0);
    expect(phone.errors).toEqual([]);
    await phone.page.context().close();
  });

  it("has logged no error in the browser", () => {
    expect(errors).toEqual([]);
  });
});
