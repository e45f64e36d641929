import { expect, it } from "vitest";
import { customerId, orderId } from "../dev-store/trade/log/ids";
import type { GoldenShop } from "./open-golden";
import { centsOf, countOf, readTable, textOf } from "./read-table";

/** Who bought when, and what the customers of a month came to. */
export function checkCustomers(golden: GoldenShop): void {
  it("the golden shop's customers have their first and last order and as many as were counted", async () => {
    const { rows } = await golden.faulty.db.query(
      `select customer_id as customer, first_order_id as first, first_day as "firstDay",
         last_day as "lastDay", orders from customer_fact order by customer_id`,
    );
    expect(rows).toEqual(
      readTable("customers").map((row) => ({
        customer: customerId(countOf(row, "customer") ?? -1),
        first: orderId(Number(textOf(row, "first").slice(1)) - 1001),
        firstDay: row["first day"],
        lastDay: row["last day"],
        orders: countOf(row, "orders"),
      })),
    );
  });

  it("the golden shop's cohorts come to what their orders of each month did in the end", async () => {
    const { rows } = await golden.faulty.db.query(
      `select to_char(cohort, 'YYYY-MM') as cohort, to_char(month, 'YYYY-MM') as month, customers,
         orders, net_minor as net, goods_net_minor as goods, costed_net_minor as costed,
         cost_minor as cost from cohort_month order by 1, 2`,
    );
    expect(rows).toEqual(
      readTable("cohorts").map((row) => ({
        cohort: row["cohort"],
        month: row["month"],
        customers: countOf(row, "customers"),
        orders: countOf(row, "orders"),
        net: centsOf(row, "net"),
        goods: centsOf(row, "goods"),
        costed: centsOf(row, "costed"),
        cost: centsOf(row, "cost"),
      })),
    );
  });
}
