import { expect, it } from "vitest";
import { comparedRange } from "../../metrics/comparison-range";
import { parseRange } from "../../metrics/date-range";
import { noCustomers, noSales, sumDays, type SalesFacts } from "../../metrics/metric";
import { listContributions } from "../../metrics/sales/contributors";
import type { SalesCoverage } from "../../metrics/sales/coverage";
import { textsOfTables } from "../table-file";
import { buildWhy, namedContributors, type WhyBreakdown, type WhyInput } from "./build-view";
import { contributorsFile } from "./contributors-file";
import type { WhyView } from "./view";
import { whyTexts } from "./why-texts";

const today = "2026-11-28";
const whole: SalesCoverage = {
  from: "2020-01-01",
  isFromTheStart: true,
  asOf: new Date("2026-11-28T12:00:00Z"),
  asOfDay: today,
  isReading: false,
};
const sold = (orders: number, minor: number): SalesFacts => ({
  ...noSales,
  orders,
  grossSalesMinor: minor,
  placedGrossMinor: minor,
});
type Sums = Record<string, SalesFacts>;

function why(
  facts: Partial<Record<WhyBreakdown, { before: Sums; after: Sums }>>,
  {
    coverage = whole,
    asked = null,
    sessions = "notRead",
  }: Partial<Pick<WhyInput, "coverage" | "asked" | "sessions">> = {},
) {
  const range = parseRange(new URLSearchParams("range=yesterday"), today);
  const compared = comparedRange("previous", range);
  const sums = facts.channel ?? { before: {}, after: {} };
  const period = (days: { from: string; to: string }, of: Sums) => ({
    range: { from: days.from, to: days.to },
    part: { from: days.from, to: days.to },
    days: [],
    total: sumDays(Object.values(of), noCustomers),
  });
  return buildWhy({
    currency: "USD",
    timezone: "UTC",
    today,
    range,
    compared,
    coverage,
    current: period(range, sums.after),
    previous: period(compared, sums.before),
    facts: new Map(
      Object.entries(facts).map(([id, { before, after }]) => [
        id,
        { previous: new Map(Object.entries(before)), current: new Map(Object.entries(after)) },
      ]),
    ),
    contributions: new Map(
      Object.entries(facts).map(([id, { before, after }]) => [
        id as WhyBreakdown,
        listContributions(new Map(Object.entries(before)), new Map(Object.entries(after))),
      ]),
    ),
    sessions,
    asked,
    labelOf: (breakdown, key) => `${breakdown} ${key}`,
  });
}

const fewer = {
  channel: { before: { web: sold(10, 1_000) }, after: { web: sold(6, 600) } },
  product: {
    before: { a: sold(5, 500), b: sold(5, 500) },
    after: { a: sold(1, 100), b: sold(5, 500) },
  },
};

it("answers with the change, the part that made most of it, and where it sits", () => {
  const view = why(fewer);
  expect(view.answer).toEqual({
    kind: "changed",
    changeMinor: -400,
    comparison: { kind: "change", change: { kind: "percent", ratio: -0.4 }, verdict: "worse" },
    part: { id: "orders", minor: -400 },
    contributor: { breakdown: "product", label: "product a", minor: -400 },
  });
  expect(view.split?.ranks.map(({ id }) => id)).toEqual(["product", "channel", "variant"]);
});

it("shows the breakdown that is asked for, and still answers with the one that explains most", () => {
  const view = why(fewer, { asked: "channel" });
  expect(view.split?.breakdown).toBe("channel");
  expect(view.answer).toMatchObject({ contributor: { breakdown: "product" } });
});

it("offers variants without a rank until they are asked for, and answers the same then", () => {
  const rankOf = (view: ReturnType<typeof why>) =>
    view.split?.ranks.find(({ id }) => id === "variant");
  const without = why(fewer);
  expect(rankOf(without)).toEqual({ id: "variant", concentration: null });
  expect(without.split?.ranks.at(-1)?.id).toBe("variant");
  // One of a hundred variants lost everything: no breakdown explains more.
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`v${at}`, sold(1, 10)]));
  const variant = { before: { ...many, v: sold(4, 400) }, after: many };
  const asked = why({ ...fewer, variant }, { asked: "variant" });
  expect(asked.split?.breakdown).toBe("variant");
  expect(rankOf(asked)?.concentration).toBeGreaterThan(0.5);
  expect(asked.split?.contributors[0]).toMatchObject({ label: "variant v", changeMinor: -400 });
  expect(asked.split?.rest).toMatchObject({ count: 91, changeMinor: 0 });
  expect(asked.answer).toEqual(without.answer);
});

it("says that nothing changed only where nothing did, to the minor unit", () => {
  const same = { before: { web: sold(1, 100) }, after: { web: sold(2, 100) } };
  expect(why({ channel: same }).answer).toEqual({ kind: "same", netSalesMinor: 100 });
  expect(why({ channel: { before: {}, after: {} } }).answer).toEqual({ kind: "noSales" });
  const more = { before: { web: sold(1, 100) }, after: { web: sold(1, 101) } };
  expect(why({ channel: more }).answer).toMatchObject({ kind: "changed", changeMinor: 1 });
});

it("does not know where not all days of both periods have been read", () => {
  const coverage = { ...whole, isFromTheStart: false, from: "2026-11-27" };
  expect(why(fewer, { coverage })).toMatchObject({ answer: { kind: "notCovered" }, split: null });
  const enough = { ...coverage, from: "2026-11-26" };
  expect(why(fewer, { coverage: enough }).split).not.toBeNull();
});

it("names so many contributors and puts the others together, from one more on", () => {
  const products = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`p${i}`, sold(1, 100 + i)]));
  const of = (count: number) =>
    why(
      {
        channel: { before: {}, after: { web: sold(count, 1) } },
        product: { before: {}, after: products(count) },
      },
      { asked: "product" },
    ).split;
  expect(of(namedContributors)?.rest).toBeNull();
  expect(of(namedContributors + 1)?.rest).toMatchObject({ count: 1, changeMinor: 100 });
  expect(of(namedContributors + 1)?.contributors).toHaveLength(namedContributors);
});

it("says which days the split into visits leaves out", () => {
  const channel = {
    before: { "Online Store": sold(10, 1_000), "Point of Sale": sold(5, 500) },
    after: { "Online Store": sold(12, 1_200), "Point of Sale": sold(9, 900) },
  };
  const sessions = { openDays: 0, current: 100, previous: 100 };
  const none = { currentOpenOrders: 0, previousOpenOrders: 0 };
  const known = why({ channel }, { sessions: { ...sessions, ...none } }).split;
  expect(known).toMatchObject({ visitsGap: null, openDays: null });
  expect(known?.parts.slice(0, 3)).toEqual([
    { id: "sessions", minor: 0 },
    { id: "conversion", minor: 200 },
    { id: "otherOrders", minor: 400 },
  ]);
  const open = { ...sessions, openDays: 1, currentOpenOrders: 1, previousOpenOrders: 0 };
  const split = why({ channel }, { sessions: open }).split;
  expect(split?.openDays).toEqual({
    current: { from: "2026-11-27", to: "2026-11-27" },
    previous: { from: "2026-11-26", to: "2026-11-26" },
  });
  expect(split?.parts.find(({ id }) => id === "openOrders")).toEqual({
    id: "openOrders",
    minor: 100,
  });
});

it("says why orders are not split into visits", () => {
  const channel = { before: { Shop: sold(5, 500) }, after: { Shop: sold(9, 900) } };
  const gapOf = (sessions: WhyInput["sessions"]) => why({ channel }, { sessions }).split?.visitsGap;
  expect(gapOf("countedOtherwise")).toBe("countedOtherwise");
  const none = { openDays: 0, currentOpenOrders: 0, previousOpenOrders: 0 };
  expect(gapOf({ ...none, current: 100, previous: 100 })).toBe("noOnlineOrders");
});

it("says in the file on which basis, and what net sales are", () => {
  const texts = textsOfTables();
  const view = why(fewer) as WhyView;
  const text = contributorsFile(view, whyTexts(texts, view));
  expect(text).toContain("(processing date)");
  expect(text).toMatch(/# Net sales: Gross .+ \(Shopify .+https:/);
});
