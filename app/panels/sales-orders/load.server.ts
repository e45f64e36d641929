import { z } from "zod";
import { AppError } from "../../lib/errors";
import { netSales } from "../../metrics/definitions/net-sales";
import { breakdownsOf } from "../../metrics/sales/breakdown";
import { loadBreakdown, netMeasures } from "../../metrics/sales/breakdown.server";
import { coveredWindows } from "../../metrics/sales/daily.server";
import { noSales } from "../../metrics/metric";
import { readLabels } from "../../store/sales-breakdown.server";
import { readOrdersOfKey } from "../../store/rollup/read-orders-of-key.server";
import type { ShopRow } from "../../store/shops.server";
import { loadSalesFrame } from "../home/frame.server";
import { describeFrame } from "../products/describe";
import { listedBreakdowns } from "../sales-overview/listed-orders";
import { labelOf, type KeyLabel } from "../sales-overview/labels";
import type { SalesOrdersView } from "./view";

const ordersOnPage = 50;

const askedSchema = z.object({
  by: z.enum(listedBreakdowns),
  key: z.string().max(500),
  // Where a page goes on; an address that says anything else begins at the newest.
  after: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}~\d{1,15}$/)
    .transform((text) => ({ day: text.slice(0, 10), orderId: Number(text.slice(11)) }))
    .refine(({ day }) => z.iso.date().safeParse(day).success)
    .nullable()
    .catch(null),
});

/** The orders behind a row of Sales, by day, where the admin's own list cannot be searched for them. */
export async function loadSalesOrders(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<SalesOrdersView> {
  const asked = askedSchema.safeParse({
    by: params.get("by"),
    key: params.get("key"),
    after: params.get("after"),
  });
  if (!asked.success) throw new AppError("not_found", "There is no such row of Sales.");
  const { by, key, after } = asked.data;
  if (!breakdownsOf(shop).includes(by)) {
    throw new AppError("not_found", "Countries of orders are not read.");
  }
  const frame = await loadSalesFrame(shop, params, now);
  if (frame.state !== "ready") return frame;
  const { range } = frame;
  // Other days were chosen meanwhile.
  const isElsewhere = after !== null && (after.day < range.from || after.day > range.to);
  const begin = isElsewhere ? null : after;
  const { current } = coveredWindows(range, { ...frame, zone: frame.timezone });
  const only = { keys: [key], only: netMeasures };
  const [facts, { rows, next }, labels] = await Promise.all([
    loadBreakdown(shop, by, { current, previous: null }, only),
    current
      ? readOrdersOfKey(shop, { dimension: by, key }, current, {
          after: begin,
          limit: ordersOnPage,
        })
      : { rows: [], next: null },
    by === "product" || by === "variant"
      ? readLabels(shop, by, [key])
      : new Map<string, KeyLabel>(),
  ]);
  return {
    ...describeFrame(frame),
    label: labelOf(by, key, labels).label,
    netMinor: current && netSales.compute(facts.current.get(key) ?? noSales),
    orders: rows,
    isFirst: begin === null,
    next: next && `${next.day}~${next.orderId}`,
  };
}
