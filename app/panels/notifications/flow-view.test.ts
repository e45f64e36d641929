import { expect, it } from "vitest";
import type { FlowBacklog, FlowChannel, UnsentFlowEvent } from "../../store/flow/terms";
import { toFlowView } from "./flow-view";

const now = new Date("2026-11-30T12:00:00Z");
const none: FlowBacklog = {
  ...{ waiting: 0, waitingSince: null, refused: 0, refusedAt: null },
  ...{ givenUp: 0, givenUpAt: null, retried: 0, retriedSince: null },
};
const works: FlowChannel = { state: "ok", since: now, error: null, sentAt: now, nextAt: now };
const error = { code: "unavailable", detail: "Shopify answered HTTP 503." } as const;
const later = new Date(now.getTime() + 60_000);
const view = (channel: FlowChannel | null, backlog = none, unsent: UnsentFlowEvent[] = []) =>
  toFlowView({ channel, backlog, unsent }, now);

it("neither works nor fails before there was anything to tell, nor after a single failure", () => {
  expect(view(null)).toMatchObject({ state: "idle", sentAt: null, error: null, nextAt: null });
  expect(view({ ...works, sentAt: null }).state).toBe("idle");
  expect(view(works)).toMatchObject({ state: "ok", sentAt: now.toISOString() });
  expect(view({ ...works, error }).state).toBe("retrying");
  expect(view({ ...works, error, state: "failing" })).toMatchObject({
    state: "failing",
    error: { text: "notifications.flow.errors.unavailable", detail: error.detail },
  });
});

it("refuses where it took nothing since it last refused something", () => {
  const refused = { ...none, refused: 1, refusedAt: now };
  expect(view({ ...works, sentAt: null }, refused).state).toBe("refusing");
  expect(view(works, { ...refused, refusedAt: later }).state).toBe("refusing");
  expect(view({ ...works, sentAt: later }, refused).state).toBe("ok");
  expect(view({ ...works, error }, refused).state).toBe("retrying");
});

it("says how many of the refused it tries again by itself, a day after the first of them", () => {
  expect(view(works)).toMatchObject({ retried: 0, retryAt: null, isScopeMissing: false });
  const refused = { ...none, refused: 2, refusedAt: later, retried: 2, retriedSince: now };
  expect(view(works, refused)).toMatchObject({ retried: 2, retryAt: "2026-12-01T12:00:00.000Z" });
  const denied = { ...works, error: { code: "missingScope", detail: "read_products" } as const };
  expect(view(denied).isScopeMissing).toBe(true);
});

it("says when it tries again where something waits for that", () => {
  const paused = { ...works, nextAt: later };
  expect(view(paused).nextAt).toBeNull();
  expect(view(paused, { ...none, waiting: 1, waitingSince: now }).nextAt).toBe(later.toISOString());
  expect(view(works, { ...none, waiting: 1, waitingSince: now }).nextAt).toBeNull();
});

it("says of what was not told what it was, of which product, and why", () => {
  const event: UnsentFlowEvent = {
    ...{ eventId: 7, handle: "merchandising-error-found", productId: 3, product: "Hat" },
    ...{ checkId: "TAX-01", fields: null, state: "refused", attempts: 1 },
    ...{ createdAt: now, settledAt: later, error: { code: "refused", detail: "No such product" } },
  };
  const alert = { ...event, productId: null, product: null, checkId: null };
  const { unsent } = view(works, none, [
    event,
    { ...event, product: null },
    { ...alert, handle: "trading-alert", fields: { Title: "Sold out" }, state: "given-up" },
    { ...alert, handle: "of-before", fields: "nonsense" },
  ]);
  expect(unsent).toMatchObject([
    {
      trigger: "notifications.flow.triggers.merchandising-error-found",
      about: { key: "quality.checks.TAX-01.fail" },
      product: { title: "Hat", url: "/app/quality/products/3" },
      isGivenUp: false,
      error: { text: "notifications.flow.errors.refused", detail: "No such product" },
    },
    { product: { title: null, url: null } },
    { about: { text: "Sold out" }, product: null, isGivenUp: true },
    { trigger: null, about: { text: "" } },
  ]);
});
