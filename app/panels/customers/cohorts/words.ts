import type { TextKey } from "../../../i18n/text-key";
import type { Measure, SplitBy } from "./choices";
import type { SpendScope } from "./view";

export const measureTexts = {
  retention: "metrics.cohort-retention.label",
  customers: "retention.cohorts.measures.customers",
  orders: "retention.cohorts.measures.orders",
  net: "retention.cohorts.measures.net",
  grossMargin: "retention.cohorts.measures.grossMargin",
  contribution: "retention.cohorts.measures.contribution",
  ordersEach: "retention.cohorts.measures.ordersEach",
} as const satisfies Record<Measure, TextKey>;

/** Of a table of several kinds of customers. */
export const splitTitles = {
  retention: "retention.cohorts.splitTitles.retention",
  customers: "retention.cohorts.splitTitles.customers",
  orders: "retention.cohorts.splitTitles.orders",
  net: "retention.cohorts.splitTitles.net",
  grossMargin: "retention.cohorts.splitTitles.grossMargin",
  contribution: "retention.cohorts.splitTitles.contribution",
  ordersEach: "retention.cohorts.splitTitles.ordersEach",
} as const satisfies Record<Measure, TextKey>;

export const splitTexts = {
  product: "retention.cohorts.by.product",
  type: "retention.cohorts.by.type",
  code: "retention.cohorts.by.code",
  channel: "retention.cohorts.by.channel",
  campaign: "retention.cohorts.by.campaign",
  tag: "retention.cohorts.by.tag",
  country: "retention.cohorts.by.country",
} as const satisfies Record<SplitBy, TextKey>;

export const spendTexts = {
  all: "retention.cohorts.spend.all",
  part: "retention.cohorts.spend.part",
  partUnknown: "retention.cohorts.spend.partUnknown",
  notSplit: "retention.cohorts.spend.notSplit",
} as const satisfies Record<SpendScope, TextKey>;
