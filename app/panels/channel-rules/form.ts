import { z } from "zod";
import type { Message } from "../../imports/message";
import { marketingChannels } from "../../lib/marketing-channel";
import {
  ruleFields,
  ruleOperators,
  type StoredChannelRule,
} from "../../store/spend/channel-rule-terms";

/** Longer than any UTM parameter that somebody writes a rule for. */
export const maxValueLength = 200;
/** More than anybody keeps in mind; a rule may contain what many have in common. */
export const maxRules = 100;

const ruleSchema = z.object({
  field: z.enum(ruleFields),
  operator: z.enum(ruleOperators),
  value: z.string().trim(),
  channel: z.enum(marketingChannels),
});

const formSchema = z.object({
  intent: z.enum(["try", "save"]),
  rules: z.string().transform((text, context) => {
    try {
      return z.array(ruleSchema).parse(JSON.parse(text));
    } catch {
      context.addIssue({ code: "custom", message: "not rules" });
      return z.NEVER;
    }
  }),
  /** Of the trial that came before saving. */
  key: z.string().default(""),
});

export type ParsedRules =
  | { kind: "rules"; intent: "try" | "save"; rules: StoredChannelRule[]; key: string }
  | { kind: "refused"; reason: Message }
  | { kind: "invalid"; errors: Record<string, Message> };

/** Reads the rules of a form, in their order; what is wrong with a value is told by its place. */
export function parseRules(fields: unknown): ParsedRules {
  const parsed = formSchema.safeParse(fields);
  if (!parsed.success) return { kind: "refused", reason: { text: "imports.invalidField" } };
  const { rules } = parsed.data;
  if (rules.length > maxRules) {
    return {
      kind: "refused",
      reason: { text: "channelRules.invalid.tooMany", values: { most: String(maxRules) } },
    };
  }
  const errors = Object.fromEntries(
    rules.flatMap((rule, place) => {
      const wrong = problemOf(rule, rules.slice(0, place));
      return wrong ? [[`${place}.value`, wrong]] : [];
    }),
  );
  return Object.keys(errors).length > 0
    ? { kind: "invalid", errors }
    : { kind: "rules", ...parsed.data };
}

function problemOf(
  { field, operator, value }: StoredChannelRule,
  earlier: readonly StoredChannelRule[],
): Message | null {
  if (value === "") return { text: "channelRules.invalid.value" };
  if (value.length > maxValueLength) {
    return { text: "channelRules.invalid.long", values: { most: String(maxValueLength) } };
  }
  const same = earlier.findIndex(
    (rule) =>
      rule.field === field &&
      rule.operator === operator &&
      rule.value.toLowerCase() === value.toLowerCase(),
  );
  return same < 0
    ? null
    : { text: "channelRules.invalid.twice", values: { place: String(same + 1) } };
}
