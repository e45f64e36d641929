import { z } from "zod";
import type { AdminClient } from "../../admin-api/client.server";
import { numberOfGid } from "../../lib/gid";
import { parseDecimal } from "../../lib/money";
import { addFigures, noFigures, type ReportFigures } from "../../store/report-figures";
import {
  askFirstReadable,
  parseRows,
  reportAmount,
  reportCount,
  reportDay,
  unreadable,
} from "./ask.server";

// Where Shopify knows returns by its newer name only, they are asked for by that.
const measures = (returns: string) =>
  `gross_sales, discounts, ${returns}, net_sales, shipping_charges, taxes, total_sales, orders`;
const namesOfReturns = ["returns", "sales_reversals"] as const;

// Without a limit Shopify cuts long tables, and nothing says so.
const mostRows = 10_000;

const figures = {
  gross_sales: reportAmount,
  discounts: reportAmount,
  returns: reportAmount.optional(),
  sales_reversals: reportAmount.optional(),
  net_sales: reportAmount,
  shipping_charges: reportAmount,
  taxes: reportAmount,
  total_sales: reportAmount,
  orders: reportCount,
};
type FigureRow = z.output<z.ZodObject<typeof figures>>;
const dayRow = z.object({ ...figures, day: reportDay });
const orderRow = z.object({
  ...figures,
  // A number, as a text or not, or a gid; null for what belongs to no order.
  order_id: z.union([z.string(), z.number(), z.null()]).transform((value, context) => {
    if (value === null || value === "") return null;
    const text = String(value);
    if (/^\d+$/.test(text) && Number.isSafeInteger(Number(text))) return Number(text);
    if (/^gid:\/\/shopify\/Order\/\d+$/.test(text)) return numberOfGid(text);
    context.addIssue({ code: "custom", message: "no order" });
    return z.NEVER;
  }),
  order_name: z.union([z.string(), z.null()]),
});

/** Shopify's sales by day; days that it does not list are absent. */
export async function askSalesByDay(
  client: AdminClient,
  { from, to, currency }: { from: string; to: string; currency: string },
): Promise<Map<string, ReportFigures>> {
  const { answer } = await askFirstReadable(
    client,
    namesOfReturns.map(
      (returns) =>
        `FROM sales SHOW ${measures(returns)} SINCE ${from} UNTIL ${to} TIMESERIES day ORDER BY day LIMIT ${mostRows}`,
    ),
  );
  if (answer.kind === "unreadable") throw unreadable(answer);
  const rows = parseRows(dayRow, answer.rows);
  return new Map(rows.map((row) => [row.day, toFigures(row, currency)]));
}

/** What Shopify's sales of a day are by order. */
export interface OrderSales {
  byOrder: Map<number, { name: string | null; figures: ReportFigures }>;
  /** Everything that was listed, that of no order included. */
  total: ReportFigures;
}

/** Null where Shopify's sales cannot be asked for by order. */
export async function askSalesByOrder(
  client: AdminClient,
  { day, currency }: { day: string; currency: string },
): Promise<OrderSales | null> {
  const { answer } = await askFirstReadable(
    client,
    namesOfReturns.map(
      (returns) =>
        `FROM sales SHOW ${measures(returns)} SINCE ${day} UNTIL ${day} GROUP BY order_id, order_name ORDER BY order_id LIMIT ${mostRows}`,
    ),
  );
  if (answer.kind === "unreadable") return null;
  const byOrder: OrderSales["byOrder"] = new Map();
  let total = { ...noFigures };
  for (const row of parseRows(orderRow, answer.rows)) {
    const figures = toFigures(row, currency);
    total = addFigures(total, figures);
    if (row.order_id === null) continue;
    const known = byOrder.get(row.order_id);
    byOrder.set(row.order_id, {
      name: row.order_name,
      figures: known ? addFigures(known.figures, figures) : figures,
    });
  }
  return { byOrder, total };
}

function toFigures(row: FigureRow, currency: string): ReportFigures {
  const minor = (text: string) => parseDecimal(text, currency);
  return {
    grossMinor: minor(row.gross_sales),
    discountsMinor: minor(row.discounts),
    returnsMinor: minor(row.returns ?? row.sales_reversals ?? "0"),
    netMinor: minor(row.net_sales),
    shippingMinor: minor(row.shipping_charges),
    taxesMinor: minor(row.taxes),
    totalMinor: minor(row.total_sales),
    orders: row.orders,
  };
}
