import { getExtension } from "@shopify/ui-extensions-tester";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { CustomerBlockReady } from "../../../app/panels/extension/customer/view";
import { answerWith, close, eventually, open, shown } from "../../shared/testing";

const extension = getExtension("admin.customer-details.block.render");
beforeEach(() => open(extension, "customer-value", ["gid://shopify/Customer/9"]));
afterEach(() => close(extension));

const block: CustomerBlockReady = {
  state: "ready",
  currency: { code: "JPY", digits: 0 },
  group: "Champions",
  spendTier: "Shopify’s own prediction: high spend.",
  purchases: 6,
  netMinor: 42_000,
  firstDay: "2025-01-31",
  lastDay: "2026-11-01",
  next: {
    kind: "expected",
    chance: 0.624,
    chanceDays: 90,
    likelyDay: "2027-01-15",
    netMinor: 12_300,
    observedTo: "2026-11-29",
  },
  appPath: "/app/customers/rfm",
};

it("says group, value so far and next order", async () => {
  const told = answerWith(extension, () => block);
  await extension.render();
  await eventually(() => expect(shown()).toContain("Champions"));
  expect(told).toEqual([{ path: "/api/extension/customers/9", body: undefined }]);
  expect(shown().split("\n")).toEqual(
    expect.arrayContaining([
      "So far: ¥42,000 net sales, 6 orders",
      "First order Jan 31, 2025, last order Nov 1, 2026",
      "As likely as not by Jan 15, 2027",
      "Chance of an order within 90 days: 62.4%",
      "Expected within 12 months: ¥12,300 net sales",
      "From orders up to Nov 29, 2026.",
      "Shopify’s own prediction: high spend.",
    ]),
  );
});

it.each([
  [
    "unknown, and why",
    { next: { kind: "unknown", why: "Too few came back." } },
    "Unknown. Too few",
  ],
  ["that none is likely", { next: { ...block.next, likelyDay: null } }, "Not likely within two"],
  ["why nothing is said", { state: "waiting", why: "Access is missing." }, "Access is missing."],
])("says %s", async (_, differs, words) => {
  answerWith(extension, () => ({ ...block, ...differs }));
  await extension.render();
  await eventually(() => expect(shown()).toContain(words));
  expect(shown()).not.toContain("As likely as not");
});

it("says that the customer is not known", async () => {
  answerWith(extension, () => 404);
  await extension.render();
  await eventually(() => expect(shown()).toContain("has not read this customer yet"));
});
