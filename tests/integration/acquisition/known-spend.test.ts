import { afterAll, beforeAll, expect, it } from "vitest";
import { loadAcquisition } from "../../../app/panels/acquisition/load.server";
import type { Database } from "../../../app/store/database.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { addSpendCost } from "../../../app/store/spend/spend-costs.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { fillCustomerShops, now } from "../customers/customer-shops";

let db: Database;
let one: ShopRow;

// Customers 1 and 2 came in June, customer 3 in July.
beforeAll(async () => {
  db = await openTestDatabase();
  one = await installTestShop(db, "one-known.myshopify.com");
  await fillCustomerShops(one, await installTestShop(db, "two-known.myshopify.com"));
}, 120_000);
afterAll(() => db.close());

async function open(query = "from=2026-06-01&to=2026-07-31") {
  const row = (await findShopById(one.id)) ?? one;
  const view = await loadAcquisition(row, new URLSearchParams(query), now);
  if (view.state !== "ready" || view.content === null) throw new Error(view.state);
  return view.content;
}
const figure = ({ figures }: Awaited<ReturnType<typeof open>>, name: string) =>
  figures.find(({ id }) => id === name)?.value;
const enter = (kind: "agency" | "offline", isLoadedOnly: boolean, amountMinor: number) =>
  addSpendCost(
    one,
    {
      ...{ name: "Cost", kind, channel: null, campaign: null, amountMinor, isLoadedOnly },
      ...{ isMonthly: false, from: "2026-06-01", to: "2026-06-30" },
    },
    now,
  );

it("does not call a customer free where an agency is all that was entered", async () => {
  await enter("agency", true, 9_000);
  const content = await open();
  expect(content.sentence).toEqual({ kind: "noSpend", newCustomers: 3 });
  expect(figure(content, "blended-cac")).toBeNull();
  expect(content.series.points.flatMap(({ values }) => values[0])).toEqual(
    content.series.points.map(() => null),
  );
});

it("tells what customers of days with known spend cost, and which days these are", async () => {
  await enter("offline", false, 6_000);
  const content = await open();
  // 60.00 for the two of June, with the agency 150.00; July's customer cost nobody knows what.
  expect(figure(content, "blended-cac")).toBe(3_000);
  expect(figure(content, "loaded-cac")).toBe(7_500);
  expect(content.known).toEqual({
    days: { from: "2026-06-01", to: "2026-06-30" },
    isWhole: false,
    isOtherCurrency: false,
    newCustomers: 2,
  });
  expect(content.totals.newCustomers).toBe(3);
  const { points } = (await open("from=2026-06-01&to=2026-07-31&grain=month")).series;
  // July is not told of: all is of June.
  expect(points.map(({ days, values }) => [days.to, ...values.slice(0, 5)])).toEqual([
    ["2026-06-30", 3_000, 6_000, 2, null, 7_500],
  ]);
  expect((await open("from=2026-06-01&to=2026-06-30")).known.isWhole).toBe(true);
});
