import { cohortRetention } from "../../../metrics/definitions/cohort-retention";
import { cohortValue } from "../../../metrics/definitions/cohort-value";
import type { MetricUnit, MetricWords } from "../../../metrics/metric";
import { perCustomer, valueOf } from "../../../metrics/retention/cohort-values";
import type { AgeOfAll, CohortAge } from "../../../metrics/retention/cohorts";
import type { Measure } from "./choices";

export const units: Readonly<Record<Measure, MetricUnit>> = {
  retention: "rate",
  customers: "count",
  orders: "count",
  net: "money",
  grossMargin: "money",
  contribution: "money",
  ordersEach: "number",
};

/** What has a definition of its own; counts say what they are. */
export function metricOf(measure: Measure): MetricWords | null {
  if (measure === "retention") return cohortRetention;
  return measure === "customers" || measure === "orders" ? null : cohortValue;
}

/** Of a cohort at an age, or of all cohorts that are so old. */
export function readMeasure(
  measure: Measure,
  at: CohortAge | AgeOfAll,
  customers: number,
): number | null {
  switch (measure) {
    case "retention":
      return cohortRetention.compute({ customers: at.customers, base: customers });
    case "customers":
      return at.customers;
    case "orders":
      return at.purchases;
    case "net":
    case "grossMargin":
    case "contribution":
      return cohortValue.compute({ valueMinor: valueOf(measure, at), customers });
    case "ordersEach":
      return perCustomer(valueOf("orders", at), customers);
  }
}
