import { readSeverity } from "../../../quality/rules/active-checks";
import type { ShopCheck } from "../../../quality/rules/shop-check";
import type { StoredSetting } from "../../../store/quality/settings.server";
import type { ShopRuleResult } from "../../../store/quality/shop-results.server";
import { reasonText, wordsOf } from "../rule-words";
import type { ShopRuleRow, ShopRulesView } from "./view";

export type ShopRuleState = Omit<ShopRuleResult, "findings">;

/** The rules of the shop as a whole that are on, what weighs most first; `severity`: only those of it. */
export function buildShopRules(
  checks: readonly ShopCheck[],
  settings: readonly StoredSetting[],
  states: readonly ShopRuleState[],
  severity: string | null,
): ShopRulesView {
  const off = new Set(settings.filter(({ isOn }) => !isOn).map(({ checkId }) => checkId));
  const byId = new Map(states.map((state) => [state.checkId, state]));
  const rules: ShopRuleRow[] = [];
  let passedCount = 0;
  for (const check of checks) {
    const found = byId.get(check.id);
    if (!found || off.has(check.id)) continue;
    const own = readSeverity(found.severity) ?? check.severity;
    if (severity !== null && severity !== own) continue;
    const row = { words: wordsOf(check), severity: own };
    if (found.state === "finding") rules.push({ ...row, places: found.places, why: null });
    else if (found.state === "unknown") {
      rules.push({ ...row, places: null, why: reasonText(found.why ?? "") });
    } else passedCount += 1;
  }
  return { isChecked: states.length > 0, rules: rules.sort(compareRules), passedCount };
}

const weights = { error: 0, warning: 1, hint: 2 };

// What is unknown comes last.
function compareRules(a: ShopRuleRow, b: ShopRuleRow): number {
  return (
    Number(a.places === null) - Number(b.places === null) ||
    weights[a.severity] - weights[b.severity] ||
    (b.places ?? 0) - (a.places ?? 0) ||
    (a.words.id < b.words.id ? -1 : 1)
  );
}
