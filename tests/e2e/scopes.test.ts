import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { followBackfill } from "../../app/commands/follow-backfill";
import { startStack, type Stack } from "../../app/commands/stack";
import { launchBrowser, openPage } from "../setup/browser";

const browser: Browser | null = await launchBrowser();
const patience = 60_000;

let stack: Stack;
let page: Page;
let errors: string[];
const app = (): FrameLocator => page.frameLocator('iframe[name="app-iframe"]');
describe.skipIf(!browser)("A shop that has granted the least", () => {
  beforeAll(async () => {
    stack = await startStack({
      dataDir: "node_modules/.cache/shelfwise/e2e-scopes",
      store: { orders: "900", products: "40", days: "300" },
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

  it("shows the last 60 days, says why there is no more, and stops nothing else", async () => {
    await app()
      .getByText(/in net sales from/)
      .waitFor({ timeout: patience });
    await app()
      .getByText(/Only the last 60 days of orders may be read/)
      .waitFor({ timeout: patience });
    const { resources } = await followBackfill(stack, () => {});
    const short = resources.filter(({ status }) => status !== "done");
    expect(short.map(({ status }) => status)).not.toContain("failed");
    expect(short.flatMap(({ missingScope }) => missingScope ?? [])).toEqual(
      expect.arrayContaining(["read_all_orders", "read_customers"]),
    );
  });

  it("says so on Data status too, in words", async () => {
    await page.locator("[data-app-nav]").getByRole("link", { name: "Settings" }).click();
    await app().getByRole("heading", { name: "Data status" }).waitFor({ timeout: patience });
    await app()
      .getByText("Everything that is allowed has been read.")
      .waitFor({ timeout: patience });
    await app().getByText("Partly read").first().waitFor({ timeout: patience });
    await app()
      .getByText(/Customers may not be read/)
      .waitFor({ timeout: patience });
    await page.goBack();
  });

  it("asks for the grant in the admin, and leaves all as it is where that is declined", async () => {
    await app().getByRole("button", { name: "Allow access" }).first().click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /Cancel|Don.t allow|Decline/ })
      .click();
    await app().getByText("Nothing was changed.").waitFor({ timeout: patience });
  });

  it("reads the whole history once it is granted", async () => {
    await app().getByRole("button", { name: "Allow access" }).first().click();
    await page.getByRole("dialog").getByRole("button", { name: "Allow" }).click();
    await app()
      .getByText(/Access allowed/)
      .waitFor({ timeout: patience });
    await app()
      .getByText(/Only the last 60 days of orders may be read/)
      .first()
      .waitFor({ state: "hidden", timeout: patience });
    const { resources } = await followBackfill(stack, () => {});
    expect(resources.flatMap(({ missingScope }) => missingScope ?? [])).toEqual([]);
    const orders = resources.find(({ resource }) => resource === "orders");
    expect(orders).toMatchObject({ status: "done" });
    expect(orders?.rootsDone).toBeGreaterThan(800);
  });

  it("has logged no error in the browser", () => {
    expect(errors).toEqual([]);
  });
});
