import fc from "fast-check";
import { expect, it } from "vitest";
import type { CostSetting, FixedCost } from "../../store/costs/cost-terms";
import type { OrderShares } from "../../store/costs/order-shares.server";
import { addFacts, noProfitFacts, type CostAmount, type ProfitFacts } from "./facts";
import { netProfitMinor } from "./margins";
import { spansOf, spreadByChannel, spreadByType, spreadCost } from "./spread";
import { costDays, sumRange, type DaySums } from "./sums";

const noSums: Omit<DaySums, "period" | "key"> = {
  ...{ grossMinor: 0, discountsMinor: 0, returnsMinor: 0, shippingMinor: 0, taxesMinor: 0 },
  ...{ dutiesMinor: 0, feesMinor: 0, tipsMinor: 0, giftCardsMinor: 0, costMinor: 0 },
  ...{ goodsNetMinor: 0, costedNetMinor: 0, assumedNetMinor: 0, orders: 0, giftCardOnlyOrders: 0 },
  unitsSold: 0,
};
const sums = (period: string, key: string, netMinor: number, more: Partial<DaySums> = {}) => ({
  ...{ ...noSums, period, key, grossMinor: netMinor, goodsNetMinor: netMinor },
  ...{ costedNetMinor: netMinor, ...more },
});
const setting = (
  kind: CostSetting["kind"],
  ratePpm: number,
  perOrderMinor: number,
): CostSetting => ({
  ...{ kind, channel: null, from: "2025-01-01", ratePpm, perOrderMinor, perUnitMinor: 0 },
});
const settings = [
  setting("shipping", 0, 500),
  setting("payment", 30_000, 0),
  setting("handling", 0, 101),
];
const fixed: FixedCost[] = [
  { id: 1, name: "Rent", monthlyMinor: 10_000, from: "2026-01-01", to: null },
];
const months = [
  { from: "2026-01-01", to: "2026-01-31", spend: 1_000 },
  { from: "2026-02-01", to: "2026-02-28", spend: 500 },
];
const range = { from: "2026-01-01", to: "2026-02-28" };
const costs = (facts: ProfitFacts | undefined): CostAmount[] =>
  facts
    ? [facts.shippingCost, facts.paymentCost, facts.handlingCost, facts.marketing, facts.fixedCosts]
    : [];

/*
 * By hand. January: 200.00 online and 100.00 at the till, an order each; February: online 50.00 came back, and the till
 * sold for 30.00.
 */
const days = [
  sums("2026-01-10", "Online Store", 20_000, { orders: 1 }),
  sums("2026-01-10", "Point of Sale", 10_000, { orders: 1 }),
  sums("2026-02-10", "Online Store", -5_000),
  sums("2026-02-10", "Point of Sale", 3_000, { orders: 1 }),
];

it("spreads marketing and fixed costs of each month over channels by their net sales of it", () => {
  const channels = spreadByChannel({ months, days, settings, fixed });
  // Two thirds of January's 10.00 and 100.00; of February's, in which it sold less than came back, nothing.
  expect(costs(channels.get("Online Store"))).toEqual([500, 600 - 150, 101, 667, 6_667]);
  expect(costs(channels.get("Point of Sale"))).toEqual([
    1_000,
    300 + 90,
    202,
    333 + 500,
    3_333 + 10_000,
  ]);
});

it("spreads what orders cost over the types of their lines, and the rest by month", () => {
  const types = [sums("", "Shirt", 19_000), sums("", "Sock", 9_000)];
  const typeMonths = [
    sums("2026-01-01", "Shirt", 24_000),
    sums("2026-01-01", "Sock", 6_000),
    sums("2026-02-01", "Shirt", -5_000),
    sums("2026-02-01", "Sock", 3_000),
  ];
  const share = (
    from: string,
    channel: string,
    type: string,
    part: number,
    charged: number,
  ): OrderShares => ({
    ...{ from, channel, type, orders: part, giftCardOnlyOrders: 0, unitsSold: 0, shippingMinor: 0 },
    chargedMinor: charged,
  });
  const shares = [
    // Of 200.00 online three quarters are shirts.
    share("2026-01-01", "Online Store", "Shirt", 0.75, 15_000),
    share("2026-01-01", "Online Store", "Sock", 0.25, 5_000),
    share("2026-01-01", "Point of Sale", "Shirt", 0.9, 9_000),
    share("2026-01-01", "Point of Sale", "Sock", 0.1, 1_000),
    share("2026-02-01", "Online Store", "Shirt", 0, -5_000),
    share("2026-02-01", "Point of Sale", "Sock", 1, 3_000),
  ];
  const parts = spreadByType({ months, days, settings, fixed, types, typeMonths, shares });
  // Shipping 3.75 + 4.50; payment 4.50 + 2.70 - 1.50; handling 0.76 (of 0.7575) + 0.91 (of 0.909); 4/5 of January.
  expect(costs(parts.get("Shirt"))).toEqual([825, 570, 76 + 91, 800, 8_000]);
  expect(costs(parts.get("Sock"))).toEqual([675, 150 + 30 + 90, 25 + 10 + 101, 200 + 500, 12_000]);
  expect(costs(parts.get("-"))).toEqual([0, 0, 0, 0, 0]);
});

it("spreads what units cost over types by the units that fall to each", () => {
  const perUnit = { ...setting("handling", 0, 0), perUnitMinor: 10 };
  const day = sums("2026-01-10", "Online Store", 2_000, { orders: 1, unitsSold: 4 });
  const share = (type: string, chargedMinor: number, unitsSold: number): OrderShares => ({
    ...{ from: "2026-01-01", channel: "Online Store", type, orders: chargedMinor / 2_000 },
    ...{ giftCardOnlyOrders: 0, shippingMinor: 0, chargedMinor, unitsSold },
  });
  const parts = spreadByType({
    ...{ months, days: [day], settings: [perUnit], fixed: [], typeMonths: [] },
    types: [sums("", "Shirt", 1_500), sums("", "Sock", 500)],
    shares: [share("Shirt", 1_500, 3), share("Sock", 500, 1)],
  });
  expect(parts.get("Shirt")?.handlingCost).toBe(30);
  expect(parts.get("Sock")?.handlingCost).toBe(10);
});

it("keeps unknown what is unknown, and tells nothing apart by nothing", () => {
  const unknown = spreadByChannel({
    ...{ days, settings, fixed: [] },
    months: months.map((month) => ({ ...month, spend: "notObserved" as const })),
  });
  expect(costs(unknown.get("Online Store")).slice(3)).toEqual(["notObserved", "notSet"]);
  expect(spreadCost(100, [0, -5], [0, 0])).toEqual(["notSplit", "notSplit"]);
  expect(spreadCost(0, [0, -5], [0, 0])).toEqual([0, 0]);
  // A month without sales bears its costs by those of all days.
  expect(spreadCost(100, [0, -5], [3, 1])).toEqual([75, 25]);
  // The largest remainder is rounded up.
  expect(spreadCost(100, [1, 1, 1], [])).toEqual([34, 33, 33]);
});

it("tells days apart by the settings that hold on them, and lets types bear by size what days round", () => {
  const payment = { ...setting("payment", 10_000, 0), channel: "Online Store" };
  const later = [payment, { ...payment, from: "2026-02-11", ratePpm: 20_000 }];
  expect(spansOf(months, later)).toEqual([
    { from: "2026-01-01", to: "2026-01-31" },
    { from: "2026-02-01", to: "2026-02-10" },
    { from: "2026-02-11", to: "2026-02-28" },
  ]);
  // 1 % of 0.50 is rounded to 0.01 on each of 28 days: 0.10 until the 10th, 0.18 from the 11th on, at 2 % exact.
  const every = Array.from({ length: 28 }, (_, index) =>
    sums(`2026-02-${String(index + 1).padStart(2, "0")}`, "Online Store", 50),
  );
  const share = (from: string, type: string, charged: number): OrderShares => ({
    ...{ from, channel: "Online Store", type, orders: 0, giftCardOnlyOrders: 0, unitsSold: 0 },
    ...{ shippingMinor: 0, chargedMinor: charged },
  });
  const parts = spreadByType({
    ...{ months, days: every, settings: later, fixed: [], typeMonths: [] },
    types: [sums("", "Shirt", 1_050), sums("", "Sock", 350)],
    shares: [
      ...[share("2026-02-01", "Shirt", 375), share("2026-02-01", "Sock", 125)],
      ...[share("2026-02-11", "Shirt", 600), share("2026-02-11", "Sock", 300)],
    ],
  });
  // Of 0.10 three quarters, 0.075 up by the largest remainder; of 0.18 two thirds.
  expect(parts.get("Shirt")?.paymentCost).toBe(8 + 12);
  expect(parts.get("Sock")?.paymentCost).toBe(2 + 6);
});

const types = ["Shirt", "Sock", ""];
const channels = ["Online Store", "Point of Sale"];
const anyDay = fc.record({
  day: fc.integer({ min: 1, max: 28 }),
  month: fc.constantFrom("2026-01", "2026-02"),
  channel: fc.constantFrom(...channels),
  orders: fc.integer({ min: 0, max: 9 }),
  giftCardOnly: fc.integer({ min: 0, max: 1 }),
  units: fc.integer({ min: 0, max: 30 }),
  nets: fc.tuple(...types.map(() => fc.integer({ min: -20_000, max: 90_000 }))),
  shipping: fc.integer({ min: -500, max: 2_000 }),
});

it("adds up to the whole to the minor unit, whatever was sold and came back", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyDay, {
        minLength: 1,
        maxLength: 12,
        selector: ({ day, month, channel }) => `${month} ${day} ${channel}`,
      }),
      fc.tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 99_999 })),
      fc.option(fc.integer({ min: 1, max: 28 })),
      fc.integer({ min: 0, max: 333 }),
      (drawn, spends, changed, perUnitMinor) => {
        const from = `2026-01-${String(changed).padStart(2, "0")}`;
        const first = settings.map((each) =>
          each.kind === "handling" ? { ...each, perUnitMinor } : each,
        );
        const later = [
          { ...setting("payment", 17_000, 3), from },
          { ...setting("handling", 0, 101), from, perUnitMinor: 2 * perUnitMinor },
        ];
        const held = changed === null ? first : [...first, ...later];
        const spans = spansOf(months, held);
        const all = drawn.map(({ day, month, channel, orders, nets, shipping, ...counts }) => {
          const giftCardOnlyOrders = Math.min(orders, counts.giftCardOnly);
          const unitsSold = counts.units;
          const period = `${month}-${String(day).padStart(2, "0")}`;
          const net = nets.reduce((sum, each) => sum + each, 0);
          const weight = nets.reduce((sum, each) => sum + Math.abs(each), 0);
          return {
            sums: sums(period, channel, net, {
              ...{ orders, giftCardOnlyOrders, unitsSold, shippingMinor: shipping },
            }),
            shares: types.map((type, index): OrderShares => {
              const part = weight === 0 ? 1 / types.length : Math.abs(nets[index] ?? 0) / weight;
              return {
                ...{ channel, type, orders: part * orders, unitsSold: part * unitsSold },
                ...{
                  giftCardOnlyOrders: part * giftCardOnlyOrders,
                  from: spans.findLast(({ from }) => from <= period)?.from ?? "",
                  shippingMinor: part * shipping,
                  chargedMinor: part * (net + shipping),
                },
              };
            }),
            nets: types.map((type, index) => sums(`${month}-01`, type, nets[index] ?? 0)),
          };
        });
        const input = {
          ...{ settings: held, fixed, days: all.map((each) => each.sums) },
          months: months.map((month, index) => ({ ...month, spend: spends[index] ?? 0 })),
        };
        const byType = all.flatMap((each) => each.nets);
        const inRange = types.map((type) =>
          byType
            .filter(({ key }) => key === type)
            .reduce(
              (sum, { grossMinor }) => sums("", type, sum.grossMinor + grossMinor),
              sums("", type, 0),
            ),
        );
        const whole = sumRange(range, costDays(input.days, held), fixed, spends[0] + spends[1]);
        const parts = [
          spreadByChannel(input),
          spreadByType({
            ...{ ...input, types: inRange, typeMonths: byType },
            shares: all.flatMap((each) => each.shares),
          }),
        ];
        for (const part of parts) {
          const added = [...part.values()].reduce(addFacts, noProfitFacts);
          const isTold =
            typeof added.marketing === "number" && typeof added.fixedCosts === "number";
          if (!isTold) {
            expect([...part.values()].every(({ netSalesMinor }) => netSalesMinor <= 0)).toBe(true);
            continue;
          }
          expect(costs(added)).toEqual(costs(whole));
          expect(netProfitMinor(added)).toBe(netProfitMinor(whole));
        }
      },
    ),
    { seed: 7, numRuns: 300 },
  );
});
