import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startStack, type Stack } from "../../app/commands/stack";
import { launchBrowser, openPage } from "../setup/browser";

const browser: Browser | null = await launchBrowser();
const patience = 60_000;
// Visits are added up by the minute.
const longPatience = 150_000;

let stack: Stack;
let page: Page;
let errors: string[];
const app = (): FrameLocator => page.frameLocator('iframe[name="app-iframe"]');
const label = /Estimate from the storefront pixel: it can be forged and misses visitors who refuse/;

describe.skipIf(!browser)("The storefront pixel of a shop without access to reports", () => {
  beforeAll(async () => {
    stack = await startStack({
      dataDir: "node_modules/.cache/shelfwise/e2e-pixel",
      store: { orders: "300", products: "30", days: "120" },
    });
    ({ page, errors } = await openPage(browser as Browser));
    await page.goto(stack.adminUrl);
    await page.getByRole("button", { name: "Install" }).click();
    await app()
      .getByText(/net sales from|Reading/)
      .first()
      .waitFor({ timeout: patience });
    await page.goto(`${stack.adminUrl}/app/sales/conversion`);
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.close();
  });

  it("is off, and so conversion is not known", async () => {
    await app().getByText("Conversion is not known").waitFor({ timeout: patience });
    const answer = await fetch(`${stack.storeUrl}/dev/visits`, { method: "POST" });
    expect(answer.status).toBe(409);
  });

  it("is turned on once the merchant allows it", async () => {
    await app().getByRole("button", { name: "Turn on" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Allow" }).click();
    await app()
      .getByText(/^On since/)
      .waitFor({ timeout: patience });
    await app().getByRole("button", { name: "Turn off" }).waitFor({ timeout: patience });
  });

  it("shows what visitors do, and says that it is an estimate", async () => {
    const answer = await fetch(`${stack.storeUrl}/dev/visits`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ count: 150, buyers: 4 }),
    });
    expect(await answer.json()).toMatchObject({ visits: 150, orders: 4 });
    await expect
      .poll(
        async () => {
          await page.goto(`${stack.adminUrl}/app/sales/conversion?range=last30`);
          await app().getByText("Storefront pixel").first().waitFor({ timeout: patience });
          // Before the visits are added up the pixel's day is known to have none, and has no parts.
          const tab = app().getByRole("tab", { name: "By channel" });
          if ((await tab.count()) === 0) return 0;
          await tab.click();
          return app().getByRole("rowheader", { name: "Organic search" }).count();
        },
        { timeout: longPatience, interval: 5_000 },
      )
      .toBeGreaterThan(0);
    await app().getByText(label).first().waitFor({ timeout: patience });
    await app()
      .getByText(/completed a checkout/)
      .first()
      .waitFor({ timeout: patience });
  });

  it("is turned off again", async () => {
    await app().getByRole("button", { name: "Turn off" }).click();
    await app().getByRole("button", { name: "Turn on" }).waitFor({ timeout: patience });
    const answer = await fetch(`${stack.storeUrl}/dev/visits`, { method: "POST" });
    expect(answer.status).toBe(409);
  });

  it("has logged no error in the browser", () => {
    expect(errors).toEqual([]);
  });
});
