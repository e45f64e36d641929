import { useState } from "react";
import { useEntryForm } from "../../components/use-entry-form";
import type { StoredChannelRule } from "../../store/spend/channel-rule-terms";
import type { ChannelRulesAnswer } from "./view";

export interface DraftRule extends StoredChannelRule {
  /** Stays with it wherever it is moved. */
  id: number;
}

const write = (rules: readonly StoredChannelRule[]) =>
  JSON.stringify(
    rules.map(({ field, operator, value, channel }) => ({ field, operator, value, channel })),
  );

/** Rules as the merchant edits them: tried as a whole, and saved only as they were tried. */
export function useRulesForm(stored: readonly StoredChannelRule[]) {
  const form = useEntryForm<ChannelRulesAnswer>();
  const [rules, setRules] = useState<DraftRule[]>(() =>
    stored.map((rule, id) => ({ ...rule, id })),
  );
  // What was sent last: errors of places are shown as long as these are the same.
  const [sent, setSent] = useState("");
  const text = write(rules);
  const { answer } = form;
  const tried = answer?.kind === "tried" && answer.posted === text ? answer : null;

  return {
    rules,
    form,
    /** The trial of exactly these rules; null: they have not been tried. */
    tried,
    isChanged: text !== write(stored),
    canSave: tried !== null && text !== write(stored),
    errorOf: (place: number): string | undefined =>
      sent === text ? form.errorOf(`${place}.value`) : undefined,
    add(): void {
      const id = Math.max(-1, ...rules.map((rule) => rule.id)) + 1;
      setRules([...rules, { id, field: "utmSource", operator: "is", value: "", channel: "other" }]);
    },
    change(id: number, change: Partial<StoredChannelRule>): void {
      setRules(rules.map((rule) => (rule.id === id ? { ...rule, ...change } : rule)));
    },
    remove: (id: number): void => setRules(rules.filter((rule) => rule.id !== id)),
    /** One place up (-1) or down (1). */
    move(place: number, by: -1 | 1): void {
      const moved = [...rules];
      const [one] = moved.splice(place, 1);
      if (one) moved.splice(place + by, 0, one);
      setRules(moved);
    },
    reset: (): void => setRules(stored.map((rule, id) => ({ ...rule, id }))),
    tryThem(): void {
      setSent(text);
      form.send({ intent: "try", rules: text });
    },
    save(): void {
      if (tried) form.send({ intent: "save", rules: text, key: tried.key });
    },
  };
}

export type RulesForm = ReturnType<typeof useRulesForm>;
