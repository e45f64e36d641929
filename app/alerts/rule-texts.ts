import type { TextKey } from "../i18n/text-key";

/** What the catalogue says of a rule; see AlertRule. */
export function textsOfRule(id: string): Record<"title" | "what" | "when" | "message", TextKey> {
  const keyOf = (name: string) => `alerts.rules.${id}.${name}` as TextKey;
  return {
    title: keyOf("title"),
    what: keyOf("what"),
    when: keyOf("when"),
    message: keyOf("message"),
  };
}
