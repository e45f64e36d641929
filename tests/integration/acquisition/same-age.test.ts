import { afterAll, beforeAll, expect, it } from "vitest";
import { loadAcquisition } from "../../../app/panels/acquisition/load.server";
import { writeCostSetting } from "../../../app/store/costs/cost-settings.server";
import type { Database } from "../../../app/store/database.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { addSpendCost } from "../../../app/store/spend/spend-costs.server";
import { withShop } from "../../../app/store/with-shop.server";
import { putVariant } from "../../setup/cost-rows";
import { markHistoryRead, putProduct } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { now, putPurchases } from "../customers/customer-shops";

let db: Database;
let shop: ShopRow;

/*
 * Of a mug for 10.00, 6.00 are left after its cost. Today is 29 November. 30 customers came on 10 May for 5.00 each
 * and 30 on 10 August for 4.00 each, for a mug. Of May's, three sent theirs back on 20 August and ten on 1 September.
 * August's customers have been ones for as long as May's had been by 29 August. A guest bought a mug on 12 May and sent it
 * back on 5 September; customer 5 000 ordered one on 11 May and cancelled on 3 September. The same goes for another shop, which none of it
 * is of.
 */
beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "same-age.myshopify.com");
  for (const each of [shop, await installTestShop(db, "other-age.myshopify.com")]) {
    await withShop(each, async (tx) => {
      await putProduct(tx, each, { id: 1 });
      await putVariant(tx, each, { id: 10, product: 1, sku: "MUG", cost: 400 });
      await markHistoryRead(tx, each);
    });
    const many = (from: number, customer: number, day: string) =>
      Array.from({ length: 30 }, (_, index) => ({
        ...{ id: from + index, customer: customer + index, day, product: 1, net: 1_000 },
      }));
    const back = (index: number) =>
      index < 3 ? "2026-08-20" : index < 13 ? "2026-09-01" : undefined;
    await putPurchases(each, [
      ...many(100, 1_000, "2026-05-10").map((order, index) => {
        const returned = back(index);
        return returned ? { ...order, returned } : order;
      }),
      ...many(200, 2_000, "2026-08-10"),
      {
        id: 300,
        customer: 4_000,
        day: "2026-05-12",
        product: 1,
        net: 1_000,
        returned: "2026-09-05",
      },
      {
        ...{ id: 400, customer: 5_000, day: "2026-05-11", product: 1, net: 1_000 },
        ...{ returned: "2026-09-03", isCancelled: true },
      },
    ]);
    await withShop(each, (tx) =>
      tx.query("update orders set customer_id = null where shop_id = $1 and id = 300", [each.id]),
    );
    await foldShop(each, now);
  }
  await enter("2026-03-01", "2026-11-28", 0);
  await enter("2026-05-01", "2026-05-10", 15_000);
  await enter("2026-08-01", "2026-08-10", 12_000);
}, 120_000);
afterAll(() => db.close());

const enter = (from: string, to: string, amountMinor: number) =>
  addSpendCost(
    shop,
    {
      ...{ name: "Flyers", kind: "offline", channel: null, campaign: null, amountMinor },
      ...{ isMonthly: false, isLoadedOnly: false, from, to },
    },
    now,
  );

async function open(days: [string, string], before: [string, string]) {
  const row = (await findShopById(shop.id)) ?? shop;
  const params = new URLSearchParams({
    ...{ from: `2026-${days[0]}`, to: `2026-${days[1]}`, horizon: "90", grain: "month" },
    ...{ compare: "custom", before_from: `2026-${before[0]}`, before_to: `2026-${before[1]}` },
  });
  const view = await loadAcquisition(row, params, now);
  if (view.state !== "ready" || view.content === null) throw new Error(view.state);
  const { series } = view.content;
  const at = (id: string) => series.columns.findIndex((column) => column.id === id);
  const [point] = series.points;
  return {
    known: view.content.known,
    card: (id: string) => view.content?.figures.find((figure) => figure.id === id),
    now: (id: string) => point?.values[at(id)] ?? null,
    before: (id: string) => point?.before?.[at(id)] ?? null,
  };
}
const august: [string, string] = ["08-01", "08-20"];
const may: [string, string] = ["05-01", "05-20"];
const changed = (ratio: number) => ({
  change: { kind: "percent", ratio: expect.closeTo(ratio, 10) as number },
});

it("counts returns of earlier customers up to the age that these have", async () => {
  const { card, now: told, before } = await open(august, may);
  // 27 mugs had been kept by 29 August, and the guest's; 17 have been by today. The cancelled order never counts.
  expect(before("marketing-efficiency-ratio")).toBeCloseTo(280 / 150, 10);
  expect(told("marketing-efficiency-ratio")).toBeCloseTo(300 / 120, 10);
  // 5.40 each for 5.00, beside 6.00 for 4.00.
  expect(before("ltv-to-cac")).toBeCloseTo(5.4 / 5, 10);
  expect(card("ltv-to-cac")?.value).toBeCloseTo(1.5, 10);
  expect(card("ltv-to-cac")?.change).toMatchObject({
    ...changed(1.5 / 1.08 - 1),
    verdict: "better",
  });
});

it("counts them so in payback too: what was left by then", async () => {
  const { card, before } = await open(august, may);
  // Today 4.70 are left of all after 30 days, and 4.00 cost; by then 5.40 were, and 5.00 had.
  expect(card("payback-period")?.value).toBe(1);
  expect(before("payback-period")).toBe(1);
  expect(card("payback-period")?.change).toMatchObject({ months: 0 });
});

it("counts them so in what orders leave after all their costs", async () => {
  for (const kind of ["shipping", "payment", "handling"] as const) {
    await writeCostSetting(
      shop,
      {
        ...{ kind, channel: "Online Store", from: "2026-01-01", ratePpm: 0, perUnitMinor: 0 },
        perOrderMinor: kind === "handling" ? 100 : 0,
      },
      now,
    );
  }
  const { card, now: told, before } = await open(august, may);
  // Of 270.00 goods cost 108.00; the 30 orders and the cancelled one, which was packed too, 31.00.
  const was = 270 / (270 - 108 - 31);
  expect(before("break-even-roas-contribution")).toBeCloseTo(was, 10);
  expect(told("break-even-roas-contribution")).toBeCloseTo(2, 10);
  expect(card("break-even-roas-contribution")?.change).toMatchObject(changed(2 / was - 1));
});

it("counts all of them on the other side, where the days before are the later ones", async () => {
  const { now: told } = await open(may, august);
  expect(told("marketing-efficiency-ratio")).toBeCloseTo(170 / 150, 10);
});

it("leaves the day under way out of both sides, also where its spend is known", async () => {
  await enter("2026-11-29", "2026-11-29", 5_000);
  await enter("2026-11-28", "2026-11-28", 700);
  const some = await open(["11-20", "11-29"], ["11-10", "11-19"]);
  // 29 November is not over: nine days beside the first nine of the ten.
  expect(some.known).toMatchObject({
    days: { from: "2026-11-20", to: "2026-11-28" },
    before: { from: "2026-11-10", to: "2026-11-18" },
    ...{ isWhole: true, isTodayOut: true },
  });
  expect(some.now("marketing-spend")).toBe(700);
  const alone = await open(["11-29", "11-29"], ["11-28", "11-28"]);
  expect(alone.known).toMatchObject({ before: null, isWhole: true, isTodayOut: false });
  expect(alone.now("marketing-spend")).toBe(5_000);
  expect(alone.before("marketing-spend")).toBeNull();
});
