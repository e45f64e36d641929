import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, FrameLocator, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { followBackfill } from "../../app/commands/follow-backfill";
import { startStack, type Stack } from "../../app/commands/stack";
import { launchBrowser, openPage } from "../setup/browser";
import { hasKeyboard, isAt, tabTo } from "./keyboard";

const browser: Browser | null = await launchBrowser();
const patience = 15_000;
const working = 90_000;

let stack: Stack;
let page: Page;
let errors: string[];
let folder: string;
const app = (): FrameLocator => page.frameLocator('iframe[name="app-iframe"]');
const seen = (locator: Locator, timeout = patience) => locator.first().waitFor({ timeout });
const button = (name: string | RegExp) =>
  app().getByRole("button", { name, exact: typeof name === "string" });

/** 220 products that nobody has put into a category, one of them with a stray space in its title. */
function catalogue(): string {
  const kinds = [
    ["T-Shirt", "T-Shirts"],
    ["Coffee Mug", "Mugs"],
    ["Necklace", "Necklaces"],
    ["Candle", "Candles"],
  ] as const;
  const colours = ["Red", "Blue", "Green", "Black", "White"];
  const head =
    "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Price,Status";
  const rows = Array.from({ length: 220 }, (_, index) => {
    const [noun, type] = kinds[index % kinds.length] ?? kinds[0];
    const title = `${colours[index % colours.length]} ${index === 7 ? " " : ""}Harbour ${noun} ${index + 100}`;
    const text = `<p>A ${noun.toLowerCase()} made in small numbers: number ${index}.</p>`;
    return `p-${index},${title},${text},Harbour,${type},,TRUE,Title,Default Title,S-${index},25.00,active`;
  });
  return [head, ...rows, ""].join("\n");
}

describe.skipIf(!browser)("Fixes in the admin", () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "shelfwise-fixes-"));
    const file = join(folder, "products.csv");
    await writeFile(file, catalogue());
    stack = await startStack({
      dataDir: "node_modules/.cache/shelfwise/e2e-fixes",
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

  const open = (path: string) => page.goto(`${stack.adminUrl}${path}`);
  const openApp = (path: string) => open(`/app${path}`);
  const score = async () =>
    Number(
      /(\d+) of 100/.exec(
        (await app()
          .getByText(/\d+ of 100 \([A-E]\)/)
          .first()
          .textContent()) ?? "",
      )?.[1],
    );
  let before = 0;

  it("finds the rule, filters, and proposes a category for each product", async () => {
    await openApp("/quality");
    await seen(app().getByText(/All products were last checked/), working);
    before = await score();
    await app().getByLabel("Subject").selectOption("category");
    await expect.poll(() => page.url(), { timeout: patience }).toContain("subject=category");
    await app()
      .getByRole("link", { name: /category/i })
      .first()
      .click();
    await seen(app().getByText("220 products to look at."));
    await button("Fix 220 products").click();
    await seen(app().getByText(/220 changes of 220 products to look at/), working);
    await seen(app().getByText("Nothing is written to Shopify before you accept it here."));
    await seen(app().getByText("Home & Garden", { exact: false }));
  });

  it("asks for the access that it needs before it writes, and then writes all that is ticked", async () => {
    await button("Tick all").click();
    await seen(app().getByText("220 of 220 ticked"));
    // One is left out.
    await app().getByRole("checkbox").first().click();
    await seen(app().getByText("219 of 220 ticked"));
    expect(await button("Write 219 changes to Shopify").isDisabled()).toBe(true);
    await button("Allow access").click();
    await page.getByRole("dialog").getByRole("button", { name: "Allow" }).click();
    await expect
      .poll(() => button("Write 219 changes to Shopify").isEnabled(), { timeout: patience })
      .toBe(true);
    await button("Write 219 changes to Shopify").click();
    await seen(app().getByText(/Writing to Shopify: \d+ of 219 changes done/));
    await seen(app().getByText("219 changes are written to Shopify."), working);
    await seen(app().getByText("Left out"));
  });

  it("moves the score", async () => {
    await openApp("/quality");
    await expect.poll(score, { timeout: working, interval: 1_000 }).toBeGreaterThan(before);
    await expect
      .poll(
        () =>
          app()
            .getByRole("row", { name: /category/i })
            .first()
            .textContent(),
        {
          timeout: working,
          interval: 1_000,
        },
      )
      .not.toContain("220");
  });

  it("takes all of it back, once that is looked at and accepted", async () => {
    await openApp("/quality/fixes");
    await app().getByRole("link", { name: /^1\. / }).click();
    await button("Undo all of it").click();
    await seen(app().getByText("219 changes of 219 products to look at."));
    await button("Write 219 changes to Shopify").click();
    await seen(app().getByText("219 changes are written to Shopify."), working);
    await openApp("/quality/rules/TAX-01");
    await seen(app().getByText("220 products to look at."), working);
  });

  it("fixes one product from its page, with a title entered by hand", async () => {
    await openApp("/quality/rules/TTL-09");
    await app().getByRole("row").nth(1).getByRole("link").click();
    await button(/^Fix: .*space/i).click();
    await seen(app().getByText("1 change of 1 product to look at."));
    await button(/^Edit Title of /).click();
    await app().getByRole("textbox").fill("Harbour Candle by hand");
    await button(/^Save: Title/).click();
    await seen(app().getByText("entered by you"));
    await button("Write 1 change to Shopify").click();
    await seen(app().getByText("1 change is written to Shopify."), working);
    await app()
      .getByRole("link", { name: /Harbour/ })
      .click();
    await seen(app().getByText("Changed from here"), working);
    await expect
      .poll(() => app().getByRole("heading", { name: "Harbour Candle by hand" }).count(), {
        timeout: working,
      })
      .toBeGreaterThan(0);
  });

  it("picks products on one page and the next, and fixes them together", async () => {
    await openApp("/quality/rules/TAX-01");
    await app().getByLabel("Pick all on this page").click();
    await seen(button("Fix 25 products"));
    await button("Next").click();
    await expect.poll(() => page.url(), { timeout: patience }).toContain("page=2");
    await app()
      .getByRole("checkbox", { name: /^Pick (?!all)/ })
      .first()
      .click();
    await page.reload();
    await button("Fix 26 products").click();
    await seen(app().getByText("26 changes of 26 products to look at."), working);
    await button("Discard").click();
    await seen(app().getByText("Discarded. Nothing was written."));
  });

  it("keeps what is picked when the list is opened again, until its changes are accepted", async () => {
    await openApp("/quality/rules/TAX-01");
    await seen(button("Fix 26 products"));
    expect(await app().getByRole("checkbox", { checked: true }).count()).toBe(26);
    await button("Fix 26 products").click();
    await seen(app().getByText("26 changes of 26 products to look at."), working);
    await button("Tick all").click();
    await button("Write 26 changes to Shopify").click();
    await seen(app().getByText("26 changes are written to Shopify."), working);
    await openApp("/quality/rules/TAX-01");
    await seen(button("Fix 194 products"), working);
    expect(await app().getByRole("checkbox", { checked: true }).count()).toBe(0);
  });

  it("drops what is picked when the list is of other products", async () => {
    await app()
      .getByRole("checkbox", { name: /^Pick (?!all)/ })
      .first()
      .click();
    await seen(button("Fix 1 product"));
    await app().getByLabel("Type").selectOption("Mugs");
    await expect.poll(() => page.url(), { timeout: patience }).toContain("type=Mugs");
    await button("Fix 1 product").waitFor({ state: "hidden" });
    await openApp("/quality/rules/TAX-01");
    await seen(button("Fix 194 products"));
  });

  describe("with nothing but the keyboard", () => {
    const press = (key: string) => page.keyboard.press(key);
    const write = () => button("Write 1 change to Shopify");

    it("picks a product, looks at the change of it, writes it and takes it back", async () => {
      await openApp("/quality/rules/TAX-01");
      // Keys are not held as the pointer is: one that comes before the page is alive ticks a box that knows nothing of it.
      await app().getByRole("heading", { level: 1 }).click({ trial: true, timeout: patience });
      await app().getByRole("link", { name: "Quality" }).first().focus();
      const pick = app()
        .getByRole("checkbox", { name: /^Pick (?!all)/ })
        .first();
      await tabTo(page, pick);
      await press("Space");
      expect(await pick.isChecked()).toBe(true);
      await tabTo(page, button("Fix 1 product"), "Shift+Tab");
      await press("Enter");
      await seen(app().getByText("1 change of 1 product to look at."), working);
      // The page before has gone, and its button with it.
      await isAt(app().getByRole("main"));

      const edit = button(/^Edit Category of /);
      await tabTo(page, edit);
      await press("Enter");
      await isAt(app().getByRole("combobox", { name: /^Category of / }));
      await tabTo(page, button("Cancel"));
      await press("Enter");
      await isAt(edit);

      const tick = app().getByRole("checkbox", { name: /^Write Category of / });
      await tabTo(page, tick, "Shift+Tab");
      if (!(await tick.isChecked())) await press("Space");
      await seen(app().getByText("1 of 1 ticked"));
      await isAt(tick);

      await tabTo(page, write(), "Shift+Tab");
      await press("Enter");
      await seen(app().getByText("1 change is written to Shopify."), working);
      expect(await hasKeyboard(app().locator("body"))).toBe(false);
      await tabTo(page, button("Undo all of it"));
      await press("Enter");
      await seen(app().getByText("1 change of 1 product to look at."), working);
      await isAt(app().getByRole("main"));
      await tabTo(page, write());
      await press("Enter");
      await seen(app().getByText("1 change is written to Shopify."), working);
    });
  });

  it("has logged no error in the browser", () => {
    expect(errors).toEqual([]);
  });
});
