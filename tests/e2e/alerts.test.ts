import type { Browser, FrameLocator, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAllScopes } from "../../app/commands/app-config";
import { followBackfill } from "../../app/commands/follow-backfill";
import { startStack, type Stack } from "../../app/commands/stack";
import { launchBrowser, openPage } from "../setup/browser";

const browser: Browser | null = await launchBrowser();
const patience = 15_000;
const checking = 90_000;
// The promise is seconds, and how long it took is said; machines that run tests are busy with others.
const withinMs = 30_000;

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

  it("has logged no error in the browser", () => {
    expect(errors).toEqual([]);
  });
});
