import { describe, expect, it } from "vitest";
import type { SliceState } from "../store/sync-slices.server";
import { accessTo, backoffMs, expandScopes, middleOf, planWindows, rankOf } from "./plan";
import { processedWithin } from "./window";

const now = new Date("2026-06-01T00:00:00Z");
const days = (count: number) => new Date(now.getTime() - count * 86_400_000);

describe("windows of orders", () => {
  it("grow from the newest week back to the oldest order, without gaps and open at both ends", () => {
    const windows = planWindows(now, { oldest: days(500), isLimited: false });
    expect(windows).toEqual([
      { from: days(7), to: null },
      { from: days(30), to: days(7) },
      { from: days(90), to: days(30) },
      { from: days(180), to: days(90) },
      { from: days(362), to: days(180) },
      { from: null, to: days(362) },
    ]);
  });

  it("are a single one for a shop without orders, or with a few days of them", () => {
    expect(planWindows(now, { oldest: null, isLimited: false })).toEqual([
      { from: null, to: null },
    ]);
    expect(planWindows(now, { oldest: days(7), isLimited: false })).toEqual([
      { from: null, to: null },
    ]);
    expect(planWindows(now, { oldest: days(8), isLimited: false })).toHaveLength(2);
  });

  it("end inside the 60 days that are visible without read_all_orders", () => {
    expect(planWindows(now, { oldest: null, isLimited: true })).toEqual([
      { from: days(7), to: null },
      { from: days(30), to: days(7) },
      { from: days(59), to: days(30) },
    ]);
  });

  it("become searches that meet without overlap", () => {
    expect(processedWithin({ from: days(30), to: days(7) })).toBe(
      "processed_at:>='2026-05-02T00:00:00.000Z' AND processed_at:<'2026-05-25T00:00:00.000Z'",
    );
    expect(processedWithin({ from: null, to: null })).toBe("");
  });

  it("are halved, but not below an hour", () => {
    const ends = { oldest: days(100), now };
    expect(middleOf({ from: days(2), to: null }, ends)).toEqual(days(1));
    expect(middleOf({ from: null, to: days(50) }, ends)).toEqual(days(75));
    expect(middleOf({ from: days(1 / 24), to: null }, ends)).toBeNull();
  });
});

describe("the order of work", () => {
  it("is the newest orders and sales, the catalogue, older orders, then the rest", () => {
    const slice = (resource: SliceState["resource"], windowTo: Date | null = null) =>
      ({ resource, windowTo }) as SliceState;
    const slices = [
      slice("abandonedCheckouts"),
      slice("sales", days(7)),
      slice("orders", days(30)),
      slice("orders", days(7)),
      slice("customers"),
      slice("sales"),
      slice("products"),
      slice("orders"),
      slice("shop"),
    ];
    const sorted = [...slices].sort((a, b) => rankOf(a, slices) - rankOf(b, slices));
    expect(sorted.map(({ resource }) => resource)).toEqual([
      "shop",
      "orders",
      "sales",
      "products",
      "customers",
      "orders",
      "sales",
      "orders",
      "abandonedCheckouts",
    ]);
  });

  it("waits longer after each failure", () => {
    expect([1, 2, 3, 4].map(backoffMs)).toEqual([15_000, 60_000, 240_000, 960_000]);
  });
});

describe("scopes", () => {
  it("of writing include reading", () => {
    expect(expandScopes(["write_products"]).has("read_products")).toBe(true);
  });

  it("decide what can be read, and what is missing from the whole", () => {
    const scopes = new Set(["read_orders", "read_products"]);
    expect(accessTo("orders", scopes)).toEqual({
      canRead: true,
      lacking: "read_all_orders",
      missingScopes: ["read_all_orders", "read_customers", "read_returns"],
    });
    expect(accessTo("customers", scopes)).toMatchObject({
      canRead: false,
      lacking: "read_customers",
    });
    expect(accessTo("products", scopes)).toMatchObject({ canRead: true, lacking: null });
    expect(accessTo("taxonomy", new Set())).toEqual({
      canRead: true,
      lacking: null,
      missingScopes: [],
    });
  });
});
