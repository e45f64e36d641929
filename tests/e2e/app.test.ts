import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAllScopes } from "../../app/commands/app-config";
import { fetchPage, mintSessionToken } from "../../app/commands/app-pages";
import { askStore } from "../../app/commands/ask-store";
import { followBackfill } from "../../app/commands/follow-backfill";
import { startStack, type Stack } from "../../app/commands/stack";
import { launchBrowser, openPage } from "../setup/browser";
import { readTokenGrants } from "./store-api";

const browser: Browser | null = await launchBrowser();
const patience = 60_000;

let stack: Stack;
let page: Page;
let errors: string[];

/** The app inside the admin's frame. */
const app = (): FrameLocator => page.frameLocator('iframe[name="app-iframe"]');
const adminPage = (path: string): string => stack.adminUrl.replace(/\/apps\/shelfwise$/, path);

/** The cells of the table's totals. */
async function readTotalRow(): Promise<string[]> {
  const row = app().getByRole("row", { name: /Whole period/ });
  return row.getByRole("cell").allInnerTexts();
}

/** What they must hold, from ShopifyQL: net sales and orders of the last 30 days. */
async function readReport(): Promise<string[]> {
  const query = "FROM sales SHOW net_sales, orders TIMESERIES day SINCE -29d UNTIL today";
  const rows = await askStore(stack, query);
  const cents = rows.reduce((sum, row) => sum + Math.round(Number(row.net_sales) * 100), 0);
  const orders = rows.reduce((sum, row) => sum + Number(row.orders), 0);
  const money = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });
  return [money.format(cents / 100), orders.toLocaleString("en-US")];
}

describe.skipIf(!browser)("Shelfwise in the admin", () => {
  beforeAll(async () => {
    stack = await startStack({
      dataDir: "node_modules/.cache/shelfwise/e2e",
      store: {
        orders: "1200",
        products: "80",
        days: "400",
        scopes: await readAllScopes(),
        // Counts as ended five minutes early, so every token is renewed again and again.
        "token-lifetime": "304",
      },
    });
    ({ page, errors } = await openPage(browser as Browser));
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.close();
  });

  it("installs from the admin and shows how the reading goes", async () => {
    await page.goto(stack.adminUrl);
    await page.getByRole("button", { name: "Install" }).click();
    await app()
      .getByText(/Reading/)
      .first()
      .waitFor({ timeout: patience });
  });

  it("fills with figures while it reads, without a reload", async () => {
    await app()
      .getByText(/in net sales from [\d,]+ orders? in the last 30 days/)
      .waitFor({ timeout: patience });
    await app().getByRole("heading", { name: "Net sales by day" }).waitFor();
    const status = await followBackfill(stack, () => {});
    expect(status.resources.filter(({ status }) => status !== "done")).toEqual([]);
    await app()
      .getByText("Reading", { exact: false })
      .first()
      .waitFor({ state: "hidden", timeout: patience });
  });

  it("shows the net sales and orders of Shopify's own report", async () => {
    await expect
      .poll(readTotalRow, { timeout: patience })
      .toEqual(expect.arrayContaining(await readReport()));
  });

  it("keeps its place over a reload", async () => {
    await page.goto(`${stack.adminUrl}/app?range=last90`);
    await app()
      .getByText(/in the last 90 days/)
      .first()
      .waitFor({ timeout: patience });
    await page.reload();
    await app()
      .getByText(/in the last 90 days/)
      .first()
      .waitFor({ timeout: patience });
    expect(page.url()).toContain("range=last90");
  });

  it("opens a deep link, moves by the admin's navigation, and goes back", async () => {
    await page.goto(`${stack.adminUrl}/app?range=last90`);
    await app()
      .getByText(/in the last 90 days/)
      .first()
      .waitFor({ timeout: patience });
    await page.locator("[data-app-nav]").getByRole("link", { name: "Settings" }).click();
    await app().getByRole("heading", { name: "Data status" }).waitFor({ timeout: patience });
    await expect.poll(() => page.url()).toMatch(/\/apps\/shelfwise\/app\/settings\/data-status/);
    await page.goBack();
    await app()
      .getByText(/in the last 90 days/)
      .first()
      .waitFor({ timeout: patience });
  });

  it("changes the days shown and keeps them in the address", async () => {
    await app()
      .getByRole("button", { name: /Days shown/ })
      .click();
    await app()
      .getByRole("option", { name: "Last 7 days" })
      .or(app().getByRole("button", { name: "Last 7 days" }))
      .first()
      .click();
    const apply = app().getByRole("button", { name: "Apply" });
    if (await apply.isVisible()) await apply.click();
    await app()
      .getByText(/in the last 7 days/)
      .first()
      .waitFor({ timeout: patience });
    await expect.poll(() => page.url()).toContain("range=last7");
  });

  it("goes on with a renewed token when the old one has ended", async () => {
    // Reading again in the background, where no session token is at hand, needs the refresh grant.
    await page.goto(`${stack.adminUrl}/app/settings/data-status`);
    const refreshes = () =>
      readTokenGrants(stack).then((grants) => grants.filter((g) => g === "refresh_token").length);
    await expect.poll(refreshes, { timeout: patience }).toBeGreaterThan(0);
    await page.goto(`${stack.adminUrl}/app?range=last30`);
    await app()
      .getByText(/in net sales from/)
      .waitFor({ timeout: patience });
  });

  it("resumes after its process was killed, with the same figures", async () => {
    const total = () =>
      app()
        .getByRole("row", { name: /Whole period/ })
        .innerText();
    const before = await total();
    // An open page would rightly complain while nothing answers it.
    await page.goto(adminPage("/products"));
    await stack.app.stop("SIGKILL");
    await stack.restartApp();
    await page.goto(`${stack.adminUrl}/app?range=last30`);
    await expect.poll(total, { timeout: patience }).toBe(before);
  });

  it("knows the shop no more after an uninstall, and fills again after a reinstall", async () => {
    page.on("dialog", (dialog) => void dialog.accept());
    const token = await mintSessionToken(stack);
    await page.goto(adminPage("/settings"));
    await page.getByRole("button", { name: /Uninstall/ }).click();
    await page.waitForURL(/settings/);
    // The session token is good for another minute; without an install it must not open anything.
    await expect
      .poll(async () => (await fetchPage(stack, "/app/status", token)).ok, { timeout: patience })
      .toBe(false);

    await page.goto(stack.adminUrl);
    await page.getByRole("button", { name: "Install" }).click();
    await app()
      .getByText(/Reading|in net sales from/)
      .first()
      .waitFor({ timeout: patience });
    const { resources } = await followBackfill(stack, () => {});
    expect(resources.map(({ status }) => status)).toEqual(resources.map(() => "done"));
    await page.goto(`${stack.adminUrl}/app?range=last30`);
    await expect
      .poll(readTotalRow, { timeout: patience })
      .toEqual(expect.arrayContaining(await readReport()));
  });

  it("is good on a phone: nothing hangs over the edge", async () => {
    const phone = await openPage(browser as Browser, { width: 375, height: 740 });
    await phone.page.goto(stack.adminUrl);
    const frame = phone.page.frameLocator('iframe[name="app-iframe"]');
    await frame.getByText(/in net sales from/).waitFor({ timeout: patience });
    await frame.getByRole("heading", { name: "Net sales by day" }).waitFor();
    const overflow = await frame
      .locator("html")
      .evaluate((root) => root.scrollWidth - root.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(phone.errors).toEqual([]);
    await phone.page.context().close();
  });

  it("says outside the admin where it is to be found, at an address of nothing", async () => {
    const outside = await openPage(browser as Browser);
    const answer = await outside.page.goto(`${stack.appUrl}/nothing/here`);
    expect(answer?.status()).toBe(404);
    await outside.page
      .getByRole("heading", { name: "There is nothing at this address." })
      .waitFor();
    await outside.page.getByText("open it there, under Apps").waitFor();
    await outside.page.context().close();
  });

  it("has logged no error in the browser on all the way", () => {
    expect(errors).toEqual([]);
  });
});
