import { listMissingScopes, type ResourceView } from "./view";
import type { TextKey } from "../../i18n/text-key";

/** The one thing a merchant should know before reading the figures. */
export type NoticeView =
  | { kind: "failed"; resources: TextKey[]; reason: TextKey }
  | { kind: "missingScopes"; scopes: { scope: string; text: TextKey }[] };

/** A failure comes before a missing grant; null where there is neither. */
export function chooseNotice(resources: readonly ResourceView[]): NoticeView | null {
  const failed = resources.filter(({ status }) => status === "failed");
  const [first] = failed;
  if (first?.reason && failed.some(({ missingScope }) => missingScope === null)) {
    return {
      kind: "failed",
      resources: failed.map(({ label }) => label),
      reason: first.reason,
    };
  }
  const scopes = listMissingScopes(resources).map((scope) => ({
    scope,
    text: resources.find(({ missingScope }) => missingScope === scope)?.missingScopeText,
  }));
  if (scopes.length === 0) return null;
  return {
    kind: "missingScopes",
    scopes: scopes.map(({ scope, text }) => ({ scope, text: text ?? "scopes.other" })),
  };
}
