import { readFile } from "node:fs/promises";
import type { Browser, FrameLocator, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAllScopes } from "../../app/commands/app-config";
import { followBackfill } from "../../app/commands/follow-backfill";
import { startStack, type Stack } from "../../app/commands/stack";
import { launchBrowser, openPage } from "../setup/browser";

const browser: Browser | null = await launchBrowser();
const patience = 15_000;
const checking = 60_000;

let stack: Stack;
let page: Page;
let errors: string[];
const app = (): FrameLocator => page.frameLocator('iframe[name="app-iframe"]');
const seen = (locator: Locator, timeout = patience) => locator.first().waitFor({ timeout });

describe.skipIf(!browser)("Quality in the admin", () => {
  beforeAll(async () => {
    stack = await startStack({
      dataDir: "node_modules/.cache/shelfwise/e2e-quality",
      store: { orders: "300", products: "40", days: "100", scopes: await readAllScopes() },
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

  it("says first what the products with errors have sold, and lists the rules they fail", async () => {
    await page.locator("[data-app-nav]").getByRole("link", { name: "Quality" }).click();
    await seen(
      app().getByText(/take .* of the last 90 days' net sales|No product has an error/),
      checking,
    );
    await seen(app().getByText(/All products were last checked/), checking);
    expect(
      await app()
        .getByText(/ of 100 \([A-E]\)/)
        .count(),
    ).toBeGreaterThan(0);
    expect(await app().getByRole("row").count()).toBeGreaterThan(3);
  });

  it("keeps the choices in the address, and gives the table as a file", async () => {
    await app().getByLabel("Severity").first().selectOption("warning");
    await expect.poll(() => page.url(), { timeout: patience }).toContain("severity=warning");
    await expect
      .poll(() => app().getByRole("cell", { name: "Error", exact: true }).count())
      .toBe(0);
    const event = page.waitForEvent("download", { timeout: patience });
    await app().getByRole("button", { name: "Download CSV" }).click();
    const lines = (await readFile(await (await event).path(), "utf8")).trim().split("\r\n");
    const rows = lines.filter((line) => !/^\ufeff?"?#/.test(line)).slice(1);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toContain(",Warning,");
  });

  it("hides a finding on a product for a reason, and shows it again", async () => {
    await app().getByRole("row").nth(1).getByRole("link").click();
    await seen(app().getByText(/products? to look at\./));
    await app().getByRole("row").nth(1).getByRole("link").click();
    await seen(app().getByRole("heading", { name: "To look at" }));
    const hide = app().getByRole("button", { name: /^Hide: / });
    const before = await hide.count();
    const rule = ((await hide.first().getAttribute("aria-label")) ?? "").replace("Hide: ", "");
    await hide.first().click();
    await app().getByLabel("Why is this right as it is?").fill("Sold as a set");
    await app().getByRole("button", { name: "Hide on this product" }).click();
    await seen(app().getByText("Hidden because: Sold as a set"));
    expect(await hide.count()).toBe(before - 1);
    await app()
      .getByRole("button", { name: `Show again: ${rule}` })
      .click();
    await expect.poll(() => hide.count(), { timeout: patience }).toBe(before);
  });

  it("lists what is wrong with the shop as a whole, with the way to where it is changed", async () => {
    await page.goto(`${stack.adminUrl}/app/quality?subject=shop`);
    await seen(app().getByRole("heading", { name: "The shop as a whole" }), checking);
    await app().getByRole("link", { name: "Policies missing" }).click({ timeout: patience });
    await seen(app().getByText("1 place to look at."));
    await seen(app().getByText("The shipping policy is missing."));
    await page.goto(`${stack.adminUrl}/app/quality/rules/SHOP-03`);
    await seen(app().getByText(/places? to look at\.|The shop passes this rule\./));
    const event = page.waitForEvent("download", { timeout: patience });
    await page.goto(`${stack.adminUrl}/app/quality/rules/SHOP-08`);
    await app().getByRole("button", { name: "Download CSV" }).click({ timeout: patience });
    const text = await readFile(await (await event).path(), "utf8");
    expect(text).toMatch(/what was found in the shop/);
  });

  describe("with the keyboard", () => {
    const press = (key: string) => page.keyboard.press(key);
    const row = (index: number) => app().getByRole("row").nth(index);
    const box = (index: number) => row(index).getByRole("checkbox");
    const isAt = (locator: Locator) =>
      expect
        .poll(() => locator.evaluate((element) => element === document.activeElement), {
          timeout: patience,
        })
        .toBe(true);
    const isOnNothing = () => isAt(app().locator("body"));
    const address = () => expect.poll(() => page.url(), { timeout: patience });
    const search = () => app().getByRole("searchbox");
    const help = () => app().getByRole("dialog", { name: "Keyboard shortcuts" });
    const heading = () => app().getByRole("heading", { name: "Products", exact: true });

    it("goes from row to row, ticks, turns pages and keeps what was ticked", async () => {
      await page.goto(`${stack.adminUrl}/app/quality/products`);
      await heading().click();
      await press("x");
      expect(await app().getByRole("checkbox", { checked: true }).count()).toBe(0);
      await press("j");
      await isAt(row(1));
      const name = (await row(1).getByRole("link").textContent()) ?? "";
      expect(await row(1).getAttribute("aria-label")).toBe(name);
      expect(await row(1).evaluate((element) => getComputedStyle(element).outlineStyle)).toBe(
        "solid",
      );
      await press("k");
      await isAt(row(1));
      await press("ArrowDown");
      await press("j");
      await press("k");
      await isAt(row(2));
      // With Alt it is another's.
      await press("Alt+j");
      await isAt(row(2));
      await press("x");
      await expect.poll(() => box(2).isChecked()).toBe(true);
      await isAt(row(2));
      await seen(
        app()
          .getByRole("status")
          .getByText(/: ticked$/),
      );
      await press("p");
      await press("n");
      await address().toContain("page=2");
      await isAt(row(1));
      await press("x");
      await expect.poll(() => box(1).isChecked()).toBe(true);
      await seen(app().getByRole("button", { name: "Fix 2 products" }));
      // It was the last page.
      await press("n");
      await press("p");
      await address().toContain("page=1");
      await isAt(row(1));
      expect(await box(2).isChecked()).toBe(true);
      await press("j");
      await press("x");
      await seen(
        app()
          .getByRole("status")
          .getByText(/: not ticked$/),
      );
      await seen(app().getByRole("button", { name: "Fix 1 product", exact: true }));
    });

    it("opens the product of a row, and is there again after it", async () => {
      const name = (await row(2).getByRole("link").textContent()) ?? "";
      await press("Enter");
      await seen(app().getByRole("heading", { name }));
      await page.goBack();
      await isAt(row(2));
      // What was ticked on the other page is so still.
      await seen(app().getByRole("button", { name: "Fix 1 product", exact: true }));
      await press("j");
      await isAt(row(3));
    });

    it("goes to the search field, in which letters are letters, and back to the list", async () => {
      await press("/");
      await isAt(search());
      await page.keyboard.type("xjkn/?");
      expect(await search().inputValue()).toBe("xjkn/?");
      await address().toContain("q=");
      await seen(app().getByText(/^No product fits the search/));
      await press("Escape");
      await expect.poll(() => search().inputValue()).toBe("");
      await expect.poll(() => row(2).count(), { timeout: patience }).toBe(1);
      await isAt(search());
      await press("Escape");
      await isAt(row(1));
      await app().getByLabel("Severity").focus();
      await press("j");
      await isAt(app().getByLabel("Severity"));
      await app().getByLabel("Severity").blur();
    });

    it("lists its keys in a window, with the switch that turns them off in this browser", async () => {
      // It goes on after the row at which it was last.
      await press("j");
      await isAt(row(2));
      await press("?");
      await seen(help().getByText("Next row"));
      await press("j");
      await press("Escape");
      await help().waitFor({ state: "detached" });
      await isAt(row(2));
      await press("Escape");
      await isOnNothing();

      await press("?");
      await help().getByLabel("Use these shortcuts").click();
      await press("Escape");
      await help().waitFor({ state: "detached" });
      await press("j");
      await isOnNothing();
      await page.reload();
      await heading().click({ timeout: patience });
      await press("j");
      await press("?");
      expect(await help().count()).toBe(0);
      await isOnNothing();

      await app().getByRole("button", { name: "Keyboard shortcuts" }).click();
      await help().getByLabel("Use these shortcuts").click();
      await press("Escape");
      await help().waitFor({ state: "detached" });
      await isAt(app().getByRole("button", { name: "Keyboard shortcuts" }));
      await press("j");
      await isAt(row(1));
    });

    it("proposes a fix of what is ticked in a rule's list, and ticks its changes", async () => {
      await page.goto(`${stack.adminUrl}/app/quality/rules/TAX-01`);
      await heading().click({ timeout: patience });
      await press("f");
      for (const key of ["j", "x", "j", "x", "f"]) await press(key);
      await address().toMatch(/\/quality\/fixes\/\d+/);
      await seen(app().getByText(/changes of 2 products to look at\./), checking);
      await press("j");
      await isAt(row(1));
      const isTicked = await box(1).isChecked();
      const chosen = /^(\d+) of 2 ticked$/;
      const count = async () =>
        Number(chosen.exec((await app().getByText(chosen).textContent()) ?? "")?.[1]);
      const before = await count();
      await press("x");
      await expect.poll(count, { timeout: patience }).toBe(before + (isTicked ? -1 : 1));
      await isAt(row(1));
      await press("o");
      await expect.poll(() => page.url(), { timeout: patience }).toMatch(/quality\/products\/\d+/);
    });
  });

  it("checks anew where a rule is switched off", async () => {
    await page.goto(`${stack.adminUrl}/app/settings/merchandising`);
    const change = app()
      .getByRole("button", { name: /^Change: / })
      .first();
    await change.click({ timeout: patience });
    await app().getByLabel("Check this").click();
    await app().getByRole("button", { name: "Save" }).click();
    await seen(app().getByText("Saved. Products are being checked again."));
    await seen(app().getByText("Switched off"));
  });

  it("has logged no error in the browser", () => {
    expect(errors).toEqual([]);
  });
});
