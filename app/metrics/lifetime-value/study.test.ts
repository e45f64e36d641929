import { describe, expect, test } from "vitest";
import { simulateCustomers, type SimulatedCustomer } from "./simulate";
import { leastRepeaters, studyLifetimes, type StudyFacts } from "./study";

const truth = { r: 0.6, alpha: 8, a: 0.6, b: 3, p: 5, q: 4, v: 3_000 };
const [weeks, held] = [156, 26];

const sum = (values: readonly number[]) => values.reduce((one, other) => one + other, 0);

/** What is known at a number of weeks before the end. */
function historiesAt(customers: readonly SimulatedCustomer[], before: number) {
  return customers.flatMap(({ repeats, spends, age }) => {
    if (age <= before) return [];
    const known = repeats.filter((at) => at <= age - before);
    return {
      customers: 1,
      repeats: known.length,
      recency: known.at(-1) ?? 0,
      age: age - before,
      repeatSpendMinor: sum(spends.slice(0, known.length)),
      later: repeats.length - known.length,
    };
  });
}

function factsOf(customers: readonly SimulatedCustomer[]): StudyFacts {
  const histories = historiesAt(customers, 0);
  return {
    histories,
    spends: histories
      .filter(({ repeats }) => repeats > 0)
      .map(({ repeats, repeatSpendMinor }) => ({
        customers: 1,
        purchases: repeats,
        meanSpend: repeatSpendMinor / repeats,
      })),
    firstSpend: { customers: histories.length, meanMinor: 5_000, deviationMinor: 1_000 },
    heldOut: { weeks: held, histories: historiesAt(customers, held) },
  };
}

const facts = factsOf(simulateCustomers(truth, 20_000, weeks, 11));
const study = studyLifetimes(facts, 1);
const fitted = study.state === "fitted" ? study : null;

describe("customers who do what the model says", () => {
  test.each(["r", "alpha", "a", "b", "p", "q", "v"] as const)("give back %s", (name) => {
    const found = fitted?.model[name] ?? NaN;
    expect(found / truth[name]).toBeGreaterThan(0.8);
    expect(found / truth[name]).toBeLessThan(1.25);
  });

  test("buy as often later as was predicted from before, and better than by any simple rule", () => {
    const test = fitted?.backtest;
    expect(Math.abs(test?.bias ?? NaN)).toBeLessThan(0.1);
    for (const rule of Object.values(test?.naive ?? {})) {
      expect(test?.rmse).toBeLessThan(rule.rmse);
    }
    for (const bin of test?.byRepeats ?? []) {
      if (bin.customers > 500) expect(bin.predicted / bin.actual).toBeCloseTo(1, 0);
    }
  });

  test("come to what is predicted of a new one, within the interval", () => {
    // All of the same age: two years.
    const twoYears = 104.36;
    const grown = simulateCustomers(truth, 20_000, 10_000, 3).filter(({ age }) => age > twoYears);
    const value =
      5_000 +
      sum(
        grown.flatMap(({ repeats, spends }) =>
          spends.filter((_, i) => (repeats[i] ?? 0) <= twoYears),
        ),
      ) /
        grown.length;
    const predicted = fitted?.predicted.find(({ months }) => months === 24);
    expect(predicted?.netInterval?.low).toBeLessThan(value * 1.02);
    expect(predicted?.netInterval?.high).toBeGreaterThan(value * 0.98);
    expect((predicted?.netMinor ?? NaN) / value).toBeCloseTo(1, 1);
  });

  test("are worth more the longer one waits", () => {
    const values = (fitted?.predicted ?? []).map(({ netMinor }) => netMinor);
    expect(values).toHaveLength(4);
    expect([...values].sort((one, other) => one - other)).toEqual(values);
  });

  test("come to something within 3, 6, 12 and 24 months, each amid its interval", () => {
    const predicted = fitted?.predicted ?? [];
    expect(predicted.map(({ months }) => months)).toEqual([3, 6, 12, 24]);
    for (const { months, netMinor, netInterval } of predicted) {
      expect(netInterval, `${months}`).not.toBeNull();
      expect(netInterval?.low, `${months}`).toBeLessThan(netMinor);
      expect(netInterval?.high, `${months}`).toBeGreaterThan(netMinor);
    }
  });

  test("are customers still with the chance that the paper's formula gives, each added up", () => {
    const { r = NaN, alpha = NaN, a = NaN, b = NaN } = fitted?.model ?? {};
    let [customers, repeaters] = [0, 0];
    const byChance = [0, 0, 0, 0, 0];
    for (const { repeats: x, recency, age } of facts.histories) {
      const odds = (a / (b + x - 1)) * ((alpha + age) / (alpha + recency)) ** (r + x);
      const chance = x === 0 ? 1 : 1 / (1 + odds);
      customers += chance;
      if (x === 0) continue;
      repeaters += chance;
      const fifth = chance < 0.2 ? 0 : chance < 0.4 ? 1 : chance < 0.6 ? 2 : chance < 0.8 ? 3 : 4;
      byChance[fifth] = (byChance[fifth] ?? 0) + 1;
    }
    expect((fitted?.alive.customers ?? NaN) / customers).toBeCloseTo(1, 10);
    expect((fitted?.alive.repeaters ?? NaN) / repeaters).toBeCloseTo(1, 10);
    expect(fitted?.alive.repeatersByChance).toEqual(byChance);
    // Neither all nor none of them, or nothing would be tried here.
    expect(repeaters).toBeGreaterThan(byChance.reduce((one, other) => one + other) * 0.1);
    expect(byChance.every((count) => count > 0)).toBe(true);
  });

  test("give the same for the same seed", () => {
    expect(studyLifetimes(facts, 1)).toEqual(study);
  });
});

describe("no value is predicted", () => {
  const repeater = { customers: 1, repeats: 1, recency: 4, age: 100, repeatSpendMinor: 100 };
  const once = { customers: 500, repeats: 0, recency: 0, age: 100, repeatSpendMinor: 0 };
  const factsWith = (histories: StudyFacts["histories"]): StudyFacts => ({
    histories,
    spends: [{ customers: 1, purchases: 1, meanSpend: 100 }],
    firstSpend: { customers: 1, meanMinor: 100, deviationMinor: 0 },
    heldOut: null,
  });

  test("of too few who came back", () => {
    const few = [once, { ...repeater, customers: leastRepeaters - 1 }];
    expect(studyLifetimes(factsWith(few), 1)).toMatchObject({
      state: "refused",
      why: "tooFewRepeaters",
      customers: 549,
      repeaters: 49,
    });
  });

  test("of a past that is too short", () => {
    const short = [{ ...repeater, customers: leastRepeaters, age: 25.9 }];
    expect(studyLifetimes(factsWith(short), 1)).toMatchObject({ why: "tooShort" });
  });

  test("where the parameters cannot be told apart: all have the same history", () => {
    const same = [{ ...repeater, customers: leastRepeaters }];
    expect(studyLifetimes(factsWith(same), 1)).toMatchObject({ why: "notSettled" });
  });

  test("where all that came after the first purchase was returned", () => {
    const { histories } = factsOf(simulateCustomers(truth, 1_000, weeks, 5));
    const returned = histories.map((each) => ({ ...each, repeatSpendMinor: 0 }));
    const nothing = { ...factsWith(returned), spends: [] };
    expect(studyLifetimes(nothing, 1)).toMatchObject({ state: "refused", why: "notSettled" });
  });

  // Customers who leave late and ones who leave early, in such parts that a comes to 1 or beside it.
  test.each([
    [674, "fitted"],
    [679, "churnOnEdge"],
    [680, "churnOnEdge"],
    [681, "fitted"],
  ])(
    "where the model's a is 1 to three digits: %d of a thousand leave early",
    (early, expected) => {
      const partOf = (a: number, seed: number, customers: number) =>
        factsOf(simulateCustomers({ ...truth, a }, 1_000, weeks, seed)).histories.map((each) => ({
          ...each,
          customers,
          repeatSpendMinor: each.repeatSpendMinor * customers,
        }));
      const histories = [...partOf(0.6, 5, 1_000 - early), ...partOf(1.6, 6, early)];
      const { spends } = factsOf(simulateCustomers(truth, 1_000, weeks, 5));
      const study = studyLifetimes({ ...factsWith(histories), spends }, 1);
      expect(study.state === "refused" ? study.why : study.state).toBe(expected);
      const a = study.state === "fitted" ? study.model.a : 1;
      expect(Math.abs(a - 1)).toBeLessThan(0.01);
    },
  );

  test("where what purchases come to has no mean", () => {
    const heavy = factsOf(simulateCustomers({ ...truth, q: 0.7 }, 20_000, weeks, 7));
    expect(studyLifetimes(heavy, 1)).toMatchObject({ state: "refused", why: "spendTooWild" });
  });
});
