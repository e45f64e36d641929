import type { MarketingChannel } from "../../lib/marketing-channel";

/** What of a visit a rule looks at; `source` is Shopify's own word for where it came from. */
export const ruleFields = [
  "utmSource",
  "medium",
  "campaign",
  "referrerHost",
  "source",
  "click",
] as const;
export type RuleField = (typeof ruleFields)[number];

export const ruleOperators = ["is", "contains", "startsWith"] as const;
export type RuleOperator = (typeof ruleOperators)[number];

/** A rule of the merchant by which a visit belongs to a channel. */
export interface StoredChannelRule {
  field: RuleField;
  operator: RuleOperator;
  /** Compared without regard to case and to spaces around it. */
  value: string;
  channel: MarketingChannel;
}
