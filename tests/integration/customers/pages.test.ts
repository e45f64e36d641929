import { afterAll, beforeAll, expect, it } from "vitest";
import { buildRetention } from "../../../app/commands/report/build-retention";
import { retentionSchema } from "../../../app/commands/report/retention-schema";
import { loadRetention } from "../../../app/panels/customers/report.server";
import { loadCohorts } from "../../../app/panels/customers/cohorts/load.server";
import { loadJourney } from "../../../app/panels/customers/journey/load.server";
import { loadRepeat } from "../../../app/panels/customers/repeat/load.server";
import { loadRfm } from "../../../app/panels/customers/rfm/load.server";
import type { Database } from "../../../app/store/database.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import { withShop } from "../../../app/store/with-shop.server";
import { denyAllOrders, markHistoryRead, putProduct } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { fillCustomerShops, now, putPurchases } from "./customer-shops";

let db: Database;
let one: ShopRow;
let two: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  one = await installTestShop(db, "one-pages.myshopify.com");
  two = await installTestShop(db, "two-pages.myshopify.com");
  await fillCustomerShops(one, two);
}, 120_000);
afterAll(() => db.close());

const pages = [loadCohorts, loadRepeat, loadRfm, loadJourney] as const;

async function open(load: (typeof pages)[number], query = "", shop = one) {
  const row = (await findShopById(shop.id)) ?? shop;
  const view = await load(row, new URLSearchParams(query), now);
  if (view.state !== "ready") throw new Error(`The page is ${view.state}`);
  return view;
}

it("answers with the latest cohort that is three months old", async () => {
  const { content } = await open(loadCohorts);
  expect(content).toMatchObject({
    sentence: { kind: "few", from: "2026-07-01", customers: 1, returned: 1, least: 30 },
    filter: null,
  });
});

it("answers with an older cohort where nobody of those shown is in the latest", async () => {
  const { content } = await open(loadCohorts, "by=campaign&value=june");
  expect(content).toMatchObject({
    sentence: { kind: "few", from: "2026-06-01", customers: 1, returned: 1, least: 30 },
  });
  const { content: late } = await open(loadCohorts, "by=code&value=NOBODY");
  expect(late).toMatchObject({ sentence: { kind: "nobody" } });
});

it("shows the customers of one channel, campaign, tag or code alone", async () => {
  const sizes = async (query: string) => {
    const { content } = await open(loadCohorts, query);
    if (!content || !("heat" in content)) throw new Error("There are no cohorts");
    return content.heat.rows.map(({ from, customers }) => [from.slice(0, 7), customers]);
  };
  expect(await sizes("by=channel&value=paid-search")).toEqual([["2026-06", 1]]);
  // Who first ordered where there are no visits, apart from those of whom none is known.
  expect(await sizes("by=channel&value=notApplicable")).toEqual([
    ["2026-06", 1],
    ["2026-11", 1],
  ]);
  expect(await sizes("by=channel&value=unknown")).toEqual([]);
  await db.query(
    "update order_fact set first_is_online = true where shop_id = $1 and customer_id = 4",
    [one.id],
  );
  expect(await sizes("by=channel&value=notApplicable")).toEqual([["2026-06", 1]]);
  expect(await sizes("by=channel&value=unknown")).toEqual([["2026-11", 1]]);
  const { content } = await open(loadCohorts, "by=channel");
  const rows = content && "split" in content ? content.split?.rows : [];
  expect(rows?.map(({ id, label, cells }) => [id, label, cells[0]])).toEqual([
    ["direct", { key: "marketingChannels.direct" }, 1],
    ["notApplicable", { key: "acquisition.notApplicable" }, 1],
    ["paid-search", { key: "marketingChannels.paid-search" }, 1],
    ["unknown", { key: "retention.cohorts.noChannel" }, 1],
  ]);
  expect(await sizes("by=campaign&value=june")).toEqual([["2026-06", 1]]);
  expect(await sizes("by=tag&value=vip")).toEqual([["2026-06", 1]]);
  expect(await sizes("by=code&value=HELLO")).toEqual([
    ["2026-06", 1],
    ["2026-07", 1],
  ]);
  expect(await sizes("by=product&value=2&grain=year")).toEqual([["2026-01", 2]]);
  expect(await sizes("by=code&value=NOBODY")).toEqual([]);
});

it("counts those who came back among fewer customers than a share says something of", async () => {
  const floor = await installTestShop(db, "floor-pages.myshopify.com");
  await withShop(floor, async (tx) => {
    await putProduct(tx, floor, { id: 1, type: "Mug" });
    await markHistoryRead(tx, floor);
  });
  const first = (count: number, from = 0) =>
    Array.from({ length: count }, (_, at) => {
      const id = from + at + 1;
      return { id, customer: id, day: "2026-06-10", product: 1, net: 1_000 };
    });
  // One of them came back.
  await putPurchases(floor, [
    ...first(29),
    { id: 99, customer: 1, day: "2026-07-10", product: 1, net: 500 },
  ]);
  await foldShop(floor, now);
  const sentences = async () => {
    const [cohort, repeat] = [
      await open(loadCohorts, "", floor),
      await open(loadRepeat, "", floor),
    ];
    return [cohort, repeat].map(
      ({ content }) => content && "sentence" in content && content.sentence,
    );
  };
  expect(await sentences()).toMatchObject([
    { kind: "few", customers: 29, returned: 1, least: 30 },
    { kind: "few", customers: 29, repeaters: 1, least: 30 },
  ]);
  await putPurchases(floor, first(1, 29));
  await foldShop(floor, now);
  expect(await sentences()).toMatchObject([
    { kind: "returned", customers: 30, returned: 1 },
    { kind: "rate", customers: 30, rate: 1 / 30 },
  ]);
});

const cohortsOf = async (query: string) => {
  const { content } = await open(loadCohorts, query);
  if (!content || !("heat" in content)) throw new Error("There are no cohorts");
  return content;
};
const splitOf = async (query: string) => {
  const { split } = await cohortsOf(query);
  return {
    title: split?.title,
    columns: split?.columns.map(({ values }) => values?.["age"] ?? "customers"),
    rows: split?.rows.map(({ id, cells }) => [id, ...cells.slice(0, 3)]),
    links: split?.rows.filter(({ link }) => link !== null).length,
  };
};

it("compares customers by what is shown of cohorts", async () => {
  const net = await splitOf("by=code&show=net");
  expect(net.title).toBe("retention.cohorts.splitTitles.net");
  expect(net.columns?.slice(0, 4)).toEqual(["customers", 0, 1, 2]);
  // HELLO: 1,000 and 4,000 first; then 2,000 and 100. Without: 0 of June, as November is not over.
  expect(net.rows).toEqual([
    ["", 2, 0, 0],
    ["HELLO", 2, 2_500, 3_550],
  ]);
  expect((await splitOf("by=code&show=ordersEach")).rows).toEqual([
    ["", 2, 1, 1],
    ["HELLO", 2, 1, 2],
  ]);
  const back = await splitOf("by=code");
  expect(back.columns?.slice(0, 3)).toEqual(["customers", 1, 2]);
  expect(back.rows).toEqual([
    ["", 2, 0, 0],
    ["HELLO", 2, 1, 0],
  ]);
});

it("compares those of one value by something else", async () => {
  expect((await splitOf("by=code&value=HELLO")).rows).toBeUndefined();
  const { rows, links } = await splitOf("by=code&value=HELLO&split=product&show=net");
  expect(rows).toEqual([
    ["1", 1, 1_000, 3_000],
    ["2", 1, 4_000, 4_100],
  ]);
  expect(links).toBe(0);
  expect((await splitOf("by=code&show=net")).links).toBe(2);
});

it("shows customers by country where the merchant wants that", async () => {
  const countries = (on: boolean) =>
    db.query("update shop set reads_countries = $2 where id = $1", [one.id, on]);
  await countries(true);
  await db.query(
    `update order_fact set first_country = case when customer_id in (1, 3) then 'DE'
       when customer_id = 2 then 'FR' end where shop_id = $1`,
    [one.id],
  );
  const { split, countries: known } = await cohortsOf("by=country&show=customers");
  expect(known).toBe("on");
  expect(split?.rows.map(({ id, label, cells }) => [id, label, cells[0]])).toEqual([
    ["DE", "Germany", 2],
    ["", { key: "breakdown.none.country" }, 1],
    ["FR", "France", 1],
  ]);
  const of = async (value: string) =>
    (await cohortsOf(`by=country&value=${value}`)).heat.rows.map(({ from, customers }) => [
      from.slice(0, 7),
      customers,
    ]);
  expect(await of("DE")).toEqual([
    ["2026-06", 1],
    ["2026-07", 1],
  ]);
  expect(await of("FR")).toEqual([["2026-06", 1]]);
  expect(await of("")).toEqual([["2026-11", 1]]);
  expect((await splitOf("by=country&value=DE&split=code&show=net")).rows).toEqual([
    ["HELLO", 2, 2_500, 3_550],
  ]);
  await countries(false);
});

it("does not tell countries apart where nobody asked for them", async () => {
  expect((await open(loadCohorts, "by=country")).content).toMatchObject({
    countries: "off",
    split: null,
  });
});

const atShopify = async (query: string) => {
  const { content } = await open(loadRfm, query);
  if (!content || !("groups" in content)) throw new Error("There are no groups");
  const { atShopify: told, groups, figures, source } = content;
  const agreement = figures.find(({ id }) => id === "rfm-agreement");
  return {
    source,
    // Customers, share, net sales, each, orders, days, the same by our fifths.
    champions: told?.rows.find(({ id }) => id === "CHAMPIONS")?.cells ?? null,
    own: groups.rows.find(({ id }) => id === "NEEDS_ATTENTION")?.cells[0],
    agreement: agreement?.value,
    note: agreement?.note,
    notes: groups.notes.map(({ key }) => key),
  };
};

it("leads with Shopify's RFM groups on the last day that is known, and with ours on days before", async () => {
  // Shopify has customer 1 among the champions, who needs attention here.
  const last = await atShopify("from=2026-11-01&to=2026-11-29");
  expect(last).toMatchObject({
    source: "shopify",
    champions: [1, 1, 3_500, 3_500, 3, 19, 0],
    own: 1,
    agreement: 0,
    note: "retention.rfm.agreementNote",
  });
  expect(last.notes).not.toContain("retention.rfm.atShopifyPast");
  const past = await atShopify("from=2026-11-01&to=2026-11-28");
  expect(past).toMatchObject({
    source: "fifths",
    champions: null,
    own: 1,
    agreement: null,
    note: "retention.rfm.agreementPast",
  });
  expect(past.notes).toContain("retention.rfm.atShopifyPast");
});

it("reports Shopify's RFM groups beside its own, as of the last day that is known alone", async () => {
  const report = async (at: Date) => {
    const figures = await loadRetention((await findShopById(one.id)) ?? one, at);
    return retentionSchema.parse(buildRetention(figures, null, "USD"));
  };
  const last = await report(now);
  const groups = new Map(last?.rfm.map(({ group, ...figures }) => [group, figures]));
  expect(groups.get("CHAMPIONS")).toMatchObject({ customers: 0, customersAtShopify: 1 });
  expect(groups.get("NEEDS_ATTENTION")).toMatchObject({ customers: 1, customersAtShopify: 0 });
  expect(groups.get("PROSPECTS")).toMatchObject({ customers: 1, customersAtShopify: null });
  expect(last?.rfmAgreement).toBe(0);
  const earlier = await report(new Date("2026-11-27T15:00:00Z"));
  expect(earlier?.asOf).toBe("2026-11-27");
  expect(earlier?.rfm.every(({ customersAtShopify }) => customersAtShopify === null)).toBe(true);
  expect(earlier?.rfmAgreement).toBeNull();
});

it("refuses, and asks for what is missing, while the history is not whole", async () => {
  const limited = await installTestShop(db, "limited.myshopify.com");
  await denyAllOrders(db, limited);
  for (const load of pages) {
    const view = await open(load, "", limited);
    expect(view.refusal).toEqual({ kind: "scopes", scopes: ["read_all_orders"] });
    expect(view.content).toBeNull();
    expect(view.notice).toBeNull();
  }
  // New and returning sales are told as far as Shopify's count of a customer's orders goes.
  const view = await open(loadRepeat, "", limited);
  expect(view.always).toMatchObject({ kinds: { id: "new-and-returning-sales" } });
  expect(await loadRetention((await findShopById(limited.id)) ?? limited, now)).toBeNull();
});
