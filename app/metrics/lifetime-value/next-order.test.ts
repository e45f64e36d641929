import { describe, expect, test } from "vitest";
import { chanceOfPurchases } from "./bg-nbd";
import { chanceOfOrder, expectNextOrder } from "./next-order";
import { simulate } from "./simulate";

const model = { r: 0.9, alpha: 10, a: 0.4, b: 2.5, p: 6, q: 4, v: 15_000 };
const days = (weeks: number) => weeks * 7;

describe("the next order", () => {
  test("of a new customer comes as the chance of none says", () => {
    for (const weeks of [1, 13, 60]) {
      const chance = chanceOfOrder(model, { repeats: 0, recency: 0, age: 0 }, weeks);
      expect(chance).toBeCloseTo(1 - chanceOfPurchases(model, 0, weeks), 12);
    }
  });

  test("is as likely as not on the day named, and less so the day before", () => {
    const history = { repeats: 5, recency: 40, age: 42 };
    const known = { ...history, recency: days(40), age: days(42), repeatSpendMinor: 25_000 };
    const { likelyDays, chance } = expectNextOrder(model, known);
    if (likelyDays === null) throw new Error("Nothing is expected");
    expect(chanceOfOrder(model, history, likelyDays / 7)).toBeCloseTo(0.5, 1);
    expect(chanceOfOrder(model, history, (likelyDays - 1) / 7)).toBeLessThan(0.5);
    expect(chanceOfOrder(model, history, (likelyDays + 1) / 7)).toBeGreaterThan(0.5);
    expect(chance).toBeCloseTo(chanceOfOrder(model, history, 90 / 7), 12);
  });

  test("is not expected of who has been silent for long, and worth little", () => {
    const known = { repeats: 9, recency: days(20), age: days(120), repeatSpendMinor: 90_000 };
    const gone = expectNextOrder(model, known);
    expect(gone.likelyDays).toBeNull();
    const there = expectNextOrder(model, { ...known, recency: days(119) });
    expect(there.netMinor).toBeGreaterThan(10 * gone.netMinor);
  });

  test("follows what purchases came to, and all others where these came to nothing", () => {
    const known = { repeats: 3, recency: days(30), age: days(32), repeatSpendMinor: 300_000 };
    const rich = expectNextOrder(model, known);
    const poor = expectNextOrder(model, { ...known, repeatSpendMinor: 3_000 });
    const unknown = expectNextOrder(model, { ...known, repeatSpendMinor: -5 });
    expect(rich.netMinor).toBeGreaterThan(unknown.netMinor);
    expect(unknown.netMinor).toBeGreaterThan(poor.netMinor);
  });

  test("comes as often as is said, of customers who do what the models say", () => {
    const [horizon, weeks] = [13, 80];
    let [expected, came, customers] = [0, 0, 0];
    for (const { repeats, age } of simulate(model, 30_000, weeks + horizon, 7)) {
      const end = age - horizon;
      if (end < 20) continue;
      const past = repeats.filter((at) => at <= end);
      const history = { repeats: past.length, recency: past.at(-1) ?? 0, age: end };
      expected += chanceOfOrder(model, history, horizon);
      came += repeats.some((at) => at > end) ? 1 : 0;
      customers += 1;
    }
    expect(customers).toBeGreaterThan(10_000);
    expect(Math.abs(expected - came) / customers).toBeLessThan(0.01);
  });
});
