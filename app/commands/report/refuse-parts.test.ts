import { expect, it } from "vitest";
import type { ResourceView } from "../../panels/data-status/view";
import { refuseParts } from "./refuse-parts";

const resource = (
  name: "shop" | "orders" | "sales" | "products",
  status: ResourceView["status"] = "done",
): ResourceView => ({
  resource: name,
  label: `resources.${name}`,
  status,
  rootsDone: 5,
  expected: 5,
  fraction: 1,
  ratePerSecond: null,
  secondsLeft: null,
  coversFrom: null,
  coversTo: null,
  finishedAt: null,
  reason: status === "done" ? null : "reasons.upstream_unavailable",
  missingScope: null,
  lacks: [],
  canRetry: status !== "done",
  nextTryAt: null,
  detail: null,
});
const [shop, orders, sales] = [resource("shop"), resource("orders"), resource("sales")];

it("makes no figures of a part of the orders, and says what stopped the reading", () => {
  for (const status of ["failed", "degraded"] as const) {
    const cut = [shop, orders, resource("sales", status)];
    expect(() => refuseParts({ resources: cut })).toThrow(
      /Not all of the orders could be read.*Sales, edits and refunds: .*Shopify did not answer/,
    );
  }
  expect(() => refuseParts({ resources: [shop, orders] })).toThrow(/Not all/);
});

it("goes on without products, which no figure of sales needs", () => {
  expect(() => refuseParts({ resources: [shop, orders, sales] })).not.toThrow();
  const without = [shop, orders, sales, resource("products", "failed")];
  expect(() => refuseParts({ resources: without })).not.toThrow();
});
