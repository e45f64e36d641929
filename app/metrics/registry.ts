import { averageOrderValue } from "./definitions/average-order-value";
import { discounts } from "./definitions/discounts";
import { grossSales } from "./definitions/gross-sales";
import { netSales } from "./definitions/net-sales";
import { newCustomers } from "./definitions/new-customers";
import { orders } from "./definitions/orders";
import { returningCustomers } from "./definitions/returning-customers";
import { returns } from "./definitions/returns";
import type { MetricDefinition } from "./metric";

/** Every KPI, in the order in which the definitions page lists them. */
export const metrics: readonly MetricDefinition[] = [
  netSales,
  grossSales,
  discounts,
  returns,
  orders,
  averageOrderValue,
  newCustomers,
  returningCustomers,
];
