import type { TextKey } from "../../i18n/text-key";
import type { RuleField, RuleOperator } from "../../store/spend/channel-rule-terms";

export const fieldTexts: Record<RuleField, TextKey> = {
  utmSource: "channelRules.fields.utmSource",
  medium: "channelRules.fields.medium",
  campaign: "channelRules.fields.campaign",
  referrerHost: "channelRules.fields.referrerHost",
  source: "channelRules.fields.source",
  click: "channelRules.fields.click",
};

export const operatorTexts: Record<RuleOperator, TextKey> = {
  is: "channelRules.operators.is",
  contains: "channelRules.operators.contains",
  startsWith: "channelRules.operators.startsWith",
};
