import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, FrameLocator, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { followBackfill } from "../../app/commands/follow-backfill";
import { startStack, type Stack } from "../../app/commands/stack";
import { launchBrowser, openPage } from "../setup/browser";

const browser: Browser | null = await launchBrowser();
const patience = 15_000;
const working = 90_000;

let stack: Stack;
let page: Page;
let errors: string[];
let folder: string;
const app = (): FrameLocator => page.frameLocator('iframe[name="app-iframe"]');
const seen = (locator: Locator, timeout = patience) => locator.first().waitFor({ timeout });
const button = (name: string | RegExp) => app().getByRole("button", { name });

/** 36 products without a category: of a type that everybody knows, and of two that nobody does. */
function catalogue(): string {
  const head =
    "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Price,Status";
  const rows = Array.from({ length: 36 }, (_, index) => {
    const madeUp = ["Zorblax", null, null, "Quembo", null, null][index % 6];
    const title = `${madeUp ?? "Harbour Coffee Mug"} ${index}`;
    const type = madeUp ?? "Mugs";
    return `p-${index},${title},,Harbour,${type},,TRUE,Title,Default Title,S-${index},25.00,active`;
  });
  return [head, ...rows, ""].join("\n");
}

describe.skipIf(!browser)("Confirmations of categories in the admin", () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "shelfwise-confirm-"));
    const file = join(folder, "products.csv");
    await writeFile(file, catalogue());
    stack = await startStack({
      dataDir: "node_modules/.cache/shelfwise/e2e-confirm",
      store: { "products-csv": file, timezone: "Europe/Berlin" },
    });
    ({ page, errors } = await openPage(browser as Browser));
    page.setDefaultTimeout(patience);
    await page.goto(stack.adminUrl);
    await page.getByRole("button", { name: "Install" }).click();
    await seen(app().getByRole("heading"));
    await followBackfill(stack, () => {});
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.close();
    if (folder) await rm(folder, { recursive: true });
  });

  const question = (type: string) =>
    app().getByRole("group", { name: new RegExp(`^Category of ${type}`) });
  let asked = "";

  it("says how many products have no category, and asks for those that teach most", async () => {
    await page.goto(`${stack.adminUrl}/app/quality`);
    await seen(app().getByText(/All products were last checked/), working);
    await app().getByRole("link", { name: "Categories" }).click();
    await seen(app().getByText(/^36 active products have no category/));
    await seen(app().getByRole("heading", { name: /Confirm these first/ }));
    await seen(question("Zorblax"));
    await seen(question("Quembo"));
    await seen(app().getByText(/the (title|type) says “(coffee )?mugs?”/));
    expect(await button("Choose at least one category").isDisabled()).toBe(true);
  });

  it("writes what is chosen once that is allowed, learns from it, and asks again", async () => {
    asked =
      (await app()
        .getByRole("link", { name: /^Zorblax/ })
        .first()
        .textContent()) ?? "";
    await question("Zorblax").first().getByText("Another category").click();
    await app()
      .getByRole("combobox", { name: /^Another category for/ })
      .fill("board games");
    await app()
      .getByRole("option", { name: /Board Games$/ })
      .click();
    const submit = button("Write 1 confirmation to Shopify and ask again");
    await seen(submit);
    expect(await submit.isDisabled()).toBe(true);
    await button("Allow access").click();
    await page.getByRole("dialog").getByRole("button", { name: "Allow" }).click();
    await expect.poll(() => submit.isEnabled(), { timeout: patience }).toBe(true);
    await submit.click();
    await seen(
      app().getByText("1 confirmation is written. The suggestions have learnt from it."),
      working,
    );
    await seen(app().getByText(/^35 active products have no category/));
    await seen(question("Quembo"));
    expect(await question("Zorblax").count()).toBe(0);
  });

  it("says on the product's page why, and what else it may be", async () => {
    await page.goto(`${stack.adminUrl}/app/quality/products?q=Zorblax`);
    await app()
      .getByRole("link", { name: asked === "Zorblax 6" ? "Zorblax 12" : "Zorblax 6", exact: true })
      .click();
    await seen(app().getByText(/Suggested category: .*Board Games/));
    await seen(app().getByText(/Why: like 1 of your products typed “Zorblax”/));
  });

  it("goes on to put all that is sure into its category", async () => {
    await page.goto(`${stack.adminUrl}/app/quality/confirm`);
    await button(/^Put \d+ products into the suggested category$/).click();
    await seen(app().getByText("35 changes of 35 products to look at."), working);
    await app().getByRole("button", { name: "Tick all", exact: true }).click();
    await button("Write 35 changes to Shopify").click();
    await seen(app().getByText("35 changes are written to Shopify."), working);
    await page.goto(`${stack.adminUrl}/app/quality/confirm`);
    await seen(app().getByText("Every active product has a category.").first(), working);
    await seen(app().getByText("Nothing is left to confirm"));
  });

  it("has logged no error in the browser", () => {
    expect(errors).toEqual([]);
  });
});
