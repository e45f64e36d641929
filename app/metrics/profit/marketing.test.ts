import { expect, it } from "vitest";
import type { SpendKnowledge } from "../../store/spend/spend-knowledge.server";
import type { SpendDay } from "../../store/spend/spend-terms";
import { marketingOf } from "./marketing";

const may = { from: "2026-05-01", to: "2026-05-31" };
const nothing: SpendKnowledge = { spans: [], channels: [], looks: null, foreign: [] };
const spend = (day: string, spendMinor: number, more: Partial<SpendDay> = {}): SpendDay => ({
  ...{ day, spendMinor, channel: "paid-search", campaign: null, source: "import" },
  ...{ isAssumed: false, isLoadedOnly: false },
  ...more,
});
const costOf = (days: SpendDay[], knowledge: Partial<SpendKnowledge>, asOfDay = "2026-11-29") =>
  marketingOf(may, days, { ...nothing, ...knowledge }, asOfDay).cost;

it("adds up what lies in the range, and says how much of it is assumed", () => {
  const days = [
    spend("2026-04-30", 1),
    spend("2026-05-01", 20),
    spend("2026-05-31", 300, { isAssumed: true, source: "activity" }),
    spend("2026-05-02", 4_000, { source: "cost", isLoadedOnly: true }),
    spend("2026-06-01", 50_000),
  ];
  expect(marketingOf(may, days, { ...nothing, spans: [may] }, "2026-11-29")).toEqual({
    cost: 4_320,
    assumedMinor: 300,
  });
});

it("is not known where a day at either edge is not told of", () => {
  expect(costOf([], { spans: [may] })).toBe(0);
  expect(costOf([], { spans: [{ from: "2026-05-02", to: "2026-06-30" }] })).toBe("notObserved");
  expect(costOf([], { spans: [{ from: "2026-04-01", to: "2026-05-30" }] })).toBe("notObserved");
  const gap = [
    { from: "2026-04-01", to: "2026-05-10" },
    { from: "2026-05-12", to: "2026-06-30" },
  ];
  expect(costOf([], { spans: gap })).toBe("notObserved");
});

it("has what was told by the day before, while the last day is under way, whoever told it", () => {
  // By file, without Shopify ever having been asked.
  const upTo = (to: string) => ({ spans: [{ from: "2026-04-01", to }] });
  const days = [spend("2026-05-30", 7)];
  expect(costOf(days, upTo("2026-05-30"), "2026-05-31")).toBe(7);
  expect(costOf(days, upTo("2026-05-29"), "2026-05-31")).toBe("notObserved");
  // Once the day is over, it must be told of too.
  expect(costOf(days, upTo("2026-05-30"), "2026-06-01")).toBe("notObserved");
  // Of that day alone nothing is told yet.
  const last = { from: "2026-05-31", to: "2026-05-31" };
  const knowledge = { ...nothing, ...upTo("2026-05-30") };
  expect(marketingOf(last, days, knowledge, "2026-05-31").cost).toBe("notObserved");
});

it("tells a shop that was asked and has no spend from one that was not asked", () => {
  expect(costOf([], { looks: { from: "2026-04-30", to: "2026-05-31" } })).toBe("noSpend");
  expect(costOf([], { looks: { from: "2026-05-01", to: "2026-05-31" } })).toBe("notObserved");
  expect(costOf([], {})).toBe("notObserved");
});

it("is not known while spend of one of the days is in another currency and not entered", () => {
  const foreign = [
    { channel: "paid-search" as const, currency: "EUR", from: "2026-01-01", to: "2026-05-01" },
  ];
  expect(costOf([], { spans: [may], foreign })).toBe("otherCurrency");
  // What was entered of another day of the channel is not what that day cost.
  expect(costOf([spend("2026-05-03", 7)], { spans: [may], foreign })).toBe("otherCurrency");
  const ended = [{ ...foreign[0]!, to: "2026-04-30" }];
  expect(costOf([], { spans: [may], foreign: ended })).toBe(0);
});
