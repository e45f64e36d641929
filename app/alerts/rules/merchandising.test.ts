import { describe, expect, it } from "vitest";
import type { MerchandisingFacts } from "../facts";
import { isUnknownKey, signalsOf, type AlertRule } from "../rule";
import { bestSellerErrors } from "./best-seller-errors";
import { categoryArchived } from "./category-archived";
import { countJump } from "./count-jump";
import { newErrors } from "./new-errors";
import { scoreBelow } from "./score-below";

const now = new Date("2026-11-30T10:00:00Z");
const nothing: MerchandisingFacts = {
  newErrors: [],
  areErrorsCut: false,
  counts: [],
  bestSellers: [],
  archived: [],
  scores: [],
};

function run(rule: AlertRule, facts: Partial<MerchandisingFacts>, settings: object = {}) {
  const outcome = outcomeOf(rule, facts, settings);
  return outcome === "unknown"
    ? outcome
    : signalsOf(outcome).filter(({ isOnlyKept }) => !isOnlyKept);
}

/** What stays open where it is. */
function kept(rule: AlertRule, facts: Partial<MerchandisingFacts>, settings: object = {}) {
  const signals = signalsOf(outcomeOf(rule, facts, settings));
  return signals.filter(({ isOnlyKept }) => isOnlyKept).map(({ key, params }) => [key, params]);
}

function outcomeOf(rule: AlertRule, facts: Partial<MerchandisingFacts>, settings: object = {}) {
  return rule.run(
    {
      now,
      today: "2026-11-30",
      minorUnits: 100,
      merchandising: { ...nothing, ...facts },
      sync: null,
      trading: null,
    },
    rule.settings.parse(settings),
  );
}

const error = (productId: number, checkId: string, netMinor = 0) => ({
  productId,
  title: `Hat ${productId}`,
  checkId,
  since: now,
  netMinor,
});

describe("new errors", () => {
  it("are one alert for each product, and one for what three products have", () => {
    const two = [error(1, "TAX-01", 500), error(2, "TAX-01"), error(1, "TTL-01", 500)];
    expect(run(newErrors, { newErrors: two })).toMatchObject([
      { key: "product 1", params: { count: 2, checkIds: ["TAX-01", "TTL-01"], netMinor: 500 } },
      { key: "product 2", params: { count: 1 } },
    ]);
    const three = [...two, error(3, "TAX-01", 20)];
    expect(run(newErrors, { newErrors: three })).toMatchObject([
      {
        key: "check TAX-01",
        covers: ["product 1", "product 2", "product 3"],
        params: { count: 3, products: ["Hat 1", "Hat 2", "Hat 3"], netMinor: 520 },
      },
      { key: "product 1", params: { count: 1, checkIds: ["TTL-01"] } },
    ]);
  });

  it("go on as they were told, of several products until the last is right, of one beside them", () => {
    const two = [error(1, "TAX-01", 500), error(2, "TAX-01")];
    expect(kept(newErrors, { newErrors: two })).toMatchObject([["check TAX-01", { count: 2 }]]);
    expect(run(newErrors, { newErrors: two })).toMatchObject([
      { key: "product 1", toldBy: { keys: ["check TAX-01"], since: now } },
      { key: "product 2" },
    ]);
    const three = [...two, error(3, "TAX-01")];
    const keys = kept(newErrors, { newErrors: three }).map(([key]) => key);
    expect(keys).toEqual(["product 1", "product 2", "product 3"]);
  });

  it("lead to the product, or to the rule", () => {
    expect(newErrors.pathOf({ productId: 7 })).toBe("/app/quality/products/7");
    expect(newErrors.pathOf({ checkId: "TAX-01" })).toBe("/app/quality/rules/TAX-01");
  });

  it("fire from as many products on as was set", () => {
    const four = [1, 2, 3, 4].map((id) => error(id, "TAX-01"));
    expect(run(newErrors, { newErrors: four }, { leastProducts: 5 })).toEqual([]);
    expect(run(newErrors, { newErrors: four }, { leastProducts: 4 })).toHaveLength(1);
  });

  it("are told as so many or more where there are more than are looked at", () => {
    const found = [1, 2, 3].map((id) => error(id, "TAX-01", 10));
    const facts = {
      newErrors: [...found, error(4, "TTL-01"), error(5, "TTL-01")],
      areErrorsCut: true,
    };
    // The last product may have other errors too.
    expect(run(newErrors, facts)).toMatchObject([
      { key: "check TAX-01", params: { context: "checkOrMore", count: 3, netMinor: 30 } },
      { key: "product 4" },
    ]);
    expect(run(newErrors, { ...facts, areErrorsCut: false })).toMatchObject([
      { key: "check TAX-01", params: { context: "check", count: 3 } },
      { key: "product 4" },
      { key: "product 5" },
    ]);
  });

  it("are over only where none can be among those that are not looked at", () => {
    const facts = {
      newErrors: [1, 2, 3].map((id) => error(id, "TAX-01")),
      areErrorsCut: true,
    };
    const cut = outcomeOf(newErrors, facts);
    expect(isUnknownKey(cut, "product 9")).toBe(true);
    expect(isUnknownKey(cut, "check TTL-01")).toBe(true);
    // These are told of.
    expect(isUnknownKey(cut, "product 1")).toBe(false);
    expect(isUnknownKey(cut, "check TAX-01")).toBe(false);
    const whole = outcomeOf(newErrors, { ...facts, areErrorsCut: false });
    expect(isUnknownKey(whole, "product 9")).toBe(false);
  });
});

describe("a count that jumps", () => {
  const count = (failed: number, risen: number, fallen = 0) => [
    { checkId: "TAX-01", severity: "error", failed, risen, fallen },
  ];

  it("does so from ten more on", () => {
    expect(run(countJump, { counts: count(12, 9) })).toEqual([]);
    expect(run(countJump, { counts: count(13, 10) })).toMatchObject([
      { key: "TAX-01", cause: "check TAX-01", params: { count: 13, more: 10, before: 3 } },
    ]);
  });

  it("does so from a fifth more on", () => {
    expect(run(countJump, { counts: count(119, 19) })).toEqual([]);
    expect(run(countJump, { counts: count(120, 20) })).toHaveLength(1);
  });

  it("takes off what was put right meanwhile", () => {
    expect(run(countJump, { counts: count(13, 12, 3) })).toEqual([]);
  });
});

describe("a best seller with an error", () => {
  const seller = (productId: number, errors: string[]) => ({
    ...{ productId, title: `Hat ${productId}`, netMinor: 100, errors },
    stock: 3,
    sellsWithoutStock: false,
  });

  it("is one of the first so many", () => {
    const bestSellers = [seller(1, []), seller(2, ["TTL-01"]), seller(3, ["TTL-01", "TAX-01"])];
    expect(run(bestSellerErrors, { bestSellers }, { top: 2 })).toMatchObject([
      { key: "2", cause: "best sellers", severity: "critical", params: { rank: 2, count: 1 } },
    ]);
    expect(run(bestSellerErrors, { bestSellers }, { top: 3 })).toHaveLength(2);
  });

  it("is the 50th and not the 51st; what was told goes on down to the 200th", () => {
    const all = Array.from({ length: 300 }, (_, index) => seller(index + 1, ["TTL-01"]));
    const found = run(bestSellerErrors, { bestSellers: all });
    expect(found).toHaveLength(50);
    expect(found.at(-1)).toMatchObject({ key: "50", params: { rank: 50 } });
    const going = kept(bestSellerErrors, { bestSellers: all });
    expect([going.length, going[0], going.at(-1)]).toMatchObject([
      150,
      ["51", { rank: 51 }],
      ["200", { rank: 200 }],
    ]);
    const mended = all.map((one) => ({ ...one, errors: [] }));
    expect(kept(bestSellerErrors, { bestSellers: mended })).toEqual([]);
  });

  it("shares the message of what has just struck it", () => {
    const bestSellers = [seller(1, ["TTL-01"])];
    expect(run(bestSellerErrors, { bestSellers, newErrors: [error(1, "TTL-01")] })).toMatchObject([
      { cause: "product 1" },
    ]);
    const many = [1, 2, 3].map((id) => error(id, "TTL-01"));
    expect(run(bestSellerErrors, { bestSellers, newErrors: many })).toMatchObject([
      { cause: "check TTL-01" },
    ]);
  });

  it("is unknown where sales are", () => {
    expect(run(bestSellerErrors, { bestSellers: null })).toBe("unknown");
  });
});

it("tells of each archived category that products have", () => {
  const archived = [
    { categoryId: "a", name: "Hats", products: 2 },
    { categoryId: "b", name: "Caps", products: 1 },
  ];
  expect(run(categoryArchived, { archived })).toHaveLength(2);
  expect(run(categoryArchived, { archived: null })).toBe("unknown");
  expect(run(categoryArchived, { archived }, { leastProducts: 2 })).toMatchObject([
    { key: "a", params: { category: "Hats", count: 2 } },
  ]);
});

it("tells of a score below the floor, as of the day", () => {
  const scores = [
    { day: "2026-11-29", score: 59.94 },
    { day: "2026-12-01", score: 80 },
  ];
  expect(run(scoreBelow, { scores })).toMatchObject([
    { key: "shop", params: { score: 59.9, leastScore: 60 } },
  ]);
  expect(run(scoreBelow, { scores: [{ day: "2026-11-29", score: 60 }] })).toEqual([]);
  expect(run(scoreBelow, {})).toBe("unknown");
});
