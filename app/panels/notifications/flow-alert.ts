import { isToldToFlow } from "../../alerts/registry";
import type { OutgoingMessage } from "../../alerts/outgoing/message";
import { flowChannel, type AlertEvent, type AlertRow } from "../../store/alerts/terms";

/** The handle of the trigger in `extensions/flow-trading-alert`. */
export const tradingAlertTrigger = "trading-alert";

// A text of Flow is one line; so much says everything.
const longestText = 2_000;

/**
 * Whether workflows are told: of a trading alert that opens, once for each cause, unless its channels were chosen
 * (`chosen`; null: all) without Flow.
 */
export function isForFlow(
  { kind }: Pick<AlertEvent, "kind">,
  { ruleId }: Pick<AlertRow, "ruleId">,
  chosen: readonly string[] | null,
): boolean {
  if (kind !== "opened" || !isToldToFlow(ruleId)) return false;
  return chosen === null || chosen.includes(flowChannel);
}

/** The trigger's own fields, by their keys. */
export function flowFieldsOf(
  { ruleId, severity }: Pick<AlertRow, "ruleId" | "severity">,
  { title, sentences, lists, link }: OutgoingMessage,
): Record<string, string> {
  const others = lists.flatMap(({ heading, items }) => [heading, ...items.map(({ text }) => text)]);
  return {
    Alert: ruleId,
    Title: title,
    Message: [...sentences, ...others].join(" ").slice(0, longestText),
    Severity: severity,
    Link: link?.url ?? "",
  };
}
