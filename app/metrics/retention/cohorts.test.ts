import { expect, it } from "vitest";
import type { CohortCell, CohortOrders } from "../../store/worth/cohorts.server";
import { cacOf, lacksOf, paybackOf, perCustomer, valueOf } from "./cohort-values";
import { buildCohorts, oldestCohort, sumAges, sumParts, type CohortInput } from "./cohorts";

const cell = (cohort: string, period: string, more: Partial<CohortCell> = {}): CohortCell => ({
  cohort,
  period,
  customers: 1,
  purchases: 1,
  netMinor: 0,
  costMinor: 0,
  goodsNetMinor: 0,
  costedNetMinor: 0,
  ...more,
});
const costed = (net: number, cost: number) => ({
  netMinor: net,
  goodsNetMinor: net,
  costedNetMinor: net,
  costMinor: cost,
});
const input = (more: Partial<CohortInput>): CohortInput => ({
  grain: "month",
  asOfDay: "2026-04-15",
  cells: [],
  orders: null,
  settings: [],
  ...more,
});

it("has every period up to the one under way, which alone is incomplete", () => {
  const [cohort] = buildCohorts(
    input({
      cells: [
        cell("2026-01-01", "2026-01-01", { customers: 4, purchases: 5, netMinor: 400 }),
        cell("2026-01-01", "2026-03-01", { customers: 1, purchases: 2, netMinor: 100 }),
      ],
    }),
  );
  expect(cohort?.customers).toBe(4);
  expect(
    cohort?.ages.map(({ age, customers, isIncomplete }) => [age, customers, isIncomplete]),
  ).toEqual([
    [0, 4, false],
    [1, 0, false],
    [2, 1, false],
    [3, 0, true],
  ]);
  expect(cohort?.ages.map(({ factsSoFar }) => factsSoFar.netSalesMinor)).toEqual([
    400, 400, 500, 500,
  ]);
  expect(cohort?.ages.map(({ purchasesSoFar }) => purchasesSoFar)).toEqual([5, 5, 7, 7]);
});

it("takes what a cancelled order before the first one came to into the cohort's own period", () => {
  const [cohort] = buildCohorts(
    input({
      cells: [
        cell("2026-03-01", "2026-02-01", { customers: 0, purchases: 0, netMinor: 15 }),
        cell("2026-03-01", "2026-03-01", { customers: 2, netMinor: 100 }),
      ],
    }),
  );
  expect(cohort?.ages[0]?.facts.netSalesMinor).toBe(115);
  expect(cohort?.customers).toBe(2);
});

it("leaves out of the sum of all what is not over, and has a base for each age", () => {
  const cohorts = buildCohorts(
    input({
      cells: [
        cell("2026-02-01", "2026-02-01", { customers: 10 }),
        cell("2026-02-01", "2026-03-01", { customers: 3 }),
        cell("2026-02-01", "2026-04-01", { customers: 9 }),
        cell("2026-03-01", "2026-03-01", { customers: 20 }),
        cell("2026-03-01", "2026-04-01", { customers: 9 }),
      ],
    }),
  );
  expect(sumAges(cohorts).map(({ age, base, customers }) => [age, base, customers])).toEqual([
    [0, 30, 30],
    [1, 10, 3],
  ]);
});

it("knows no margin of goods without any known cost, and none of contribution without order costs", () => {
  const [unknown] = buildCohorts(
    input({ cells: [cell("2026-04-01", "2026-04-01", { netMinor: 100, goodsNetMinor: 100 })] }),
  );
  const at = unknown?.ages[0];
  if (!at) throw new Error("There is no cohort");
  expect(valueOf("net", at)).toBe(100);
  expect(valueOf("grossMargin", at)).toBeNull();
  expect(valueOf("contribution", at)).toBeNull();
  const [known] = buildCohorts(
    input({ cells: [cell("2026-04-01", "2026-04-01", costed(100, 40))] }),
  );
  if (!known?.ages[0]) throw new Error("There is no cohort");
  expect(valueOf("grossMargin", known.ages[0])).toBe(60);
  expect(valueOf("contribution", known.ages[0])).toBeNull();
});

const orders = (period: string, span: number): CohortOrders => ({
  ...cell("2026-01-01", period),
  channel: "Online Store",
  span,
  orders: 1,
  giftCardOnlyOrders: 0,
  unitsSold: 2,
  shippingChargedMinor: 0,
  chargedMinor: 1_000,
  within: { netMinor: 0, costMinor: 0, goodsNetMinor: 0, costedNetMinor: 0 },
});
const setting = (
  kind: "shipping" | "payment" | "handling",
  from: string,
  perOrderMinor: number,
) => ({
  kind,
  channel: null,
  from,
  ratePpm: 0,
  perOrderMinor,
  perUnitMinor: 0,
});
const earning = input({
  cells: [
    cell("2026-01-01", "2026-01-01", { customers: 2, ...costed(1_000, 400) }),
    cell("2026-01-01", "2026-02-01", { ...costed(500, 200) }),
  ],
  orders: [orders("2026-01-01", 1), orders("2026-02-01", 2)],
  settings: [
    setting("shipping", "2026-01-01", 50),
    setting("shipping", "2026-02-01", 60),
    setting("payment", "2026-01-01", 30),
    setting("handling", "2026-01-01", 20),
  ],
});

it("takes off what orders cost by the settings that held when they were placed", () => {
  const [cohort] = buildCohorts(earning);
  // 1000 - 400 - 50 - 30 - 20; and 500 - 200 - 60 - 30 - 20 more.
  expect(cohort?.ages.map((at) => valueOf("contribution", at))).toEqual([500, 690, 690, 690]);
});

it("has paid back in the first period whose margin per customer reaches what one cost, not before", () => {
  const [cohort] = buildCohorts(earning);
  if (!cohort) throw new Error("There is no cohort");
  expect(paybackOf(cohort, 500)).toEqual({ kind: "after", periods: 0 });
  expect(paybackOf(cohort, 502)).toEqual({ kind: "after", periods: 1 });
  expect(paybackOf(cohort, 690)).toEqual({ kind: "after", periods: 1 });
  expect(paybackOf(cohort, 692)).toEqual({ kind: "notYet" });
  expect(paybackOf(cohort, "notObserved")).toEqual({ kind: "unknown" });
  const [unset] = buildCohorts({ ...earning, settings: [] });
  if (!unset) throw new Error("There is no cohort");
  // Without what orders cost 600 / 2 are left in the first period, which is said.
  expect(lacksOf(unset)).toEqual(["shipping", "payment", "handling"]);
  expect(paybackOf(unset, 600)).toEqual({ kind: "after", periods: 0 });
  expect(paybackOf(unset, 602)).toEqual({ kind: "after", periods: 1 });
  expect(lacksOf(cohort)).toEqual([]);
});

it("pays back after the same costs in every period, where one is not known of the later ones", () => {
  const [cohort] = buildCohorts({
    ...earning,
    // Shipping of February is not known: what is known of January is not taken off either.
    settings: earning.settings.filter(({ kind }) => kind !== "shipping"),
    orders: [orders("2026-01-01", 1), orders("2026-02-01", 1)],
  });
  if (!cohort) throw new Error("There is no cohort");
  expect(lacksOf(cohort)).toEqual(["shipping"]);
  // 600 - 30 - 20 in January.
  expect(paybackOf(cohort, 550)).toEqual({ kind: "after", periods: 0 });
  expect(paybackOf(cohort, 552)).toEqual({ kind: "after", periods: 1 });
});

it("puts the parts of cells together, each cell once", () => {
  const part = cell("2026-01-01", "2026-02-01", { customers: 2, purchases: 3, ...costed(10, 4) });
  const other = cell("2026-01-01", "2026-03-01");
  expect(sumParts([part, other, part])).toEqual([
    { ...part, customers: 4, purchases: 6, ...costed(20, 8) },
    other,
  ]);
});

it("has no value of nobody, and no cost of a customer without spend or customers", () => {
  expect(perCustomer(100, 0)).toBeNull();
  expect(cacOf(100, 0)).toBeNull();
  expect(cacOf("noSpend", 5)).toBeNull();
  expect(cacOf(100, 5)).toBe(20);
});

it("shows as many cohorts as can be read, the one under way among them", () => {
  expect(oldestCohort("month", "2026-11-29")).toBe("2024-12-01");
  expect(oldestCohort("quarter", "2026-11-29")).toBe("2024-01-01");
});
