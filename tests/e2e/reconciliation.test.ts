import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAllScopes } from "../../app/commands/app-config";
import { followBackfill } from "../../app/commands/follow-backfill";
import { startStack, type Stack } from "../../app/commands/stack";
import { launchBrowser, openPage } from "../setup/browser";

const browser: Browser | null = await launchBrowser();
const patience = 60_000;

let stack: Stack;
let page: Page;
let errors: string[];
const app = (): FrameLocator => page.frameLocator('iframe[name="app-iframe"]');

/** What the local store's reports tell from now on. */
async function distortReports(fault: object): Promise<void> {
  const rule = { operation: "shopifyqlQuery", times: "always", fault };
  const response = await fetch(`${stack.storeUrl}/dev/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(rule),
  });
  expect(response.ok).toBe(true);
}

describe.skipIf(!browser)("Reconciliation with Shopify's reports", () => {
  beforeAll(async () => {
    const scopes = (await readAllScopes()).split(",").filter((scope) => scope !== "read_reports");
    stack = await startStack({
      dataDir: "node_modules/.cache/shelfwise/e2e-reconciliation",
      store: { orders: "900", products: "40", days: "120", scopes: scopes.join(",") },
    });
    ({ page, errors } = await openPage(browser as Browser));
    await page.goto(stack.adminUrl);
    await page.getByRole("button", { name: "Install" }).click();
    await app()
      .getByText(/net sales from|Reading/)
      .first()
      .waitFor({ timeout: patience });
    await followBackfill(stack, () => {});
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.close();
  });

  it("says which access is missing, in words", async () => {
    await page.goto(`${stack.adminUrl}/app/settings/reconciliation`);
    await app().getByText("Shopify's reports may not be read yet").waitFor({ timeout: patience });
  });

  it("compares every day once that is granted, and finds all of them equal", async () => {
    await app().getByRole("button", { name: "Allow access" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Allow" }).click();
    const sentence = app().getByText(/Equal to the cent on \d+ of \d+ days\./);
    await sentence.waitFor({ timeout: patience });
    await expect
      .poll(
        () =>
          app()
            .getByText(/still to be asked for/)
            .count(),
        { timeout: patience },
      )
      .toBe(0);
    const [, equal, compared] = /on (\d+) of (\d+) days/.exec(await sentence.innerText()) ?? [];
    expect(equal).toBe(compared);
    expect(Number(compared)).toBeGreaterThanOrEqual(119);
  });

  it("explains a planted difference by its orders, with a way to each", async () => {
    await distortReports({ type: "report-differs", returnsDaysLater: 2 });
    await app().getByRole("button", { name: "Check now" }).click();
    await app().getByRole("heading", { name: "Days that differ" }).waitFor({ timeout: patience });
    const day = app()
      .getByRole("button", { name: /refund on another day \(\d+\)/i })
      .first();
    await day.waitFor({ timeout: patience });
    await day.click();
    await app()
      .getByText(/The same refund is counted on .* by the other side\./)
      .first()
      .waitFor();
    const link = app().getByRole("link", { name: /^#\d+/ }).first();
    expect(await link.getAttribute("href")).toMatch(/^shopify:\/\/admin\/orders\/\d+$/);
  });

  it("asks for the orders of an older day as it is opened", async () => {
    const asking = "Open it to ask Shopify for its orders";
    const older = app().getByRole("button", { name: asking });
    await older.first().waitFor({ timeout: patience });
    const day = (await older.first().innerText()).split("\n")[0] ?? "";
    // By its name: the check may still be taking other days apart.
    const unopened = older.filter({ hasText: day });
    await unopened.click();
    const opened = app().getByRole("region", { name: `Orders that differ on ${day}` });
    await opened.getByRole("link", { name: /^#\d+/ }).first().waitFor({ timeout: patience });
    expect(await unopened.count()).toBe(0);
  });

  it("shows the definition of a figure, one click from it", async () => {
    await page.goto(`${stack.adminUrl}/app`);
    await app()
      .getByRole("button", { name: "Average order value", exact: true })
      .click({ timeout: patience });
    await app().getByRole("link", { name: "See it among all definitions" }).click();
    const place = app().locator("#average-order-value");
    await place.waitFor({ timeout: patience });
    await expect
      .poll(() => place.evaluate((element) => element === document.activeElement), {
        timeout: patience,
      })
      .toBe(true);
  });

  it("has logged no error in the browser", () => {
    expect(errors).toEqual([]);
  });
});
