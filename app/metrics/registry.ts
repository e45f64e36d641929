import { additionalFees } from "./definitions/additional-fees";
import { averageOrderValue } from "./definitions/average-order-value";
import { costCoverage } from "./definitions/cost-coverage";
import { discountRate } from "./definitions/discount-rate";
import { discounts } from "./definitions/discounts";
import { duties } from "./definitions/duties";
import { grossMargin } from "./definitions/gross-margin";
import { grossSales } from "./definitions/gross-sales";
import { netSales } from "./definitions/net-sales";
import { newCustomers } from "./definitions/new-customers";
import { orders } from "./definitions/orders";
import { returningCustomers } from "./definitions/returning-customers";
import { returnRate } from "./definitions/return-rate";
import { returns } from "./definitions/returns";
import { shipping } from "./definitions/shipping";
import { taxes } from "./definitions/taxes";
import { totalSales } from "./definitions/total-sales";
import { units } from "./definitions/units";
import type { MetricDefinition } from "./metric";

/** Every KPI, in the order in which the definitions page lists them. */
export const metrics: readonly MetricDefinition[] = [
  netSales,
  grossSales,
  discounts,
  returns,
  shipping,
  duties,
  additionalFees,
  taxes,
  totalSales,
  orders,
  averageOrderValue,
  units,
  discountRate,
  returnRate,
  grossMargin,
  costCoverage,
  newCustomers,
  returningCustomers,
];
