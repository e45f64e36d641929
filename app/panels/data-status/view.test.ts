import { expect, it } from "vitest";
import type { ResourceProgress } from "../../store/sync-status";
import { parseLiveStatus } from "./live-status";
import { chooseNotice } from "./notice";
import { describeScope } from "./scope-texts";
import {
  listMissingScopes,
  splitLacks,
  toDataStatusView,
  toReadingView,
  toResourceView,
} from "./view";

const orders: ResourceProgress = {
  resource: "orders",
  status: "running",
  reason: null,
  detail: null,
  missingScopes: [],
  mode: "bulk",
  rootsDone: 30,
  expected: 120,
  nextTryAt: null,
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
    lacks: [{ scope: "read_all_orders", text: "scopes.read_all_orders" }],
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
  expect(toDataStatusView([products], shop)).toMatchObject({ isReading: false });
});

it("notices what stopped first, then what Home's figures may not be read from, each scope once", () => {
  const failed = { ...orders, resource: "products", status: "failed", reason: "internal" } as const;
  const limited: ResourceProgress = { ...orders, ...noScope, detail: "read_all_orders" };
  const sales: ResourceProgress = { ...limited, resource: "sales" };
  const resources = [limited, sales].map(toResourceView);
  const older = describeScope("read_all_orders");
  expect(listMissingScopes(resources)).toEqual([older]);
  expect(chooseNotice(resources)).toEqual({ kind: "missingScopes", scopes: [older] });
  expect(chooseNotice([...resources, toResourceView(failed)])).toEqual({
    kind: "failed",
    resources: ["resources.products"],
    reason: "reasons.other",
  });
  expect(chooseNotice([toResourceView(orders)])).toBeNull();
});

it("tells what a complete resource was read without, and Home only what matters there", () => {
  const done = { ...orders, status: "done" } as const;
  const missingScopes = ["read_customers", "read_returns", "read_reports", "read_publications"];
  const view = toResourceView({ ...done, missingScopes });
  expect(view.lacks.map(({ scope }) => scope)).toEqual(missingScopes);
  expect(view).toMatchObject({ reason: null, missingScope: null, canRetry: false });
  expect(chooseNotice([view])).toEqual({
    kind: "missingScopes",
    scopes: [describeScope("read_customers")],
  });
  expect(chooseNotice([toResourceView({ ...done, missingScopes: ["read_reports"] })])).toBeNull();
});

it("explains a scope with the first resource that lacks it, and names it with the others", () => {
  const first = toResourceView({ ...orders, missingScopes: ["read_customers"] });
  const second = toResourceView({ ...orders, missingScopes: ["read_customers", "read_returns"] });
  const scopesOf = (views: { scope: string }[]) => views.map(({ scope }) => scope);
  const { toExplain, explained } = splitLacks([first, second], 1);
  expect(scopesOf(toExplain)).toEqual(["read_returns"]);
  expect(scopesOf(explained)).toEqual(["read_customers"]);
  expect(scopesOf(splitLacks([first, second], 0).toExplain)).toEqual(["read_customers"]);
});

it("never takes Shopify's words for a scope to ask for, and offers a retry instead", () => {
  const detail = "Shopify could not export the orders (ACCESS_DENIED).";
  for (const words of [detail, null]) {
    const refused = toResourceView({ ...orders, ...noScope, detail: words, missingScopes: [] });
    expect(refused).toMatchObject({
      missingScope: null,
      lacks: [],
      canRetry: true,
      reason: "reasons.missing_scope",
    });
    expect(chooseNotice([refused])).toMatchObject({ kind: "failed" });
  }
  const odd = toResourceView({ ...orders, missingScopes: [detail, "read_products, really"] });
  expect(odd.lacks).toEqual([]);
  expect(describeScope("read_something_new")).toMatchObject({ text: "scopes.other" });
});

it("takes only our own answer for a status", () => {
  const view = toDataStatusView([orders], shop);
  const { resources, secondsLeft, isReading } = view;
  const alerts = { unread: 0, newest: null, gravest: null, currency: "USD" };
  const answer = { dataVersion: 7, isReading, resources, secondsLeft, alerts };
  expect(parseLiveStatus(JSON.parse(JSON.stringify(answer)))).toEqual(answer);
  expect(() => parseLiveStatus({ url: "/auth/login" })).toThrow();
});
