import { describe, expect, it } from "vitest";
import type { GapGroup } from "../../../store/worth/repeat.server";
import { buildRepeat, type RepeatInput } from "./build-view";
import { curveRows } from "./curve-rows";

const gap = (step: number, days: number, isNext: boolean): GapGroup => ({
  ...{ step, days, isNext, customers: 1 },
});

/*
 * By hand, nine customers. After the first purchase seven came back, after 1, 4, 13, 32, 74, 122 and 123 days; one
 * was last seen on day 25, one on day 42. Waiting still: 8/9 after day 1, 7/9 after 4, 6/9 after 13; then five are
 * left, 6/9 x 4/5 = 24/45 after 32; then three, 24/45 x 2/3 = 16/45 after 74; 8/45 after 122; none after 123.
 * After the second two came back, on days 10 and 90, and two were last seen on days 10 and 365: 3/4 after day 10, where
 * who was last seen then still counts; 3/8 after 90.
 */
const gaps = [
  ...[1, 4, 13, 32, 74, 122, 123].map((days) => gap(1, days, true)),
  ...[25, 42].map((days) => gap(1, days, false)),
  ...[10, 90].map((days) => gap(2, days, true)),
  ...[10, 365].map((days) => gap(2, days, false)),
];
const input: RepeatInput = {
  gaps,
  range: {
    ...{ customers: 0, purchases: 0, orderingCustomers: 0, returningCustomers: 0, reactivated: 0 },
    ...{ subscribers: 0, subscriptionOrders: 0, subscriptionNetMinor: 0 },
  },
  ...{ silentDays: 180, newNetMinor: 0, returningNetMinor: 0, lacksPlans: false },
};
const { curve, ladder } = buildRepeat(input);
const close = (value: number) => expect.closeTo(value, 12) as number;

describe("who has come back by then, as the curve draws it", () => {
  const at = (line: "afterFirst" | "afterSecond", day: number) => {
    const index = curve.days.indexOf(day);
    return [curve[line].cameBack[index], curve[line].waiting[index]];
  };

  it("counts who was last seen for as long as they were", () => {
    expect(at("afterFirst", 0)).toEqual([0, 9]);
    expect(at("afterFirst", 5)).toEqual([close(2 / 9), 7]);
    expect(at("afterFirst", 25)).toEqual([close(3 / 9), 6]);
    expect(at("afterFirst", 30)).toEqual([close(3 / 9), 5]);
    expect(at("afterFirst", 35)).toEqual([close(21 / 45), 4]);
    expect(at("afterFirst", 75)).toEqual([close(29 / 45), 2]);
    expect(at("afterFirst", 120)).toEqual([close(29 / 45), 2]);
    expect(at("afterSecond", 5)).toEqual([0, 4]);
    expect(at("afterSecond", 10)).toEqual([close(1 / 4), 4]);
    expect(at("afterSecond", 85)).toEqual([close(1 / 4), 2]);
    expect(at("afterSecond", 90)).toEqual([close(5 / 8), 2]);
    expect(at("afterSecond", 365)).toEqual([close(5 / 8), 1]);
  });

  it("says nothing of days for which nobody was seen", () => {
    expect(at("afterFirst", 125)).toEqual([null, 0]);
    expect(at("afterFirst", 365)).toEqual([null, 0]);
  });
});

it("tells the same numbers in the table in the curve's place, by thirty days and at its end", () => {
  const rows = curveRows(curve);
  expect(rows.map(({ day }) => day)).toEqual([
    ...[30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330, 360, 365],
  ]);
  expect(rows[0]?.values).toEqual([close(3 / 9), 5, close(1 / 4), 2]);
  expect(rows[2]?.values).toEqual([close(29 / 45), 2, close(5 / 8), 2]);
  expect(rows.at(-1)?.values).toEqual([null, 0, close(5 / 8), 1]);
  for (const { day, values } of rows) {
    const index = curve.days.indexOf(day);
    const drawn = [curve.afterFirst, curve.afterSecond].map(({ cameBack }) => cameBack[index]);
    expect([values[0], values[2]]).toEqual(drawn);
  }
});

it("leaves days out of it that nobody has waited for", () => {
  const few = { ...input, gaps: [gap(1, 40, true), gap(1, 70, false)] };
  const rows = curveRows(buildRepeat(few).curve);
  expect(rows).toEqual([
    { day: 30, values: [0, 2, null, 0] },
    { day: 60, values: [0.5, 1, null, 0] },
  ]);
  expect(curveRows(buildRepeat({ ...input, gaps: [] }).curve)).toEqual([]);
});

it("tells them from order to order too, beside the shares of those who have and the day of the half", () => {
  // Customers, who went on, their share; within 30, 90 and 365 days; until half did.
  expect(ladder.rows.map(({ cells }) => cells)).toEqual([
    [9, 7, 7 / 9, close(3 / 9), close(29 / 45), null, 74],
    [4, 2, 2 / 4, close(1 / 4), close(5 / 8), close(5 / 8), 90],
  ]);
});
