import { describe, expect, test } from "vitest";
import { answerCampaigns, fewCustomers, findOverPace } from "./campaign-answer";
import type { CampaignRow } from "./campaigns";

const november = { from: "2026-11-01", to: "2026-11-30" };

describe("which campaign brings customers cheapest", () => {
  const row = (name: string, spendMinor: number | null, newCustomers: number): CampaignRow => ({
    key: name,
    name,
    entered: null,
    known: null,
    channel: null,
    days: november,
    spendMinor,
    pace: null,
    newCustomers,
    allNewCustomers: newCustomers,
    cacMinor: spendMinor === null || newCustomers === 0 ? null : spendMinor / newCustomers,
    firstNetMinor: 0,
    lastNetMinor: 0,
    worth: { customers: 0, valueMinor: null, basis: "net", isFew: true },
  });

  test("is told of those that brought enough to be compared, where there are any", () => {
    const rows = [
      row("lucky", 100, fewCustomers - 1),
      row("dear", 90_000, 30),
      row("good", 20_000, fewCustomers),
      row("free", 0, 50),
    ];
    expect(answerCampaigns(rows)).toEqual({
      kind: "cheapest",
      name: "good",
      cacMinor: 2_000,
      newCustomers: fewCustomers,
      isFew: false,
    });
    expect(answerCampaigns(rows.slice(0, 1))).toMatchObject({ name: "lucky", isFew: true });
  });

  test("is not told where there is no campaign, no spend or nobody new", () => {
    expect(answerCampaigns([])).toEqual({ kind: "none" });
    expect(answerCampaigns([row("one", null, 1), row("two", null, 2)])).toEqual({
      kind: "noSpend",
      campaigns: 2,
      newCustomers: 3,
    });
    expect(answerCampaigns([row("one", 500, 0), row("two", null, 2)])).toEqual({
      kind: "noCustomers",
      spendMinor: 500,
    });
  });

  test("beside those that are over pace, if any", () => {
    const over = (name: string, ratio: number): CampaignRow => ({
      ...row(name, 1, 1),
      pace: { ratio, word: ratio > 1.1 ? "over" : "onPace", lastDay: "2026-11-05" },
    });
    expect(findOverPace([over("fine", 1.1)])).toBeNull();
    expect(findOverPace([over("fast", 1.2), over("fastest", 2), over("fine", 1)])).toEqual({
      campaigns: 2,
      name: "fastest",
      ratio: 2,
    });
  });
});
