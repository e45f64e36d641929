import { afterAll, beforeAll, expect, it } from "vitest";
import { findCohortValues } from "../../../app/panels/customers/cohorts/find-values.server";
import type { Database } from "../../../app/store/database.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import {
  readCohortSplits,
  readFirstTouches,
  readReturned,
} from "../../../app/store/worth/cohort-splits.server";
import { readCohorts } from "../../../app/store/worth/cohorts.server";
import type { CustomerFilter } from "../../../app/store/worth/customer-filter";
import type { CustomerSplit } from "../../../app/store/worth/customer-split";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { fillCustomerShops } from "./customer-shops";

const to = "2026-11-28";
let db: Database;
let one: ShopRow;
let two: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  one = await installTestShop(db, "one-customers.myshopify.com");
  two = await installTestShop(db, "two-customers.myshopify.com");
  await fillCustomerShops(one, two);
}, 120_000);
afterAll(() => db.close());

it("reads the cohorts of one shop, and none before a day", async () => {
  const read = (since?: string) =>
    withShop(one, (tx) => readCohorts(tx, one, "month", to, null, since));
  const cells = await read();
  expect(
    cells.map(({ cohort, period, customers, purchases, netMinor }) => [
      cohort,
      period,
      customers,
      purchases,
      netMinor,
    ]),
  ).toEqual([
    // 1000 and 3000 - 3000.
    ["2026-06-01", "2026-06-01", 2, 2, 1_000],
    // The swap is no purchase.
    ["2026-06-01", "2026-07-01", 1, 1, 2_000],
    ["2026-06-01", "2026-11-01", 1, 1, 500],
    ["2026-07-01", "2026-07-01", 1, 1, 4_000],
    ["2026-07-01", "2026-08-01", 1, 1, 100],
    // A cancelled order of nothing paid adds what was kept: here all of it.
    ["2026-11-01", "2026-11-01", 1, 1, 700 + 9_999],
  ]);
  expect((await read("2026-06-30")).map(({ cohort }) => cohort)).not.toContain("2026-06-10");
  expect((await read("2026-07-01"))[0]?.cohort).toBe("2026-07-01");
});

it("has the same cohorts of everyone as kept by month and as counted, order by order", async () => {
  const touches = await withShop(one, (tx) => readFirstTouches(tx, one));
  const everyone = { by: "touch" as const, touches: [...touches, null] };
  for (const since of [null, "2026-07-01"]) {
    const [kept, counted] = await withShop(one, async (tx) => [
      await readCohorts(tx, one, "month", to, null, since),
      await readCohorts(tx, one, "month", to, everyone, since),
    ]);
    expect(kept?.length).toBeGreaterThan(2);
    expect(kept).toEqual(counted);
  }
  // Of a day in the past only what was placed by then.
  const early = await withShop(one, (tx) => readCohorts(tx, one, "month", "2026-07-31", null));
  expect(
    early
      .map(({ period }) => period)
      .sort()
      .at(-1),
  ).toBe("2026-07-01");
});

it.each([
  [
    "product",
    null,
    [
      ["1", 2],
      ["2", 2],
    ],
  ],
  [
    "type",
    null,
    [
      ["Hat", 2],
      ["Mug", 2],
    ],
  ],
  [
    "code",
    null,
    [
      ["", 2],
      ["HELLO", 2],
    ],
  ],
  // Customers without a tag, or of whom none is known, are together.
  [
    "tag",
    null,
    [
      ["", 3],
      ["shop", 1],
      ["vip", 1],
    ],
  ],
  ["country", null, [["", 4]]],
] as const)("splits cohorts by %s", async (by, touches, expected) => {
  const cells = await withShop(one, (tx) =>
    readCohortSplits(tx, one, "month", { since: "2026-01-01", to }, { by, touches, limit: 9 }),
  );
  const sizes = new Map<string, number>();
  for (const { key, cohort, period, customers } of cells) {
    if (cohort === period) sizes.set(key, (sizes.get(key) ?? 0) + customers);
  }
  expect([...sizes].sort()).toEqual(expected);
});

it.each<[Exclude<CustomerSplit, "touch">, (key: string) => CustomerFilter]>([
  ["product", (key) => ({ by: "product", productId: key === "" ? null : Number(key) })],
  ["type", (type) => ({ by: "type", type })],
  ["code", (key) => ({ by: "code", code: key || null })],
  ["tag", (key) => ({ by: "tag", tag: key || null })],
  ["country", (key) => ({ by: "country", country: key || null })],
] as const)(
  "keeps by %s the customers of each row alone, of those without any too",
  async (by, of) => {
    const range = { since: "2026-01-01", to };
    const split = await withShop(one, (tx) =>
      readCohortSplits(tx, one, "month", range, { by, touches: null, limit: 9 }),
    );
    const keys = new Set(split.map(({ key }) => key));
    for (const key of [...keys, ""]) {
      const kept = await withShop(one, (tx) =>
        readCohorts(tx, one, "month", to, of(key), range.since),
      );
      const expected = split.filter((cell) => cell.key === key);
      expect(
        kept.map(({ cohort, period, customers, netMinor }) => [
          cohort,
          period,
          customers,
          netMinor,
        ]),
      ).toEqual(
        expected.map(({ cohort, period, customers, netMinor }) => [
          cohort,
          period,
          customers,
          netMinor,
        ]),
      );
    }
    expect(keys.size).toBeGreaterThan(0);
  },
);

it.each([
  ["as many as there can be", Array.from({ length: 249 }, (_, n) => `tag ${n}`)],
  ["as long as there can be", Array.from({ length: 49 }, (_, n) => `${n} ${"語".repeat(250)}`)],
])("keeps customers by a tag among others, %s", async (_, others) => {
  const setTags = (tags: readonly string[]) =>
    withShop(one, (tx) =>
      tx.query("update customer set tags = $2 where shop_id = $1 and id = 1", [one.id, tags]),
    );
  const ofTag = (tag: string | null) =>
    withShop(one, (tx) => readCohorts(tx, one, "month", to, { by: "tag", tag }, "2026-01-01"));
  const [withTag, without] = [await ofTag("vip"), await ofTag(null)];
  expect([withTag, without].map(({ length }) => length > 0)).toEqual([true, true]);
  await setTags(["vip", ...others]);
  expect([await ofTag("vip"), await ofTag(null), await ofTag(others[0] ?? "")]).toEqual([
    withTag,
    without,
    withTag,
  ]);
  await setTags(["vip", "shop"]);
});

it("splits by groups of touches, and keeps the keys with most customers", async () => {
  const known = await withShop(one, (tx) => readFirstTouches(tx, one));
  expect(known).toEqual([
    expect.stringContaining("google\u001fcpc\u001fjune"),
    expect.stringContaining("direct"),
    null,
  ]);
  expect(await withShop(two, (tx) => readFirstTouches(tx, two))).toEqual([null]);
  const groups = known.map((touch) => (touch?.includes("cpc") ? "paid" : "rest"));
  const cells = await withShop(one, (tx) =>
    readCohortSplits(
      tx,
      one,
      "year",
      { since: "2026-01-01", to },
      { by: "touch", touches: { touches: known, groups, elsewhere: null }, limit: 1 },
    ),
  );
  expect(cells).toEqual([
    expect.objectContaining({ key: "rest", cohort: "2026-01-01", customers: 3, purchases: 4 }),
  ]);
});

it("counts who came back within months of their own first order, on the last day and not after", async () => {
  const returned = (shop: ShopRow, months: number, from = "2026-06-01") =>
    withShop(shop, (tx) => readReturned(tx, shop, { from, to: "2026-06-30" }, months, null));
  // The second order was a month to the day after the first.
  expect(await returned(one, 1)).toEqual({ customers: 2, returned: 1 });
  expect(await returned(one, 0)).toEqual({ customers: 2, returned: 0 });
  expect(await returned(one, 1, "2026-06-11")).toEqual({ customers: 1, returned: 0 });
  expect(await returned(two, 3)).toEqual({ customers: 1, returned: 0 });
});

it("finds every value that cohorts can be kept to, by parts of its name, of one shop", async () => {
  const find = async (query: string, shop = one) =>
    (await findCohortValues(shop, new URLSearchParams(query))).map(({ value }) => value);
  expect(await find("by=code")).toEqual(["", "HELLO"]);
  expect(await find("by=code&q=ell")).toEqual(["HELLO"]);
  expect(await find("by=code&q=e%25l")).toEqual([]);
  expect(await find("by=code", two)).toEqual(["", "OTHER"]);
  expect(await find("by=product")).toEqual(["", "1", "2"]);
  expect(await find("by=product", two)).toEqual(["", "2"]);
  const letters = [
    "by=type&q=m",
    "by=tag&q=vi",
    "by=campaign&q=jun",
    "by=country&q=germ",
    "by=size",
  ];
  const found = await Promise.all(letters.map((query) => find(query)));
  expect(found).toEqual([["Mug"], ["vip"], ["june"], ["DE"], []]);
  expect(await find("by=channel&q=paid%20s")).toEqual(["paid-search", "paid-social"]);
});
