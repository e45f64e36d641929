import { expect, it } from "vitest";
import type { ResourceProgress } from "../../store/sync-status";
import { parseLiveStatus } from "./live-status";
import { chooseNotice } from "./notice";
import { listMissingScopes, toDataStatusView, toReadingView, toResourceView } from "./view";

const orders: ResourceProgress = {
  resource: "orders",
  status: "running",
  reason: null,
  detail: null,
  mode: "bulk",
  rootsDone: 30,
  expected: 120,
  startedAt: new Date("2026-11-22T10:00:00Z"),
  finishedAt: null,
  coversFrom: null,
  coversTo: null,
  ratePerSecond: 3,
  secondsLeft: 30,
};
const noScope = { status: "degraded", reason: "missing_scope" } as const;
const shop = { timezone: "UTC", dataVersion: 7 };

it("says how much of a resource is done, where that is known", () => {
  expect(toResourceView(orders).fraction).toBe(0.25);
  expect(toResourceView({ ...orders, expected: null }).fraction).toBeNull();
  expect(toResourceView({ ...orders, expected: 0, rootsDone: 0 }).fraction).toBe(1);
  expect(toResourceView({ ...orders, rootsDone: 130 }).fraction).toBe(1);
  expect(toResourceView({ ...orders, status: "done", expected: null }).fraction).toBe(1);
});

it("gives reasons in words only where something is less than whole", () => {
  expect(toResourceView(orders).reason).toBeNull();
  const failed = { ...orders, status: "failed", reason: "upstream_unavailable" } as const;
  expect(toResourceView(failed)).toMatchObject({
    reason: "reasons.upstream_unavailable",
    canRetry: true,
    missingScope: null,
  });
  expect(toResourceView({ ...failed, reason: "never heard of" }).reason).toBe("reasons.other");
  expect(toResourceView({ ...orders, ...noScope, detail: "read_all_orders" })).toMatchObject({
    missingScope: "read_all_orders",
    missingScopeText: "scopes.read_all_orders",
    canRetry: false,
  });
});

it("reads until nothing is pending or running, as long as the slowest takes", () => {
  const sales = { ...orders, resource: "sales", secondsLeft: 90 } as const;
  const products = { ...orders, resource: "products", status: "done", secondsLeft: 500 } as const;
  expect(toReadingView([orders, sales, products])?.secondsLeft).toBe(90);
  expect(
    toReadingView([{ ...orders, status: "pending", secondsLeft: null }])?.secondsLeft,
  ).toBeNull();
  expect(toReadingView([products, { ...orders, status: "failed" }])).toBeNull();
  expect(toDataStatusView([products], shop)).toMatchObject({ isReading: false, hasFailed: false });
});

it("notices a failure first, then what may not be read, each scope once", () => {
  const failed = { ...orders, resource: "products", status: "failed", reason: "internal" } as const;
  const limited = { ...orders, ...noScope, detail: "read_all_orders" };
  const resources = [limited, { ...limited, resource: "sales" } as const].map(toResourceView);
  expect(listMissingScopes(resources)).toEqual(["read_all_orders"]);
  expect(chooseNotice(resources)).toEqual({
    kind: "missingScopes",
    scopes: [{ scope: "read_all_orders", text: "scopes.read_all_orders" }],
  });
  expect(chooseNotice([...resources, toResourceView(failed)])).toEqual({
    kind: "failed",
    resources: ["resources.products"],
    reason: "reasons.other",
  });
  expect(chooseNotice([toResourceView(orders)])).toBeNull();
});

it("takes only our own answer for a status", () => {
  const view = toDataStatusView([orders], shop);
  const { resources, secondsLeft, isReading } = view;
  const answer = { dataVersion: 7, isReading, resources, secondsLeft };
  expect(parseLiveStatus(JSON.parse(JSON.stringify(answer)))).toEqual(answer);
  expect(() => parseLiveStatus({ url: "/auth/login" })).toThrow();
});
