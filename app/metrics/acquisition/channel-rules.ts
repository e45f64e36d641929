import type { RuleField, StoredChannelRule } from "../../store/spend/channel-rule-terms";
import type { ChannelRule, Touch } from "./touch";

const plain = (text: string) => text.trim().toLowerCase();

const matches = {
  is: (text: string, value: string) => text === value,
  contains: (text: string, value: string) => text.includes(value),
  startsWith: (text: string, value: string) => text.startsWith(value),
} as const satisfies Record<StoredChannelRule["operator"], unknown>;

const partOf: Readonly<Record<RuleField, (touch: Touch) => string>> = {
  utmSource: (touch) => touch.utmSource,
  medium: (touch) => touch.medium,
  campaign: (touch) => touch.campaign,
  referrerHost: (touch) => touch.referrerHost,
  source: (touch) => touch.source,
  click: (touch) => touch.click,
};

/** What the merchant's rules say of a visit, in their order: without regard to case and outer spaces. */
export function compileChannelRules(rules: readonly StoredChannelRule[]): ChannelRule[] {
  return rules.map(({ field, operator, value, channel }) => {
    const [wanted, matchesValue, part] = [plain(value), matches[operator], partOf[field]];
    // Every text contains and starts with nothing.
    return (touch) => (wanted !== "" && matchesValue(plain(part(touch)), wanted) ? channel : null);
  });
}
