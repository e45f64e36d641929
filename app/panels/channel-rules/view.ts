import type { Message } from "../../imports/message";
import type { RuleTrial } from "../../metrics/acquisition/rule-trial";
import type { StoredChannelRule } from "../../store/spend/channel-rule-terms";

/** The merchant's rules of channels, as plain JSON. */
export interface ChannelRulesView {
  dataVersion: number;
  rules: StoredChannelRule[];
}

/** What became of a form of the page. */
export type ChannelRulesAnswer =
  /** Errors by place and field: "2.value". */
  | { kind: "invalid"; errors: Record<string, Message> }
  | { kind: "refused"; reason: Message }
  /** `posted`: the rules that were tried, as they were sent; `key` saves these and no others. */
  | { kind: "tried"; trial: RuleTrial; posted: string; key: string }
  | { kind: "done"; done: Message };
