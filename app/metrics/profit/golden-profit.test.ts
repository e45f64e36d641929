import { expect, it } from "vitest";
import type { CostSetting, FixedCost } from "../../store/costs/cost-terms";
import { costCoverage } from "../definitions/cost-coverage";
import { grossMargin } from "../definitions/gross-margin";
import { profitMetrics } from "../registry";
import type { ProfitFacts } from "./facts";
import {
  monthsOf,
  costDays,
  sumByChannel,
  sumByDay,
  sumByMonth,
  sumByType,
  sumRange,
  type DaySums,
} from "./sums";

const noSums: Omit<DaySums, "period" | "key"> = {
  grossMinor: 0,
  discountsMinor: 0,
  returnsMinor: 0,
  shippingMinor: 0,
  taxesMinor: 0,
  dutiesMinor: 0,
  feesMinor: 0,
  tipsMinor: 0,
  giftCardsMinor: 0,
  costMinor: 0,
  goodsNetMinor: 0,
  costedNetMinor: 0,
  assumedNetMinor: 0,
  orders: 0,
  giftCardOnlyOrders: 0,
  unitsSold: 0,
};

// Worked out by hand. 30 January, online: two orders of 3 units for 100.00 less 10.00 off, 8.00 of
// shipping, 9.80 of tax; the goods cost 40.00. 2 February, online: one order of a gift card of 25.00;
// 20.00 of the first order come back, whose cost was 8.00. 2 February, till: one order of 1 unit for
// 50.00, of which no cost is known.
const days: DaySums[] = [
  {
    ...noSums,
    period: "2026-01-30",
    key: "Online Store",
    grossMinor: 10_000,
    discountsMinor: -1_000,
    shippingMinor: 800,
    taxesMinor: 980,
    costMinor: 4_000,
    goodsNetMinor: 9_000,
    costedNetMinor: 9_000,
    assumedNetMinor: 4_500,
    orders: 2,
    unitsSold: 3,
  },
  {
    ...noSums,
    period: "2026-02-02",
    key: "Online Store",
    returnsMinor: -2_000,
    giftCardsMinor: 2_500,
    costMinor: -800,
    goodsNetMinor: -2_000,
    costedNetMinor: -2_000,
    orders: 1,
    giftCardOnlyOrders: 1,
  },
  {
    ...noSums,
    period: "2026-02-02",
    key: "Point of Sale",
    grossMinor: 5_000,
    goodsNetMinor: 5_000,
    orders: 1,
    unitsSold: 1,
  },
];

const setting = (
  kind: CostSetting["kind"],
  from: string,
  [ratePpm, perOrderMinor, perUnitMinor]: [number, number, number],
  channel: string | null = null,
): CostSetting => ({ kind, channel, from, ratePpm, perOrderMinor, perUnitMinor });

const settings: CostSetting[] = [
  // Half of what is charged and 4.50 an order; nothing at the till.
  setting("shipping", "2025-01-01", [500_000, 450, 0]),
  setting("shipping", "2025-01-01", [0, 0, 0], "Point of Sale"),
  // 2.9 % and 0.30; from February on 3 % and 0.30; 1.5 % at the till.
  setting("payment", "2025-01-01", [29_000, 30, 0]),
  setting("payment", "2026-02-01", [30_000, 30, 0]),
  setting("payment", "2025-06-01", [15_000, 0, 0], "Point of Sale"),
  // 1.00 an order and 0.50 a unit.
  setting("handling", "2025-01-01", [0, 100, 50]),
];
// 310.00 a month until January, 56.00 from January on.
const fixed: FixedCost[] = [
  { id: 1, name: "Rent", monthlyMinor: 31_000, from: "2025-01-01", to: "2026-01-01" },
  { id: 2, name: "Software", monthlyMinor: 5_600, from: "2026-01-01", to: null },
];
const range = { from: "2026-01-30", to: "2026-02-02" };

function computeAll(facts: ProfitFacts) {
  return Object.fromEntries(
    [...profitMetrics, grossMargin, costCoverage].map(({ id, compute }) => [id, compute(facts)]),
  );
}

it("gives a period as worked out by hand, without the sales whose cost is not known", () => {
  const facts = sumRange(range, costDays(days, settings), fixed, 700);
  expect(facts).toEqual({
    // 90.00 - 20.00 + 50.00
    netSalesMinor: 12_000,
    goodsNetMinor: 12_000,
    costedNetMinor: 7_000,
    assumedNetMinor: 4_500,
    costMinor: 3_200,
    // Half of 8.00 and twice 4.50; the gift card is not shipped, and the till ships nothing.
    shippingCost: 400 + 900,
    // 2.9 % of 107.80 and twice 0.30; 3 % of 5.00 (25.00 paid, 20.00 paid back) and 0.30; 1.5 % of 50.00.
    paymentCost: 313 + 60 + (15 + 30) + 75,
    // Two orders of 3 units, one of 1 unit.
    handlingCost: 200 + 150 + (100 + 50),
    marketing: 700,
    // Two of January's 31 days of 366.00, two of February's 28 days of 56.00.
    fixedCosts: 2_000 + 361 + 400,
  });
  expect(computeAll(facts)).toEqual({
    cogs: 3_200,
    // 120.00 less 50.00 of unknown cost, less 32.00
    "contribution-margin-1": 3_800,
    "gross-margin": 3_800 / 7_000,
    // 38.00 - 13.00 - 4.93 - 5.00
    "contribution-margin-2": 1_507,
    "contribution-margin-3": 807,
    "net-profit": 807 - 2_761,
    "cost-coverage": 7_000 / 12_000,
  });
});

it("gives months and channels that add up to the period", () => {
  const [january, february] = monthsOf(range);
  expect([january, february]).toEqual([
    { from: "2026-01-30", to: "2026-01-31" },
    { from: "2026-02-01", to: "2026-02-02" },
  ]);
  const months = sumByMonth(
    monthsOf(range).map((month, index) => ({ ...month, spend: index === 0 ? 500 : 200 })),
    costDays(days, settings),
    fixed,
  );
  expect(months.map(({ facts }) => computeAll(facts)["net-profit"])).toEqual([
    // 90.00 - 40.00 - 13.00 - 3.73 - 3.50 - 5.00 - 23.61
    116,
    // 30.00 - 50.00 + 8.00 - 0.45 - 0.75 - 1.50 - 2.00 - 4.00
    -2_070,
  ]);
  const channels = sumByChannel(costDays(days, settings));
  const two = [...channels.values()].map((facts) => computeAll(facts)["contribution-margin-2"]);
  expect(two).toEqual([1_507 + 75 + 150, null]);
  expect([...channels.values()].map((facts) => computeAll(facts)["net-profit"])).toEqual([
    null,
    null,
  ]);
});

it("gives no margin where no cost is known, and says that sales without goods have none", () => {
  const till = sumByChannel(costDays(days, settings)).get("Point of Sale");
  expect(till && computeAll(till)).toEqual({
    cogs: null,
    "contribution-margin-1": null,
    "gross-margin": null,
    "contribution-margin-2": null,
    "contribution-margin-3": null,
    "net-profit": null,
    "cost-coverage": 0,
  });
  const nothing = computeAll(sumRange(range, [], fixed, 0));
  expect(nothing["cost-coverage"]).toBeNull();
  expect(nothing["gross-margin"]).toBeNull();
  expect(nothing["contribution-margin-1"]).toBe(0);
  expect(nothing["net-profit"]).toBe(-2_761);
});

it("never takes an unknown cost for 0: what is after it is unknown too", () => {
  const without = (kind: CostSetting["kind"]) => settings.filter((each) => each.kind !== kind);
  for (const kind of ["shipping", "payment", "handling"] as const) {
    const figures = computeAll(sumRange(range, costDays(days, without(kind)), fixed, 700));
    expect(figures["contribution-margin-1"]).toBe(3_800);
    expect(figures["contribution-margin-2"]).toBeNull();
  }
  const later = settings.map((each) => ({ ...each, from: "2026-01-31" }));
  expect(sumRange(range, costDays(days, later), fixed, 0).shippingCost).toBe("notSet");
  const unseen = computeAll(sumRange(range, costDays(days, settings), fixed, "notObserved"));
  expect(unseen["contribution-margin-2"]).toBe(1_507);
  expect(unseen["contribution-margin-3"]).toBeNull();
  const open = computeAll(sumRange(range, costDays(days, settings), [], 700));
  expect(open["contribution-margin-3"]).toBe(807);
  expect(open["net-profit"]).toBeNull();
});

it("asks for no setting on days on which there is nothing to take it of", () => {
  const [, giftCard] = days;
  const later = setting("shipping", "2026-05-01", [0, 450, 0]);
  expect(giftCard && sumByDay(costDays([giftCard], [later])).get("2026-02-02")?.shippingCost).toBe(
    0,
  );
});

it("knows of product types what their goods cost, and nothing of orders", () => {
  const types = sumByType([
    {
      ...noSums,
      key: "Shirt",
      grossMinor: 300,
      goodsNetMinor: 300,
      costedNetMinor: 300,
      costMinor: 99,
    },
  ]);
  const shirt = types.get("Shirt");
  expect(shirt && computeAll(shirt)).toMatchObject({
    "contribution-margin-1": 201,
    "contribution-margin-2": null,
    "cost-coverage": 1,
  });
});

it("spreads a month's cost over its days so that parts add up to it", () => {
  const costs = [{ id: 1, name: "Rent", monthlyMinor: 1_000, from: "2026-02-01", to: null }];
  const of = (from: string, to: string) => sumRange({ from, to }, [], costs, 0).fixedCosts;
  const parts = [of("2026-02-01", "2026-02-09"), of("2026-02-10", "2026-02-10")];
  const rest = of("2026-02-11", "2026-02-28");
  expect([...parts, rest].reduce<number>((sum, part) => sum + Number(part), 0)).toBe(1_000);
  expect(of("2026-01-01", "2026-01-31")).toBe(0);
  expect(of("2026-01-15", "2026-04-30")).toBe(3_000);
});
