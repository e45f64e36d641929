import type { Browser, FrameLocator, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAllScopes } from "../../app/commands/app-config";
import { followBackfill } from "../../app/commands/follow-backfill";
import { startStack, type Stack } from "../../app/commands/stack";
import { launchBrowser, openPage } from "../setup/browser";
import { isAt, tabTo } from "./keyboard";

const browser: Browser | null = await launchBrowser();
const patience = 15_000;
const checking = 90_000;
// What is promised; how long it took is said.
const withinMs = 10_000;

let stack: Stack;
let page: Page;
let errors: string[];
/** The same admin in another window, where the merchant edits a product. */
let admin: Page;
let description: string;
const app = (): FrameLocator => page.frameLocator('iframe[name="app-iframe"]');
const seen = (locator: Locator, timeout = patience) => locator.first().waitFor({ timeout });
const nav = (name: string) =>
  page.locator("[data-app-nav]").getByRole("link", { name, exact: true });

/** Saves a description on the product that is open in the admin. */
async function describeProduct(html: string): Promise<void> {
  await admin.getByLabel("Description (HTML)").fill(html);
  await admin.getByRole("button", { name: "Save" }).click();
  await admin.getByText("Product saved").waitFor({ timeout: patience });
}

/** Opens the first product in the admin that has a description and can be sold. */
async function openProduct(): Promise<void> {
  await admin.goto(stack.adminUrl.replace(/\/apps\/.*$/, "/products"));
  const links = await admin.locator('a[href*="/products/"]').all();
  const paths = await Promise.all(links.map((link) => link.getAttribute("href")));
  for (const path of new Set(paths.filter((each) => /\/products\/\d+/.test(each ?? "")))) {
    await admin.goto(new URL(path ?? "", stack.storeUrl).href);
    description = await admin.getByLabel("Description (HTML)").inputValue();
    const status = await admin.getByLabel("Status").inputValue();
    if (description.trim() !== "" && status === "ACTIVE") return;
  }
  throw new Error("The store has no product with a description");
}

describe.skipIf(!browser)("Alerts in the admin", () => {
  beforeAll(async () => {
    stack = await startStack({
      dataDir: "node_modules/.cache/shelfwise/e2e-alerts",
      store: {
        orders: "300",
        products: "40",
        days: "100",
        installed: "on",
        scopes: await readAllScopes(),
      },
    });
    ({ page, errors } = await openPage(browser as Browser));
    ({ page: admin } = await openPage(browser as Browser));
    await page.goto(stack.adminUrl);
    await followBackfill(stack, () => {});
    await page.goto(`${stack.adminUrl}/app/quality`);
    await seen(app().getByText(/All products were last checked/), checking);
    await openProduct();
    await page.goto(`${stack.adminUrl}/app/alerts`);
    await seen(app().getByText(/^Nothing is open|alerts? (is|are) open/));
    await app()
      .getByText("Products have not all been checked")
      .waitFor({ state: "hidden", timeout: checking });
    // What was wrong when the shop was first checked may be told now; it has been seen then.
    const all = app().getByRole("button", { name: "Mark all as seen" });
    if ((await all.count()) > 0) await all.click();
    await seen(nav("Alerts"));
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.close();
  });

  it("tells of an error made on a product, in the app that is open", async () => {
    await page.goto(`${stack.adminUrl}/app`);
    await seen(app().getByText(/net sales/));
    await describeProduct("");
    const from = performance.now();
    await seen(nav("Alerts (1)"), withinMs);
    console.log(`The alert was there after ${((performance.now() - from) / 1000).toFixed(1)} s`);
    await seen(
      app()
        .getByRole("status")
        .getByText(/“No description”/),
    );
    await seen(app().getByText(/New errors on published products|A best seller has an error/));
  });

  it("leads to the finding, is resolved by the fix, and closes by itself", async () => {
    await nav("Alerts (1)").click();
    const alert = app().getByText(/new error.*“No description”|has an error.*“No description”/);
    await seen(alert);
    await app()
      .getByRole("link", { name: /^Show: .*“No description”/ })
      .first()
      .click();
    await seen(app().getByRole("heading", { name: "To look at" }));
    await seen(app().getByText("No description"));
    await nav("Alerts (1)").click();
    await seen(alert);
    await describeProduct(description);
    await seen(app().getByText(/Resolved by itself/), withinMs);
    await seen(nav("Alerts"));
  });

  it("takes other thresholds, and refuses what is none", async () => {
    await page.goto(`${stack.adminUrl}/app/settings/alerts`);
    const name = "Change: New errors on published products";
    await app().getByRole("button", { name }).click({ timeout: patience });
    await app().getByLabel("At least so many products").fill("many");
    await app().getByRole("button", { name: "Save" }).click();
    await seen(app().getByText("Enter a number that this alert can take."));
    await app().getByLabel("At least so many products").fill("3");
    await app().getByRole("button", { name: "Save" }).click();
    await seen(app().getByText("Saved. Alerts are being looked at again."));
    await seen(app().getByText("changed by you"));
  });

  it("says when it would have told of trade on the last 90 days", async () => {
    const name = "Change: Sales are not what they usually are";
    await app().getByRole("button", { name }).click({ timeout: patience });
    // One of the rules of products, which come first, is open too.
    await app().getByRole("button", { name: "Try it on the last 90 days" }).last().click();
    await seen(app().getByText(/It would (not )?have told you .* between/));
  });

  it("says that what it watches is not known of days before the shop was first read", async () => {
    const name = "Change: A best seller is sold out";
    await app().getByRole("button", { name }).click({ timeout: patience });
    await seen(app().getByText(/Stock is that of the moment in each day when all products were/));
    // What of products comes before it is open, and so is what of sales: in the order of the page it is the last.
    await app().getByRole("button", { name: "Try it on the last 90 days" }).last().click();
    await seen(
      app().getByText(/It could not have told you .* The first day of which it is known is/),
    );
  });

  describe("with nothing but the keyboard", () => {
    const press = (key: string) => page.keyboard.press(key);
    const tab = (locator: Locator, key?: "Shift+Tab") => tabTo(page, locator, key);
    const button = (name: string) => app().getByRole("button", { name, exact: true });
    const change = () => button("Change: Sales are not what they usually are");
    const watch = () => app().getByRole("checkbox", { name: "Watch this" });
    const drop = () =>
      app().getByLabel("At least so many per cent below what is expected of one day");
    const told = (name: string) => app().getByRole("radio", { name });
    const flow = () => app().getByRole("checkbox", { name: "Shopify Flow" });
    const webhook = () => app().getByRole("checkbox", { name: /^hooks\.shop\.example/ });
    const openRule = async () => {
      await page.goto(`${stack.adminUrl}/app/settings/alerts`);
      // Keys are not held as the pointer is until the page is alive.
      await app().getByRole("heading", { level: 1 }).click({ trial: true, timeout: patience });
      await app()
        .getByRole("button", { name: /^Change: / })
        .first()
        .focus();
      await tab(change());
      await press("Enter");
      await isAt(change());
      await seen(watch());
    };

    it("changes whether, from where on and where it is told, tries that and saves it", async () => {
      await page.goto(`${stack.adminUrl}/app/settings/notifications`);
      await app().getByLabel("Kind").selectOption("webhook", { timeout: patience });
      await app().getByLabel("Address", { exact: true }).fill("https://hooks.shop.example/a");
      await app().getByRole("button", { name: "Add" }).first().click();
      await seen(app().getByText("Copy the secret now: it is not shown again."));
      await openRule();
      await tab(watch());
      await press("Space");
      expect(await watch().isChecked()).toBe(false);
      await tab(drop());
      await press("Control+a");
      await page.keyboard.type("60");
      await tab(told("All channels"));
      await press("ArrowDown");
      expect(await told("These channels only").isChecked()).toBe(true);
      await tab(webhook());
      await press("Space");
      expect([await webhook().isChecked(), await flow().isChecked()]).toEqual([false, true]);
      await tab(button("Try it on the last 90 days"));
      await press("Enter");
      await seen(app().getByText(/It would (not )?have told you .* between/));
      await isAt(button("Try it on the last 90 days"));
      await tab(button("Save"));
      await press("Enter");
      await seen(app().getByText("Saved. Alerts are being looked at again."));
      await isAt(button("Save"));
      await seen(app().getByText("Switched off"));
      // What was tried is still there to be read.
      await seen(app().getByText(/It would (not )?have told you .* between/));
      await openRule();
      expect(await watch().isChecked()).toBe(false);
      expect(await drop().inputValue()).toBe("60");
      expect([await webhook().isChecked(), await flow().isChecked()]).toEqual([false, true]);
    });

    it("says at the field what cannot be taken, and keeps the rest", async () => {
      await tab(watch());
      await press("Space");
      await tab(drop());
      await press("Control+a");
      await page.keyboard.type("many");
      await tab(button("Save"));
      await press("Enter");
      await expect.poll(() => drop().getAttribute("aria-invalid")).toBe("true");
      const described = (await drop().getAttribute("aria-describedby")) ?? "";
      const said = await Promise.all(
        described.split(" ").map((id) => app().locator(`[id="${id}"]`).textContent()),
      );
      expect(said.join(" ")).toContain("Enter a number that this alert can take.");
      await isAt(button("Save"));
      expect(await watch().isChecked()).toBe(true);
    });

    it("keeps what is entered where no answer comes, to be tried and sent again", async () => {
      await tab(drop(), "Shift+Tab");
      await press("Control+a");
      await page.keyboard.type("50");
      // The whole address, or one that begins so and is no page.
      await page.route(/\/app\/settings\/alerts(\/try)?\?/, (route) => route.abort());
      await tab(button("Try it on the last 90 days"));
      await press("Enter");
      await seen(app().getByText("No answer came. What you entered is still here: try it again."));
      await tab(button("Save"));
      await press("Enter");
      await seen(app().getByText(/^No answer came, so it may not have been done\./));
      await isAt(button("Save"));
      await page.unrouteAll();
      expect(await drop().inputValue()).toBe("50");
      await press("Enter");
      await seen(app().getByText("Saved. Alerts are being looked at again."));
      expect(errors.splice(0).every((text) => text.includes("ERR_FAILED"))).toBe(true);
    });

    it("makes it what it was", async () => {
      await tab(button("Reset"));
      await press("Enter");
      await seen(app().getByText("As it was. Alerts are being looked at again."));
      await isAt(app().getByRole("heading", { name: "Sales are not what they usually are" }));
      expect(await drop().inputValue()).toBe("35");
      expect(await told("All channels").isChecked()).toBe(true);
    });
  });

  it("has logged no error in the browser", () => {
    expect(errors).toEqual([]);
  });
});
