import { z } from "zod";
import { loadSales } from "../../panels/sales-report/load.server";
import { closeDatabase } from "../../store/database.server";
import { foldShop } from "../../store/rollup/fold.server";
import { findShopByDomain } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import type { EqualityMeasured } from "./equality-figures";

const optionsSchema = z.tuple([z.string(), z.iso.date(), z.iso.date()]);

/** What the report's loader shows of every day of a shop that was read, from sums that are all folded. */
async function measure(): Promise<EqualityMeasured> {
  const [domain, from, to] = optionsSchema.parse(process.argv.slice(2));
  const shop = await findShopByDomain(domain);
  if (!shop) throw new Error(`The shop ${domain} was not installed`);
  const now = new Date();
  await foldShop(shop, now);
  const view = await loadSales(shop, { from, to }, now);
  if (view.state !== "ready" || !view.coverage.coversRange || !view.coverage.isFromTheStart)
    throw new Error(`The sales of ${domain} are not whole`);
  const { rows } = await withShop(shop, (tx) =>
    tx.query<{ orders: number }>(
      "select count(*)::int as orders from orders where shop_id = $1 and deleted_at is null",
      [shop.id],
    ),
  );
  return {
    orders: rows[0]?.orders ?? 0,
    days: view.days.map((day) => ({
      day: day.day,
      grossMinor: day.grossSalesMinor,
      discountsMinor: day.discountsMinor,
      returnsMinor: day.returnsMinor,
      netMinor: day.netSalesMinor,
      shippingMinor: day.shippingMinor,
      taxesMinor: day.taxesMinor,
      totalMinor: day.totalSalesMinor,
      dutiesMinor: day.dutiesMinor,
      feesMinor: day.additionalFeesMinor,
      orders: day.orders,
    })),
  };
}

const measured = await measure();
await closeDatabase();
process.stdout.write(`${JSON.stringify(measured)}\n`);
