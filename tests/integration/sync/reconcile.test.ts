import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseDecimal } from "../../../app/lib/money";
import type { Database } from "../../../app/store/database.server";
import { findShopByDomain } from "../../../app/store/shops.server";
import { readProgress } from "../../../app/store/sync-progress.server";
import type { World } from "../../dev-store/world/types";
import { openTestDatabase } from "../../setup/test-database";
import { backfill, openStore, storeOf, type StoreUnderTest } from "../support/sync-store";

interface Day {
  day: string;
  gross: number;
  discounts: number;
  returns: number;
  net: number;
  shipping: number;
  duties: number;
  fees: number;
  taxes: number;
  total: number;
  orders: number;
}

const shops = [
  { timezone: "UTC", isBulk: true, domain: "utc-bulk.myshopify.com" },
  { timezone: "UTC", isBulk: false, domain: "utc-paged.myshopify.com" },
  { timezone: "America/New_York", isBulk: true, domain: "new-york-bulk.myshopify.com" },
  {
    timezone: "America/New_York",
    isBulk: false,
    domain: "new-york-paged.myshopify.com",
    currency: "JPY",
  },
  // Half an hour of daylight saving, three decimals.
  ...[true, false].map((isBulk) => ({
    timezone: "Australia/Lord_Howe",
    isBulk,
    domain: `lord-howe-${isBulk ? "bulk" : "paged"}.myshopify.com`,
    currency: "KWD",
  })),
  {
    timezone: "Asia/Tokyo",
    isBulk: true,
    domain: "tokyo-bulk.myshopify.com",
    currency: "JPY",
    taxesIncluded: true,
  },
  {
    timezone: "Europe/Berlin",
    isBulk: false,
    domain: "berlin-paged.myshopify.com",
    currency: "EUR",
    taxesIncluded: true,
  },
];

let db: Database;
let first: StoreUnderTest;

beforeAll(async () => {
  db = await openTestDatabase();
  first = await openStore({
    shops: shops.map(({ domain, timezone, currency = "USD", taxesIncluded = false }) => ({
      shopDomain: domain,
      timezone,
      currency,
      taxesIncluded,
      orders: currency === "USD" ? 1500 : 500,
      products: 120,
      historyDays: 420,
      plan: "plus",
    })),
  });
});
afterAll(() => db.close());

describe.each(shops)(
  "a shop in $timezone, agreements in bulk: $isBulk",
  ({ domain, isBulk, currency = "USD" }) => {
    it("has a ledger that equals Shopify's sales report on every day to the minor unit", async () => {
      first.store.platform(domain).acceptsNonNodeConnectionsInBulk = isBulk;
      await backfill(await storeOf(first.store, domain).client());

      const shop = await findShopByDomain(domain);
      if (!shop) throw new Error("Not installed");
      const progress = await readProgress(shop, new Date());
      expect(
        progress.map(({ resource, status, detail }) => ({ resource, status, detail })),
      ).toEqual(progress.map(({ resource }) => ({ resource, status: "done", detail: null })));
      expect(progress.find(({ resource }) => resource === "sales")?.mode).toBe(
        isBulk ? "bulk" : "paged",
      );

      const expected = report(first.store.world(domain), currency);
      expect(expected.length).toBeGreaterThan(250);
      expect(expected.some(({ returns }) => returns < 0)).toBe(true);
      expect(expected.some(({ duties }) => duties > 0)).toBe(true);
      expect(expected.some(({ fees }) => fees > 0)).toBe(true);
      expect(await ledgerDays(shop.id)).toEqual(expected);
    });

    it("has orders whose agreements add up to their current totals", async () => {
      const shop = await findShopByDomain(domain);
      const { rows } = await db.query<{ name: string; total: number; ledger: number }>(
        `select o.name, o.current_total_minor as total, sum(l.gross_minor + l.discounts_minor
         + l.returns_minor + l.shipping_minor + l.taxes_minor + l.duties_minor + l.fees_minor
         + l.tips_minor + l.gift_cards_minor + l.unexplained_minor)::bigint as ledger
       from orders o join ledger l on l.shop_id = o.shop_id and l.order_id = o.id
       where o.shop_id = $1 group by o.name, o.current_total_minor`,
        [shop?.id],
      );
      expect(rows.length).toBeGreaterThan(400);
      expect(rows.filter(({ total, ledger }) => total !== ledger)).toEqual([]);
    });
  },
);

const columns = {
  gross: "gross_sales",
  discounts: "discounts",
  returns: "returns",
  net: "net_sales",
  shipping: "shipping_charges",
  duties: "duties",
  fees: "additional_fees",
  taxes: "taxes",
  total: "total_sales",
} as const satisfies Partial<Record<keyof Day, string>>;

/** Days with any sale, from the report. */
function report(world: World, currency: string): Day[] {
  const { table, parseErrors } = world.trade.shopifyql(
    `FROM sales SHOW ${Object.values(columns).join(", ")}, orders TIMESERIES day SINCE -460d UNTIL today`,
  );
  expect(parseErrors).toEqual([]);
  return (table?.rows ?? [])
    .map((row) => {
      const minor = (name: keyof typeof columns) =>
        parseDecimal(row[columns[name]] ?? "", currency);
      return {
        day: String(row["day"]).slice(0, 10),
        orders: Number(row["orders"]),
        gross: minor("gross"),
        discounts: minor("discounts"),
        returns: minor("returns"),
        net: minor("net"),
        shipping: minor("shipping"),
        duties: minor("duties"),
        fees: minor("fees"),
        taxes: minor("taxes"),
        total: minor("total"),
      };
    })
    .filter(hasAny);
}

const hasAny = (day: Day) =>
  Object.values(day).some((each) => typeof each === "number" && each !== 0);

async function ledgerDays(shopId: number): Promise<Day[]> {
  const { rows } = await db.query<Day>(
    `select l.shop_day as day, sum(l.gross_minor)::bigint as gross,
       sum(l.discounts_minor)::bigint as discounts, sum(l.returns_minor)::bigint as returns,
       sum(l.gross_minor + l.discounts_minor + l.returns_minor)::bigint as net,
       sum(l.shipping_minor)::bigint as shipping, sum(l.duties_minor)::bigint as duties,
       sum(l.fees_minor)::bigint as fees, sum(l.taxes_minor)::bigint as taxes,
       sum(l.gross_minor + l.discounts_minor + l.returns_minor + l.shipping_minor + l.duties_minor
         + l.fees_minor + l.taxes_minor)::bigint as total,
       (count(distinct l.order_id) filter (where l.reason = 'ORDER'))::int as orders
     from ledger l join orders o on o.shop_id = l.shop_id and o.id = l.order_id
     where l.shop_id = $1 and not o.is_test and o.deleted_at is null
     group by l.shop_day order by l.shop_day`,
    [shopId],
  );
  return rows.filter(hasAny);
}
