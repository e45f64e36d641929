import { additionalFees } from "./definitions/additional-fees";
import { averageOrderValue } from "./definitions/average-order-value";
import { cogs } from "./definitions/cogs";
import { contributionMargin1 } from "./definitions/contribution-margin-1";
import { contributionMargin2 } from "./definitions/contribution-margin-2";
import { contributionMargin3 } from "./definitions/contribution-margin-3";
import { costCoverage } from "./definitions/cost-coverage";
import { discounts } from "./definitions/discounts";
import { duties } from "./definitions/duties";
import { grossMargin } from "./definitions/gross-margin";
import { grossSales } from "./definitions/gross-sales";
import { netProfit } from "./definitions/net-profit";
import { netSales } from "./definitions/net-sales";
import { newCustomers } from "./definitions/new-customers";
import { orders } from "./definitions/orders";
import { returningCustomers } from "./definitions/returning-customers";
import { returns } from "./definitions/returns";
import { shipping } from "./definitions/shipping";
import { taxes } from "./definitions/taxes";
import { totalSales } from "./definitions/total-sales";
import type { MetricDefinition } from "./metric";
import type { ProfitFacts } from "./profit/facts";

/** Every KPI of sales, in the order in which the definitions page lists them. */
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
  newCustomers,
  returningCustomers,
];

/** Every KPI of what sales cost, in the order in which costs are taken off. */
export const profitMetrics: readonly MetricDefinition<ProfitFacts>[] = [
  cogs,
  contributionMargin1,
  grossMargin,
  contributionMargin2,
  contributionMargin3,
  netProfit,
  costCoverage,
];
