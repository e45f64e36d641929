import { describe, expect, it } from "vitest";
import type { PastCount, PastError } from "../store/alerts/past-findings.server";
import type { AlertFacts, PastFindings } from "./facts";
import { findingsAsOf, nothingFound } from "./findings-as-of";
import { listUnknownDays, replay } from "./replay";
import type { AlertRule } from "./rule";
import { categoryArchived } from "./rules/category-archived";
import { countJump } from "./rules/count-jump";
import { newErrors } from "./rules/new-errors";

const error = (productId: number, fromDay: string, untilDay: string | null): PastError => ({
  ...{ productId, title: `Hat ${productId}`, checkId: "TTL-01", netMinor: 0, fromDay, untilDay },
  since: new Date(`${fromDay}T12:00:00Z`),
});

const count = (products: number, fromDay: string, untilDay: string | null): PastCount => ({
  ...{ checkId: "TTL-01", severity: "error", products, fromDay, untilDay },
  isNews: fromDay > "2026-10-05",
  isAfterBase: fromDay > "2026-10-05",
});

const past = (found: Partial<PastFindings>): PastFindings => ({
  ...{ baseDay: "2026-10-05", errors: [], counts: [], archived: [], sellers: null, isCut: false },
  ...found,
});

const facts = (found: Partial<PastFindings>): AlertFacts & { past: PastFindings } => ({
  now: new Date("2026-11-01T10:00:00Z"),
  today: "2026-11-01",
  minorUnits: 100,
  merchandising: {
    ...nothingFound,
    scores: [],
  },
  sync: null,
  trading: null,
  past: past(found),
});

const range = { from: "2026-10-01", to: "2026-10-31", zone: "UTC" };
const tried = (rule: AlertRule, settings: object = {}) => ({
  rule,
  settings: rule.settings.parse(settings),
});
const episodes = (rule: AlertRule, found: Partial<PastFindings>, settings: object = {}) =>
  replay([tried(rule, settings)], facts(found), range).map(({ day, lastDay, signal }) => [
    ...[day, lastDay, signal.key],
  ]);

describe("new errors of past days", () => {
  it("are told from the day they came to the last on whose end they were there", () => {
    const errors = [error(1, "2026-10-10", "2026-10-13"), error(2, "2026-10-20", null)];
    expect(episodes(newErrors, { errors })).toEqual([
      ["2026-10-10", "2026-10-12", "product 1"],
      ["2026-10-20", "2026-10-31", "product 2"],
    ]);
    expect(episodes(newErrors, { errors }, { leastProducts: 3 })).toEqual([]);
  });

  it("are not known before all products had been checked", () => {
    const errors = [error(1, "2026-10-04", null)];
    expect(listUnknownDays(tried(newErrors), facts({ errors }), range)).toHaveLength(4);
    expect(episodes(newErrors, { errors })).toEqual([["2026-10-05", "2026-10-31", "product 1"]]);
  });
});

describe("archived categories of past days", () => {
  it("are told of as many products as had them", () => {
    const archived = (products: number, fromDay: string, untilDay: string | null) => ({
      ...{ categoryId: "aa-1", name: "Hats", products, fromDay, untilDay },
    });
    const found = {
      archived: [archived(2, "2026-10-01", "2026-10-08"), archived(1, "2026-10-07", "2026-10-20")],
    };
    expect(episodes(categoryArchived, found)).toEqual([["2026-10-05", "2026-10-19", "aa-1"]]);
    expect(episodes(categoryArchived, found, { leastProducts: 3 })).toEqual([
      ["2026-10-07", "2026-10-07", "aa-1"],
    ]);
    expect(listUnknownDays(tried(categoryArchived), facts(found), range)).toHaveLength(4);
  });
});

describe("counts of past days", () => {
  it("jump by what came within a week, less what went", () => {
    const risen = count(10, "2026-10-20", "2026-10-29");
    expect(episodes(countJump, { counts: [risen] })).toEqual([
      ["2026-10-20", "2026-10-26", "TTL-01"],
    ]);
    expect(episodes(countJump, { counts: [count(9, "2026-10-20", null)] })).toEqual([]);
    // Of a product on which it was put right in the same week one fewer is more.
    const fallen = count(1, "2026-10-06", "2026-10-22");
    expect(episodes(countJump, { counts: [risen, fallen] })).toEqual([
      ["2026-10-20", "2026-10-21", "TTL-01"],
    ]);
    expect(listUnknownDays(tried(countJump), facts({ counts: [risen] }), range)).toHaveLength(4);
  });

  it("are compared with what was there at first, where that is less than a week ago", () => {
    const standing = count(5, "2026-09-24", null);
    const fallen = count(2, "2026-09-24", "2026-10-07");
    const found = { counts: [standing, fallen, count(3, "2026-10-07", null)] };
    const asOf = (day: string) => findingsAsOf(past(found), day).counts;
    expect(asOf("2026-10-04")).toBeNull();
    expect(asOf("2026-10-06")).toMatchObject([{ failed: 7, risen: 0, fallen: 0 }]);
    expect(asOf("2026-10-07")).toMatchObject([{ failed: 8, risen: 3, fallen: 2 }]);
    expect(asOf("2026-10-14")).toMatchObject([{ failed: 8, risen: 0, fallen: 0 }]);
  });
});
