import { expect, it } from "vitest";
import { groupPoints, historyDays, historyOf, parseRfmHistory } from "./rfm-history";

it("looks at the ends of a year of months, and at the last day", () => {
  const days = historyDays("2020-01-01", "2026-11-28");
  expect(days).toHaveLength(13);
  expect(days.slice(0, 3)).toEqual(["2025-11-30", "2025-12-31", "2026-01-31"]);
  expect(days.slice(-2)).toEqual(["2026-10-31", "2026-11-28"]);
  // A month that ends on it is there once.
  expect(historyDays("2020-01-01", "2026-10-31").slice(-2)).toEqual(["2026-09-30", "2026-10-31"]);
});

it("begins with the first purchase, and goes by week where that is less than a quarter ago", () => {
  expect(historyDays("2026-08-28", "2026-11-28")).toEqual([
    "2026-08-31",
    "2026-09-30",
    "2026-10-31",
    "2026-11-28",
  ]);
  // Sundays: 22, 15 and 8 November; the first purchase was on the 9th.
  expect(historyDays("2026-11-09", "2026-11-28")).toEqual([
    "2026-11-15",
    "2026-11-22",
    "2026-11-28",
  ]);
  expect(historyDays("2026-11-29", "2026-11-28")).toEqual([]);
});

const cell = (
  recency: number,
  worth: number,
  before: [number, number] | null,
  customers: number,
) => ({
  ...{ recency, worth, customers, shopifyGroup: null, purchases: 0, daysSince: 0 },
  recencyBefore: before?.[0] ?? null,
  worthBefore: before?.[1] ?? null,
  netMinor: customers * 1_000,
});

it("keeps of each group its size, its value and who came and went", () => {
  const cells = [
    // Champions who were at risk, who were new to the shop, and who were champions.
    cell(5, 9, [2, 6], 3),
    cell(5, 9, null, 2),
    cell(5, 9, [5, 8], 4),
    cell(1, 2, [5, 8], 5),
  ];
  const history = historyOf([{ day: "2026-11-28", points: groupPoints(cells) }]);
  const of = (name: string) => history.groups.find(({ group }) => group === name)?.points;
  expect(of("CHAMPIONS")).toEqual([{ customers: 9, netMinor: 9_000, joined: 5, left: 5 }]);
  expect(of("DORMANT")).toEqual([{ customers: 5, netMinor: 5_000, joined: 5, left: 0 }]);
  expect(of("AT_RISK")).toEqual([{ customers: 0, netMinor: 0, joined: 0, left: 3 }]);
  expect(of("PROSPECTS")).toBeUndefined();
  expect(parseRfmHistory(JSON.parse(JSON.stringify(history)))).toEqual(history);
  expect(parseRfmHistory({ days: [] })).toBeNull();
});
