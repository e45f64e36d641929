import { readFile } from "node:fs/promises";
import type { Browser, FrameLocator, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAllScopes } from "../../app/commands/app-config";
import { followBackfill } from "../../app/commands/follow-backfill";
import { startStack, type Stack } from "../../app/commands/stack";
import { launchBrowser, openPage } from "../setup/browser";
import { findBarriers, goWithin, listPages } from "./barriers";

const browser: Browser | null = await launchBrowser();
const patience = 20_000;

let stack: Stack;
let page: Page;
let errors: string[];
const app = (): FrameLocator => page.frameLocator('iframe[name="app-iframe"]');
const open = (path: string) => page.goto(`${stack.adminUrl}${path}`);
const seen = (locator: Locator) => locator.first().waitFor({ timeout: patience });

const pages = [
  ["Cohorts", /came back within 3 months|too early to say/, "All cohorts"],
  ["Repeat", /have purchased more than once/, "From order to order"],
  ["RFM", /among [\d,]+ customers|So far, /, "Groups over time"],
  ["Acquisition", /new customers came|A new customer costs|was spent on marketing/, "By channel"],
  ["Campaigns", /brings new customers|is the cheapest so far|no spend is known/, "Campaigns you"],
  ["Journey", /The most frequent step is from/, "Bought together"],
] as const;

describe.skipIf(!browser)("Customers in the admin", () => {
  beforeAll(async () => {
    const scopes = (await readAllScopes())
      .split(",")
      .filter((scope) => scope !== "write_customers");
    stack = await startStack({
      dataDir: "node_modules/.cache/shelfwise/e2e-customers",
      store: { orders: "900", products: "40", days: "400", scopes: scopes.join(",") },
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

  it("answers on every page of Customers, each at its own address", async () => {
    await page.locator("[data-app-nav]").getByRole("link", { name: "Customers" }).click();
    // Customers are put in sequence after the reading.
    await app().getByText(pages[0][1]).first().waitFor({ timeout: 60_000 });
    for (const [tab, sentence, text] of pages) {
      await app().getByRole("tab", { name: tab }).click();
      await seen(app().getByText(sentence));
      await seen(app().getByText(text));
    }
    await page.reload();
    await seen(app().getByText("Bought together"));
    expect(errors).toEqual([]);
  });

  it("compares cohorts by channel, shows one, and gives it as a file", async () => {
    await open("/app/customers?by=channel&show=net");
    await app().getByRole("link", { name: "Direct" }).click();
    await seen(app().getByRole("button", { name: "Direct: show all again" }));
    const event = page.waitForEvent("download", { timeout: patience });
    await app().getByRole("button", { name: "Download CSV" }).first().click();
    const csv = await readFile(await (await event).path(), "utf8");
    expect(csv).toContain("Basis: order date.");
    expect(csv).toMatch(
      /\r\nMonth,Customers,CAC \(USD\),Paid back in,"LTV:CAC, 365 days",Not over from,Month 0 \(USD\)/,
    );
    expect(errors).toEqual([]);
  });

  it("tries rules of channels on the shop's own orders before they hold", async () => {
    await open("/app/settings/channel-rules");
    await app().getByRole("button", { name: "Add rule" }).click();
    await app().getByRole("button", { name: "Try on your orders" }).click();
    await seen(app().getByText("Enter the text to compare with."));
    const value = app().getByRole("textbox", { name: "Text" });
    await value.fill("Google");
    await app().getByRole("combobox", { name: "Channel" }).selectOption("display");
    expect(await app().getByRole("button", { name: "Save rules" }).isDisabled()).toBe(true);
    await app().getByRole("button", { name: "Try on your orders" }).click();
    await seen(app().getByText(/Paid search to Display: \d+ new customers/));
    // What was tried was not this.
    await value.fill("Googl");
    expect(await app().getByRole("button", { name: "Save rules" }).isDisabled()).toBe(true);
    await value.fill("Google");
    await app().getByRole("button", { name: "Save rules" }).click();
    await seen(app().getByText("Rules saved."));
    await open("/app/customers/acquisition?range=last365");
    await seen(app().getByRole("rowheader", { name: "Display" }));
    expect(errors).toEqual([]);
  });

  it("enters a campaign, says what is wrong without losing it, and gives all as a file", async () => {
    await open("/app/customers/campaigns?range=last365");
    const field = (name: string) => app().getByRole("textbox", { name, exact: true });
    await field("Owner").fill("Agency One");
    await field("UTM campaigns").fill("brand-search");
    await app().getByRole("button", { name: "Add campaign" }).click();
    await seen(app().getByText("Enter a name of up to 80 characters."));
    await field("Campaign").fill("Brand");
    await app().getByRole("button", { name: "Add campaign" }).click();
    await seen(app().getByText("Campaign added."));
    await seen(app().getByRole("region", { name: "By owner" }).getByText("Agency One"));
    const event = page.waitForEvent("download", { timeout: patience });
    await app().getByRole("button", { name: "Download CSV" }).first().click();
    const csv = await readFile(await (await event).path(), "utf8");
    expect(csv).toContain("Basis: order date.");
    expect(csv).toContain("An order belongs to one campaign");
    expect(csv).toMatch(/\r\nBrand,Agency One,Paid search,[\d.]+,/);
    await app().getByRole("button", { name: "Delete Brand" }).click();
    await seen(app().getByText("Campaign removed."));
    expect(errors).toEqual([]);
  });

  it("keeps nobody out who uses a keyboard, a screen reader or strong contrast, on any page", async () => {
    await open("/app/quality/products");
    await app().getByRole("checkbox").nth(1).click({ timeout: 60_000 });
    await app()
      .getByRole("button", { name: /^Fix 1 product/ })
      .click();
    await seen(app().getByText(/changes? of 1 product to look at\.|Nothing/));
    const frame = page.frame({ name: "app-iframe" });
    if (!frame) throw new Error("The admin has no frame of the app");
    const fix = frame.url().match(/fixes\/(\d+)/)?.[1] ?? "";
    await goWithin(frame, "/app/quality/products");
    await app().getByRole("row").nth(1).getByRole("link").click();
    await seen(app().getByRole("heading", { name: "To look at" }));
    const product = frame.url().match(/products\/(\d+)/)?.[1] ?? "";
    const paths = await listPages({
      "app.quality.fixes.$id": fix,
      "app.quality.products.$id": product,
      "app.quality.rules.$id": "SHOP-08",
      "app.sales.orders": "?by=kind&key=new",
    });
    // What is only there once it is asked for.
    const opened: Record<string, RegExp> = {
      [`/app/quality/products/${product}`]: /^Hide: /,
      "/app/settings/alerts": /^Change: /,
      "/app/settings/merchandising": /^Change: /,
    };
    const barriers: Record<string, string[]> = {};
    for (const path of paths) {
      await goWithin(frame, path);
      const button = opened[path];
      if (button) await app().getByRole("button", { name: button }).first().click();
      const found = await findBarriers(frame);
      if (found.length > 0) barriers[path] = found;
    }
    expect(barriers).toEqual({});
    expect(paths.length).toBeGreaterThan(30);
    expect(errors).toEqual([]);
  });

  it("makes a segment at Shopify once that is allowed, and says where it is", async () => {
    await open("/app/customers/rfm");
    await app().getByRole("button", { name: "Allow access" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Allow" }).click();
    await seen(app().getByText("“Shelfwise: At risk” is in the admin’s list of segments."));
    await app().getByRole("button", { name: "Create segment in Shopify" }).click();
    await seen(app().getByText(/Name has already been taken/));
    expect(errors).toEqual([]);
  });
});
