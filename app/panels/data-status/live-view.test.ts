import { expect, it } from "vitest";
import type { LiveState } from "../../store/live-status";
import { toLiveView } from "./live-view";

const orders: LiveState = {
  resource: "orders",
  liveSince: new Date("2026-11-22T10:00:00Z"),
  currentTo: new Date("2026-11-22T12:00:00Z"),
  hintedAt: new Date("2026-11-22T11:58:00Z"),
  cursorAt: new Date("2026-11-22T11:59:00Z"),
  windowFrom: null,
  windowTo: null,
  afterId: 0,
  polledAt: new Date("2026-11-22T12:00:00Z"),
  compareBeganAt: null,
  compareScope: "recent",
  compareOperation: null,
  compareAfterId: 0,
  compareDiffering: null,
  comparedAt: null,
  comparedAllAt: null,
  foundMissing: 2,
  foundOutdated: 1,
  foundDeleted: 0,
  failedAt: null,
  reason: null,
};
const at = (time: string) => new Date(`2026-11-22T${time}Z`);

it("waits while the history is read, then is live since the first poll", () => {
  expect(toLiveView([], at("12:00:00"))).toMatchObject({ state: "waiting", since: null });
  const waiting = { ...orders, polledAt: null, liveSince: null };
  expect(toLiveView([waiting], at("12:00:00")).state).toBe("waiting");
  const products = { ...orders, resource: "products", liveSince: at("10:05:00") } as const;
  const view = toLiveView([orders, products], at("12:10:00"));
  expect(view).toMatchObject({ state: "live", since: "2026-11-22T10:00:00.000Z" });
});

it("is stale once nobody has asked Shopify about one of them for 45 minutes", () => {
  expect(toLiveView([orders], at("12:45:00")).state).toBe("live");
  expect(toLiveView([orders], at("12:45:01")).state).toBe("stale");
  const fresh = { ...orders, resource: "products", polledAt: at("12:40:00") } as const;
  expect(toLiveView([orders, fresh], at("12:50:00")).state).toBe("stale");
});

it("tells what a comparison found only where there was one, and what goes wrong in words", () => {
  const [row] = toLiveView([orders], at("12:00:00")).rows;
  expect(row).toMatchObject({ found: null, reason: null, label: "liveUpdates.ordersAndSales" });
  const compared = { ...orders, comparedAt: at("11:41:00"), reason: "upstream_invalid" };
  expect(toLiveView([compared], at("12:00:00")).rows[0]).toMatchObject({
    found: { missing: 2, outdated: 1, deleted: 0 },
    reason: "reasons.upstream_invalid",
  });
  const odd = { ...orders, reason: "never heard of" };
  expect(toLiveView([odd], at("12:00:00")).rows[0]?.reason).toBe("reasons.other");
});
