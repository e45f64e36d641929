import type { TextKey } from "../../i18n/text-key";
import type { MissingScopeView } from "./scope-texts";
import { listMissingScopes, type ResourceView } from "./view";

/** The one thing a merchant should know before reading the figures. */
export type NoticeView =
  | { kind: "failed"; resources: TextKey[]; reason: TextKey }
  | { kind: "missingScopes"; scopes: MissingScopeView[] };

// What Home's figures need. Other scopes are explained on Data status: one banner is for what matters
// on the page it stands on.
const scopesOfHome = new Set(["read_orders", "read_all_orders", "read_customers"]);

/** What stopped comes before a missing grant; null where there is neither. */
export function chooseNotice(resources: readonly ResourceView[]): NoticeView | null {
  const stopped = resources.filter(({ canRetry }) => canRetry);
  const [first] = stopped;
  if (first) {
    return {
      kind: "failed",
      resources: stopped.map(({ label }) => label),
      reason: first.reason ?? "reasons.other",
    };
  }
  const scopes = listMissingScopes(resources).filter(({ scope }) => scopesOfHome.has(scope));
  return scopes.length > 0 ? { kind: "missingScopes", scopes } : null;
}
