import type { TextKey } from "../../i18n/text-key";

/** The texts of a check, of a product or of the shop. `evidence` is filled with the values of a finding's evidence. */
export function textsOfCheck(id: string): Record<"pass" | "fail" | "why" | "evidence", TextKey> {
  const key = (part: string) => `quality.checks.${id}.${part}` as TextKey;
  return { pass: key("pass"), fail: key("fail"), why: key("why"), evidence: key("evidence") };
}

/** The texts of a rule that is not decided here: what it asks, and why it is not answered. */
export function textsOfUndecided(id: string): Record<"asks" | "why", TextKey> {
  const key = (part: string) => `quality.undecided.${id}.${part}` as TextKey;
  return { asks: key("asks"), why: key("why") };
}
