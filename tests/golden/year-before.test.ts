import { beforeAll, expect, it } from "vitest";
import { foldShop } from "../../app/store/rollup/fold.server";
import type { WrittenStore } from "../dev-store/written/types";
import { faultyShop } from "../integration/faults/faulty-shop";
import { home, overview } from "./ask";
import { timezone, type GoldenShop } from "./open-golden";
import { winter10 } from "./shop/discounts";

/*
 * Days beside the same days of the year before, by hand: 20 February to 10 March of 2025 (19 days, of which that of
 * 9 March has 23 hours) beside those of 2024 (20 days with the leap day; 10 March has 23 hours). In New York the
 * clocks are 5 hours behind UTC, 4 after these changes. Cents; no taxes.
 */
const shop: WrittenStore = {
  products: [
    { title: "Mug", variants: [{ sku: "MUG", price: 2000, cost: null }] },
    { title: "Bowl", variants: [{ sku: "BOWL", price: 3500, cost: null }] },
    { title: "Print", variants: [{ sku: "PRINT", price: 1500, cost: null }] },
    { title: "Lamp", variants: [{ sku: "LAMP", price: 8000, cost: null }] },
  ].map((product) => ({ ...product, vendor: "Alder", type: "", category: null })),
  customers: 6,
  orders: [
    // 15 January 2024; the lamp comes back on 1 March, which is within the earlier days.
    {
      placed: "2024-01-15T17:00:00Z",
      customer: 4,
      lines: [{ line: 1, sku: "LAMP", price: 8000 }],
      then: [
        {
          type: "refunded",
          at: "2024-03-01T17:00:00Z",
          back: [{ line: 1, quantity: 1, subtotal: 8000 }],
          money: 8000,
        },
      ],
    },
    // 19 February 23:59:59, a second too early.
    {
      placed: "2024-02-20T04:59:59Z",
      customer: 1,
      lines: [{ line: 1, sku: "BOWL", price: 3500 }],
    },
    // 20 February 00:00:00.
    { placed: "2024-02-20T05:00:00Z", customer: 0, lines: [{ line: 1, sku: "MUG", price: 2000 }] },
    // 29 February.
    { placed: "2024-02-29T17:00:00Z", customer: 2, lines: [{ line: 1, sku: "LAMP", price: 8000 }] },
    // 10 March 23:59:59; the print comes back in April, after the earlier days.
    {
      placed: "2024-03-11T03:59:59Z",
      customer: 3,
      lines: [{ line: 1, sku: "PRINT", price: 1500 }],
      then: [
        {
          type: "refunded",
          at: "2024-04-01T17:00:00Z",
          back: [{ line: 1, quantity: 1, subtotal: 1500 }],
          money: 1500,
        },
      ],
    },
    // 11 March 00:00:00, too late.
    { placed: "2024-03-11T04:00:00Z", customer: 0, lines: [{ line: 1, sku: "BOWL", price: 3500 }] },
    // 20 February 2025 00:00:00, two mugs for a customer of the year before.
    {
      placed: "2025-02-20T05:00:00Z",
      customer: 0,
      lines: [{ line: 1, sku: "MUG", quantity: 2, price: 2000 }],
    },
    // 1 March, a new customer.
    { placed: "2025-03-01T17:00:00Z", customer: 5, lines: [{ line: 1, sku: "BOWL", price: 3500 }] },
    // 9 March 01:59:59, a second before the clocks go on; a guest.
    {
      placed: "2025-03-09T06:59:59Z",
      customer: null,
      lines: [{ line: 1, sku: "PRINT", price: 1500 }],
    },
    // 10 March 23:59:59, a tenth off.
    {
      placed: "2025-03-11T03:59:59Z",
      customer: 2,
      discounts: [winter10],
      lines: [{ line: 1, sku: "LAMP", price: 8000, off: [[0, 800]] }],
    },
    // 11 March 00:00:00, too late.
    { placed: "2025-03-11T04:00:00Z", customer: 1, lines: [{ line: 1, sku: "BOWL", price: 3500 }] },
  ],
};

const faulty = faultyShop(
  {
    shopDomain: "years.myshopify.com",
    timezone,
    currency: "USD",
    openedAt: Date.parse("2024-01-01T12:00:00Z"),
    until: Date.parse("2025-04-01T16:00:00Z"),
  },
  { written: shop, optionalScopes: [], startAt: new Date("2025-04-01T16:00:00Z") },
);
const years: GoldenShop = {
  faulty,
  shop: () => faulty.shop(),
  now: () => faulty.time.clock(),
  ordersBeforeDeletion: 0,
};

beforeAll(async () => {
  await faulty.install();
  await faulty.read();
  await foldShop(await faulty.shop(), faulty.time.clock());
});

const asked = { from: "2025-02-20", to: "2025-03-10", compare: "year" };
const noBase = { kind: "none", reason: "noBase" };

/** By id: the figure, and by which part of the earlier one it differs. */
const shown = (figures: Awaited<ReturnType<typeof home>>["figures"]) =>
  Object.fromEntries(figures.map(({ id, value, change }) => [id, { value, change }]));
const than = (now: number, before: number) => ({
  value: now,
  change: {
    kind: "change",
    change: { kind: "percent", ratio: expect.closeTo(now / before - 1, 4) as number },
  },
});

it("puts each figure of Home beside that of the same days a year earlier", async () => {
  const { figures, range } = await home(years, asked);
  expect(range.previous).toEqual({ from: "2024-02-20", to: "2024-03-10" });
  expect(shown(figures)).toMatchObject({
    // 40.00 + 35.00 + 15.00 + 80.00 - 8.00 beside 20.00 + 80.00 + 15.00 - 80.00.
    "net-sales": than(16_200, 3_500),
    orders: than(4, 3),
    // 162.00 / 4 beside 115.00 / 3, to the cent.
    "average-order-value": than(4_050, 3_833),
    "new-customers": than(1, 3),
    "returning-customers": { value: 2, change: noBase },
  });
});

it("puts the chain from gross to net sales beside that of the year before", async () => {
  const { chain, range } = await overview(years, asked);
  expect(range.previous).toEqual({ from: "2024-02-20", to: "2024-03-10" });
  const rows = Object.fromEntries(chain.map(({ id, value, change }) => [id, { value, change }]));
  expect(rows).toMatchObject({
    "gross-sales": than(17_000, 11_500),
    discounts: { value: -800, change: noBase },
    // 80.00 before, nothing now.
    returns: {
      value: 0,
      change: { change: { kind: "percent", ratio: expect.closeTo(-1) as number } },
    },
    "net-sales": than(16_200, 3_500),
  });
});

it("draws every day above its day of the year before, the leap day above 28 February", async () => {
  const { points } = await overview(years, { ...asked, grain: "day" });
  const days = points.filter(({ valueMinor, previousMinor }) => valueMinor || previousMinor);
  expect(days.map((each) => [each.id, each.valueMinor, each.previousMinor])).toEqual([
    ["2025-02-20", 4_000, 2_000],
    ["2025-02-28", 0, 8_000],
    ["2025-03-01", 3_500, -8_000],
    ["2025-03-09", 1_500, 0],
    ["2025-03-10", 7_200, 1_500],
  ]);
});

it("compares February with the 28 days that it had too, the whole year with all of its own", async () => {
  const february = await home(years, { from: "2025-02-01", to: "2025-02-28", compare: "year" });
  expect(february.range.previous).toEqual({ from: "2024-02-01", to: "2024-02-28" });
  // 35.00 + 20.00 before the leap day.
  expect(shown(february.figures)).toMatchObject({ "net-sales": than(4_000, 5_500) });

  const toDate = await home(years, { range: "yearToDate", compare: "year" });
  expect(toDate.range.previous).toEqual({ from: "2024-01-01", to: "2024-04-01" });
  // 162.00 + 35.00 beside 80.00 + 35.00 + 20.00 + 80.00 + 15.00 + 35.00, less the lamp; the print of 1 April came
  // back at 13:00, an hour after that to which today is known.
  expect(shown(toDate.figures)).toMatchObject({ "net-sales": than(19_700, 18_500) });
});
