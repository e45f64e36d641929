import { expect, it } from "vitest";
import type { ShopChangeRow } from "../../store/shop-change";
import { toShopChangeViews } from "./view";

const change: ShopChangeRow = {
  id: 1,
  kind: "timezone",
  before: "America/New_York",
  after: "Asia/Tokyo",
  changedAt: new Date("2026-11-01T20:00:00Z"),
  settledAt: new Date("2026-11-02T00:00:00Z"),
};
const shownAt = (now: string, settledAt = change.settledAt) =>
  toShopChangeViews([{ ...change, settledAt }], "Asia/Tokyo", new Date(now));

it("is told for seven days after everything was made again, and not a moment longer", () => {
  expect(shownAt("2026-11-08T23:59:59Z")).toHaveLength(1);
  expect(shownAt("2026-11-09T00:00:00Z")).toEqual([]);
});

it("is told as long as it is under way, however long that takes", () => {
  expect(shownAt("2027-02-01T00:00:00Z", null)).toMatchObject([{ isUnderWay: true }]);
});

it("happened on the day that it was in the shop's present zone", () => {
  expect(shownAt("2026-11-03T00:00:00Z")[0]).toMatchObject({
    day: "2026-11-02",
    isUnderWay: false,
  });
});
