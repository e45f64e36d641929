import { expect, it } from "vitest";
import { marketingActivityNode, marketingActivityToRow } from "./marketing-rows";

const node = {
  id: "gid://shopify/MarketingActivity/7",
  title: "Brand",
  status: "ACTIVE",
  tactic: "AD",
  marketingChannelType: "SEARCH",
  sourceAndMedium: "google / cpc",
  utmParameters: null,
  adSpend: { amount: "12.5", currencyCode: "USD" },
  budget: { budgetType: "DAILY", total: { amount: "3000", currencyCode: "JPY" } },
  hierarchyLevel: "CAMPAIGN",
  parentActivityId: null,
  isExternal: true,
  marketingEvent: null,
  createdAt: "2026-11-01T00:00:00Z",
  updatedAt: "2026-11-02T00:00:00Z",
};
const rowOf = (more: object) =>
  marketingActivityToRow(marketingActivityNode.parse({ ...node, ...more }));

it("keeps spend and budget each in the minor units of its own currency", () => {
  expect(rowOf({})).toMatchObject({
    ...{ adSpendMinor: 1_250, adSpendCurrency: "USD" },
    ...{ budgetMinor: 3_000, budgetCurrency: "JPY", budgetType: "DAILY" },
  });
});

it("knows no budget, and no currency of one, where Shopify tells of none", () => {
  const none = { budgetMinor: null, budgetCurrency: null };
  expect(rowOf({ budget: null })).toMatchObject({ ...none, budgetType: null });
  expect(rowOf({ budget: { budgetType: "LIFETIME", total: null } })).toMatchObject(none);
});

it("knows when an activity is planned to end, apart from when it did", () => {
  const event = { startedAt: "2026-11-01T09:00:00Z", endedAt: null };
  const planned = { marketingEvent: { ...event, scheduledToEndAt: "2026-11-30T09:00:00Z" } };
  expect(rowOf(planned)).toMatchObject({ endedAt: null, scheduledEndAt: "2026-11-30T09:00:00Z" });
  expect(rowOf({})).toMatchObject({ startedAt: null, scheduledEndAt: null });
});
