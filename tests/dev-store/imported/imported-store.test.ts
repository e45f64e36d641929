import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DevStore } from "../platform/types";
import { startDevStore } from "../start";
import { StoreFileError } from "./read-files";
import type { ImportSummary } from "./summary";
import { sumBothWays } from "./testing/compare-days";
import { writeExports } from "./testing/write-exports";

const NOW = Date.parse("2026-07-05T12:00:00Z");
const ORDERS = 150;
/** Schema, files and store: seconds on a busy machine. */
const SETUP_MS = 60_000;
let folder: string;
let store: DevStore;

const file = (name: string) => join(folder, name);
const open = (options: Parameters<typeof startDevStore>[0]) =>
  startDevStore({ tomlPath: null, clock: () => NOW, ...options });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "exports-"));
  writeExports(folder, ORDERS);
  store = await open({
    exports: {
      products: file("products_export.csv"),
      orders: file("orders_export.csv"),
      customers: file("customers_export.csv"),
    },
  });
}, SETUP_MS);

afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

describe("a store made of a merchant's files", () => {
  it("has their zone, currency, orders and products, and nothing else", () => {
    const world = store.world();
    expect(world.settings).toMatchObject({
      timezone: "America/New_York",
      currency: "USD",
      countryCode: "US",
      taxesIncluded: false,
      weightUnit: "POUNDS",
    });
    expect(world.trade.size().orders).toBe(ORDERS);
    expect(world.resource("products").ids()).toHaveLength(40);
    expect(world.resource("productVariants").ids()).toHaveLength(56);
    const { byReport, byAgreements } = sumBothWays(world, "2025-01-01", "2026-07-05");
    expect(byAgreements).toEqual(byReport);
    const orders = Object.values(byReport).reduce((sum, day) => sum + day.orders, 0);
    expect(orders).toBe(ORDERS);
  });

  it("tells over HTTP what the files came to", async () => {
    const answer = await fetch(`${store.url}/dev/import`);
    const summary = (await answer.json()) as ImportSummary;
    expect(summary).toMatchObject({ timezone: "America/New_York", currency: "USD" });
    expect(summary.from).toMatch(/^2025-/);
    expect(summary.to).toMatch(/^2026-06/);
    expect(summary.rejectedRows).toEqual([]);
    expect(summary.assumptions).toContainEqual({
      field: "Order.test",
      rule: "Not in an export: all orders count as real",
      rows: ORDERS,
    });
    expect(JSON.stringify(summary)).not.toContain("@");
    expect((await fetch(`${store.url}/dev/import?shop=other.myshopify.com`)).status).toBe(404);
  });

  it("is the same for the same files, but for who is who", async () => {
    const again = await open({ exports: { orders: file("orders_export.csv") } });
    const query = "FROM sales SHOW total_sales, customers TIMESERIES month SINCE -2y UNTIL today";
    expect(again.world().trade.shopifyql(query)).toEqual(store.world().trade.shopifyql(query));
    await again.close();
  });

  it("knows no order, customer or event after the end of observation", async () => {
    const cut = await open({
      exports: { orders: file("orders_export.csv"), customers: file("customers_export.csv") },
      observedUntil: "2026-01-31",
    });
    const [all, seen] = [store.world(), cut.world()];
    const until = Date.parse("2026-02-01T05:00:00Z");
    const { orders } = seen.trade.resources;
    const ids = Array.from(orders.ids());
    const whole = all.trade.resources.orders;
    const expected = Array.from(whole.ids()).filter(
      (id) => Number(whole.field(id, "created_at")) < until,
    );
    expect(ids).toEqual(expected);
    for (const id of ids) {
      expect(Number(orders.field(id, "updated_at"))).toBeLessThan(until);
      expect(orders.field(id, "name")).toBe(whole.field(id, "name"));
    }
    const query = "FROM sales SHOW gross_sales, orders TIMESERIES day SINCE 2025-03-01 UNTIL 2026-01-31"; // prettier-ignore
    expect(seen.trade.shopifyql(query)).toEqual(all.trade.shopifyql(query));
    const customers = seen.trade.resources.customers;
    for (const id of Array.from(customers.ids())) {
      expect(Number(customers.field(id, "created_at"))).toBeLessThan(until);
    }
    await cut.close();
  });

  it("knows nothing after the day of the last order where it is asked to, as if that day had been named", async () => {
    const last =
      "Name,Created at,Cancelled at,Financial Status,Total,Lineitem quantity,Lineitem name,Lineitem price";
    const rows = [
      last,
      "#1,2026-01-10 10:00:00 -0500,,paid,10.00,1,Shirt,10.00",
      "#2,2026-01-20 10:00:00 -0500,2026-01-25 10:00:00 -0500,voided,10.00,1,Shirt,10.00",
    ];
    writeFileSync(file("cancelled.csv"), rows.join("\n"));
    const query = "FROM sales SHOW total_sales, orders TIMESERIES day SINCE 2026-01-01 UNTIL 2026-01-31"; // prettier-ignore
    const seen = async (observedUntil?: string) => {
      const opened = await open({ exports: { orders: file("cancelled.csv") }, observedUntil });
      const { orders } = opened.world().trade.resources;
      const answer = {
        changed: Array.from(orders.ids()).map((id) => Number(orders.field(id, "updated_at"))),
        sales: opened.world().trade.shopifyql(query),
      };
      await opened.close();
      return answer;
    };
    const asked = await seen("last-order");
    const cancelledAt = Date.parse("2026-01-25T15:00:00Z");
    expect(Math.max(...asked.changed)).toBeLessThan(Date.parse("2026-01-21T05:00:00Z"));
    expect(asked).toEqual(await seen("2026-01-20"));
    expect(Math.max(...(await seen()).changed)).toBeGreaterThanOrEqual(cancelledAt);
  });

  it("is refused where no row of a file can be used, with the first reasons", async () => {
    const rows = (at: string, currency = "USD") =>
      `Name,Created at,Currency,Lineitem quantity,Lineitem name,Lineitem price\n#1,${at},${currency},1,Hat,5\n#2,${at},${currency},1,Hat,5\n`;
    const refusalOf = async (text: string, settings = {}) => {
      writeFileSync(file("useless.csv"), text);
      const opened = open({ settings, exports: { orders: file("useless.csv") } });
      return opened.then(
        (one) => one.close(),
        (error: Error) => [error.name, error.message],
      );
    };
    expect(await refusalOf(rows("18/05/2022"))).toEqual([
      "StoreFileError",
      expect.stringMatching(
        /^useless\.csv: none of its rows can be used \(line 2: Created at is no time.*; line 3: /,
      ),
    ]);
    expect(await refusalOf(rows("2022-05-18 12:00:00 -0400", "EUR"), { currency: "USD" })).toEqual([
      "StoreFileError",
      expect.stringMatching(/none of its rows can be used \(line 2: order #1 is in EUR/),
    ]);
  });

  it("is refused with the file that is wrong", async () => {
    writeFileSync(file("wrong.csv"), "Handle,Title\nshirt,Shirt\n");
    writeFileSync(file("wrong.txt"), "ap: Animals\n");
    const kindOf = async (options: Parameters<typeof startDevStore>[0]) => {
      const error = await open(options).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(StoreFileError);
      return (error as StoreFileError).kind;
    };
    expect(await kindOf({ exports: { orders: file("wrong.csv") } })).toBe("orders");
    expect(await kindOf({ taxonomy: file("wrong.txt") })).toBe("taxonomy");
    expect(await kindOf({ taxonomy: file("nothing.txt") })).toBe("taxonomy");
  });
});
