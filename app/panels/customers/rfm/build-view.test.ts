import { expect, it } from "vitest";
import type { RfmCell } from "../../../store/worth/rfm.server";
import { buildRfm, type RfmInput } from "./build-view";

const cell = (more: Partial<RfmCell>): RfmCell => ({
  recency: 5,
  worth: 10,
  recencyBefore: 5,
  worthBefore: 10,
  shopifyGroup: null,
  customers: 10,
  purchases: 20,
  netMinor: 100_000,
  daysSince: 50,
  ...more,
});

// Champions by our fifths; Shopify has 10 of them among the loyal. 12 slipped; of 5 it tells no group.
const cells = [
  cell({ shopifyGroup: "CHAMPIONS", netMinor: 400_000 }),
  cell({ shopifyGroup: "LOYAL" }),
  cell({ shopifyGroup: "AT_RISK", recency: 1, worth: 6, customers: 12 }),
  cell({ recency: 1, worth: 2, recencyBefore: 1, worthBefore: 2, customers: 5 }),
];
const input: RfmInput = {
  day: "2026-11-29",
  before: "2026-10-31",
  isLastKnown: true,
  cells,
  // One champion more than those who purchased, whose orders were cancelled.
  atShopify: new Map([
    ["CHAMPIONS", 11],
    ["LOYAL", 10],
    ["AT_RISK", 12],
    ["PROSPECTS", 3],
  ]),
  prospects: { now: 4, before: 4 },
  mayCreateSegments: false,
};

it("leads with Shopify's own groups: sentence, figures, bars, sizes and sales are of them", () => {
  const { source, sentence, figures, bars, atShopify } = buildRfm(input);
  expect(source).toBe("shopify");
  expect(sentence).toEqual({
    kind: "best",
    champions: 11,
    customers: 37,
    salesShare: 400_000 / 700_000,
    slipped: 12,
  });
  expect(figures.map(({ id, value }) => [id, value])).toEqual([
    ["buyers", 37],
    ["champions", 11],
    ["slipping", 12],
    ["rfm-agreement", 22 / 32],
  ]);
  expect(bars.filter(({ customers }) => customers > 0)).toEqual([
    { group: "CHAMPIONS", customers: 11 },
    { group: "LOYAL", customers: 10 },
    { group: "AT_RISK", customers: 12 },
  ]);
  const row = (id: string) => atShopify?.rows.find((own) => own.id === id)?.cells;
  expect(atShopify?.columns.map(({ id }) => id)).toEqual([
    "customers",
    "share",
    "net-sales",
    "each",
    "purchases",
    "days",
    "same",
  ]);
  expect(row("CHAMPIONS")).toEqual([11, 10 / 32, 400_000, 40_000, 2, 5, 10]);
  expect(row("LOYAL")).toEqual([10, 10 / 32, 100_000, 10_000, 2, 5, 0]);
  expect(row("PROSPECTS")).toEqual([3, null, null, null, null, null, null]);
  expect(atShopify?.notes).toContainEqual({ key: "retention.rfm.ungrouped", values: { count: 5 } });
});

it("leads from each of Shopify's groups to the customers who are in it", () => {
  const links = buildRfm(input).atShopify?.rows.map(({ id, link }) => [id, link?.url]);
  expect(links).toHaveLength(11);
  for (const [group, url] of links ?? []) {
    expect(url).toBe(`shopify://admin/customers?segment_query=rfm_group+%3D+%27${group}%27`);
  }
  expect(buildRfm(input).groups.rows.every(({ link }) => link === null)).toBe(true);
});

it("tells by our fifths who is where, and leads with them where Shopify tells no groups", () => {
  const untold = cells.map((own) => ({ ...own, shopifyGroup: null }));
  const { source, sentence, atShopify, bars, groups } = buildRfm({
    ...input,
    isLastKnown: false,
    cells: untold,
    atShopify: new Map(),
  });
  expect(source).toBe("fifths");
  expect(atShopify).toBeNull();
  expect(sentence).toMatchObject({ champions: 20, salesShare: 500_000 / 700_000, slipped: 12 });
  expect(bars.find(({ group }) => group === "CHAMPIONS")?.customers).toBe(20);
  expect(groups.notes).toContainEqual({ key: "retention.rfm.atShopifyPast" });
  expect(buildRfm(input).groups.rows.map(({ cells: own }) => own)).toEqual(
    groups.rows.map(({ cells: own }) => own),
  );
});

it("says nothing of shares while there are too few customers", () => {
  const few = buildRfm({ ...input, cells: [cell({ customers: 24, shopifyGroup: "CHAMPIONS" })] });
  expect(few.sentence).toEqual({ kind: "tooFew", customers: 24 });
  expect(buildRfm({ ...input, cells: [] }).sentence).toEqual({ kind: "nobody" });
  const enough = buildRfm({ ...input, cells: [cell({ customers: 25 })] });
  expect(enough.sentence.kind).toBe("best");
});
