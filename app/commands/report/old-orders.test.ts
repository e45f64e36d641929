import { expect, it } from "vitest";
import { describeOldOrders } from "./old-orders";

const at = (newest: string | null) =>
  describeOldOrders("http://127.0.0.1:3456/store/a/apps/b", newest, "2026-12-02");

it("leads to the 30 days up to the newest order where the last 30 days have none", () => {
  expect(at("2026-11-02")).toEqual([
    "The newest order is of 2026-11-02, and pages open on the last 30 days. Those up to it:",
    "http://127.0.0.1:3456/store/a/apps/b/app?from=2026-10-04&to=2026-11-02",
  ]);
});

it("says nothing where a page that is opened has orders, or where there are none", () => {
  expect(at("2026-11-03")).toEqual([]);
  expect(at("2026-12-02")).toEqual([]);
  expect(at(null)).toEqual([]);
});
