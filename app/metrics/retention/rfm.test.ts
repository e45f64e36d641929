import { expect, it } from "vitest";
import type { RfmCell } from "../../store/worth/rfm.server";
import { agreementOf, rfmGroupOf, rfmMoves, rfmSizes, withoutShopifyGroups } from "./rfm";

it("has a group for every cell", () => {
  const rows = [5, 4, 3, 2, 1].map((recency) =>
    [10, 9, 8, 7, 5, 4, 2].map((worth) => rfmGroupOf({ recency, worth })),
  );
  const away = [
    "PREVIOUSLY_LOYAL",
    "PREVIOUSLY_LOYAL",
    "AT_RISK",
    "AT_RISK",
    "AT_RISK",
    "DORMANT",
    "DORMANT",
  ];
  expect(rows).toEqual([
    ["CHAMPIONS", "CHAMPIONS", "CHAMPIONS", "ACTIVE", "ACTIVE", "NEW", "NEW"],
    ["LOYAL", "LOYAL", "LOYAL", "ACTIVE", "ACTIVE", "PROMISING", "PROMISING"],
    ["LOYAL", "LOYAL", "LOYAL", "NEEDS_ATTENTION", "NEEDS_ATTENTION", "ALMOST_LOST", "ALMOST_LOST"],
    away,
    away,
  ]);
});

const cell = (more: Partial<RfmCell>): RfmCell => ({
  recency: 5,
  worth: 10,
  recencyBefore: null,
  worthBefore: null,
  shopifyGroup: null,
  customers: 1,
  purchases: 1,
  netMinor: 100,
  daysSince: 3,
  ...more,
});
const cells = [
  cell({ customers: 4, recencyBefore: 5, worthBefore: 9, shopifyGroup: "CHAMPIONS" }),
  cell({ customers: 2, recencyBefore: 3, worthBefore: 6, shopifyGroup: "ACTIVE" }),
  cell({ customers: 3, recency: 5, worth: 2 }),
  cell({ customers: 1, recency: 1, worth: 4, recencyBefore: 2, worthBefore: 4, shopifyGroup: "X" }),
];

it("sizes each group on both days, with who came and who went", () => {
  const sizes = new Map(rfmSizes(cells, { now: 7, before: 5 }).map((size) => [size.group, size]));
  expect(sizes.size).toBe(11);
  expect(sizes.get("CHAMPIONS")).toMatchObject({
    customers: 6,
    customersBefore: 4,
    joined: 2,
    left: 0,
    netMinor: 200,
    customersAtShopify: 4,
  });
  expect(sizes.get("NEEDS_ATTENTION")).toMatchObject({ customers: 0, customersBefore: 2, left: 2 });
  expect(sizes.get("NEW")).toMatchObject({ customers: 3, customersBefore: 0, joined: 3 });
  expect(sizes.get("DORMANT")).toMatchObject({ customers: 1, joined: 0, left: 0 });
  expect(sizes.get("PROSPECTS")).toMatchObject({
    customers: 7,
    customersBefore: 5,
    customersAtShopify: null,
  });
  expect(sizes.get("ACTIVE")).toMatchObject({ customers: 0, customersAtShopify: 2 });
  expect(sizes.get("NEW")).toMatchObject({ customers: 3, customersAtShopify: 0 });
});

it("lists who moved, most first, and new customers from nowhere", () => {
  expect(rfmMoves(cells)).toEqual([
    { from: null, to: "NEW", customers: 3 },
    { from: "NEEDS_ATTENTION", to: "CHAMPIONS", customers: 2 },
  ]);
});

it("agrees with Shopify where the group is the same, of those it tells one of", () => {
  expect(agreementOf(cells)).toEqual({ same: 4, told: 7 });
  expect(agreementOf([cell({})])).toEqual({ same: 0, told: 0 });
});

it("says nothing of groups at Shopify beside those of a day in the past", () => {
  const past = withoutShopifyGroups(cells);
  expect(agreementOf(past)).toEqual({ same: 0, told: 0 });
  const sizes = rfmSizes(past, { now: 0, before: 0 });
  expect(sizes.map(({ customersAtShopify }) => customersAtShopify)).toEqual(sizes.map(() => null));
  expect(sizes.find(({ group }) => group === "CHAMPIONS")?.customers).toBe(6);
});
