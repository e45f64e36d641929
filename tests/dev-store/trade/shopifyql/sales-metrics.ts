import { toFixedDecimal } from "../../world/currency";
import type { Accumulator, Metric } from "./schema";

const money = (
  currency: string,
  displayName: string,
  minor: (group: Accumulator) => number | null,
): Metric => ({
  displayName,
  dataType: "MONEY",
  value: (group) => {
    const amount = minor(group);
    return amount === null ? null : toFixedDecimal(amount, currency);
  },
});

const integer = (displayName: string, count: (group: Accumulator) => number): Metric => ({
  displayName,
  dataType: "INTEGER",
  value: (group) => String(count(group)),
});

const netSales = (group: Accumulator) =>
  group.sum("gross") + group.sum("discounts") + group.sum("returns");

/** The metrics of `FROM sales`. Test and deleted orders are in none of them; everything else is. */
export function salesMetrics(currency: string): ReadonlyMap<string, Metric> {
  return new Map<string, Metric>([
    /** Price x quantity of products without tax, before discounts: lines as ordered, plus lines and units added by edits, on the day of each. */
    ["gross_sales", money(currency, "Gross sales", (group) => group.sum("gross"))],
    /** Discounts on those, without the tax inside them, negative; also discounts given by a later edit, on its day. */
    ["discounts", money(currency, "Discounts", (group) => group.sum("discounts"))],
    /** Products taken back, at what was paid for them without tax, negative, on the day of the return, refund or edit that took them; with the signed discrepancies of refunds. */
    ["returns", money(currency, "Returns", (group) => group.sum("returns"))],
    /** The newer name of returns. */
    ["sales_reversals", money(currency, "Sales reversals", (group) => group.sum("returns"))],
    /** Gross sales + discounts + returns. */
    ["net_sales", money(currency, "Net sales", netSales)],
    /** Shipping charged less its discounts and refunds, without tax. */
    ["shipping_charges", money(currency, "Shipping charges", (group) => group.sum("shipping"))],
    /** Tax of products, shipping and surcharges, less what was given back. */
    ["taxes", money(currency, "Taxes", (group) => group.sum("taxes"))],
    ["duties", money(currency, "Duties", (group) => group.sum("duties"))],
    /** Surcharges and restocking fees, without tax. */
    ["additional_fees", money(currency, "Additional fees", (group) => group.sum("fees"))],
    /** Tips; part of no other metric. */
    ["tips", money(currency, "Tips", (group) => group.sum("tips"))],
    /** Net sales + shipping + taxes + duties + fees. */
    [
      "total_sales",
      money(
        currency,
        "Total sales",
        (group) =>
          netSales(group) +
          group.sum("shipping") +
          group.sum("taxes") +
          group.sum("duties") +
          group.sum("fees"),
      ),
    ],
    /** Orders placed (by their sale's day), those of gift cards alone included. */
    ["orders", integer("Orders", (group) => group.count("orders"))],
    /** (Gross sales + discounts of the lines as ordered) / orders that are not gift cards alone; later edits and returns do not change it. Null without such orders. */
    [
      "average_order_value",
      money(currency, "Average order value", (group) => {
        const orders = group.count("ordersWithGoods");
        return orders === 0 ? null : Math.round(group.sum("orderedValue") / orders);
      }),
    ],
    /** Units of products ordered or added. */
    ["quantity_ordered", integer("Quantity ordered", (group) => group.sum("ordered"))],
    /** Units ordered less units taken back. */
    [
      "net_items_sold",
      integer("Net items sold", (group) => group.sum("ordered") - group.sum("takenBack")),
    ],
    /** Customers with an order placed in the group; cancelled orders and guests do not count. */
    ["customers", integer("Customers", (group) => group.count("customers"))],
    /** Of those: customers whose first order (of those neither test, deleted nor cancelled) is in it. */
    ["new_customers", integer("New customers", (group) => group.count("newCustomers"))],
    /** Customers with a second or later order in it; one who placed first and second is in both. */
    [
      "returning_customers",
      integer("Returning customers", (group) => group.count("returningCustomers")),
    ],
    [
      "returning_customer_rate",
      {
        displayName: "Returning customer rate",
        dataType: "PERCENT",
        value: (group) => {
          const customers = group.count("customers");
          return customers === 0
            ? null
            : (group.count("returningCustomers") / customers).toFixed(6);
        },
      },
    ],
  ]);
}

export const CUSTOMER_METRICS = [
  "customers",
  "new_customers",
  "returning_customers",
  "returning_customer_rate",
] as const;
