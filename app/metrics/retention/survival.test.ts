import { expect, it } from "vitest";
import { daysUntil, shareAt, survivalOf, type Waiting } from "./survival";

const wait = (days: number, hasHappened: boolean, count = 1): Waiting => ({
  days,
  hasHappened,
  count,
});

it("is the share of those left where everybody was seen to the end", () => {
  const groups = [wait(3, true, 2), wait(10, true), wait(20, false, 2)];
  expect(survivalOf(groups)).toEqual([
    { days: 3, share: 0.6, atRisk: 5 },
    { days: 10, share: expect.closeTo(0.4, 12) as number, atRisk: 3 },
  ]);
});

it("gives the published times to remission of 21 patients on 6-mercaptopurine", () => {
  // Freireich et al. (1963), as in every textbook on survival: 6+ is one who was last seen then.
  const groups = [
    wait(6, true, 3),
    wait(6, false),
    wait(7, true),
    wait(9, false),
    wait(10, true),
    wait(10, false),
    wait(11, false),
    wait(13, true),
    wait(16, true),
    wait(17, false),
    wait(19, false),
    wait(20, false),
    wait(22, true),
    wait(23, true),
    wait(25, false),
    wait(32, false, 2),
    wait(34, false),
    wait(35, false),
  ];
  const points = survivalOf(groups);
  expect(points.map(({ days, share }) => [days, share.toFixed(3)])).toEqual([
    [6, "0.857"],
    [7, "0.807"],
    [10, "0.753"],
    [13, "0.690"],
    [16, "0.627"],
    [22, "0.538"],
    [23, "0.448"],
  ]);
  expect(daysUntil(points, 0.5)).toBe(23);
  expect(daysUntil(points, 0.6)).toBeNull();
});

it("knows no share after longer than anybody was seen, and all of it before the first event", () => {
  const groups = [wait(5, true), wait(30, false)];
  const points = survivalOf(groups);
  expect(shareAt(groups, points, 4)).toBe(1);
  expect(shareAt(groups, points, 5)).toBe(0.5);
  expect(shareAt(groups, points, 30)).toBe(0.5);
  expect(shareAt(groups, points, 31)).toBeNull();
  expect(shareAt([], [], 0)).toBeNull();
});
