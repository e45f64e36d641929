import { addDays, daysBetween, type ShopDay } from "../../../lib/shop-day";
import { readSeverity } from "../../../quality/rules/active-checks";
import type { Check } from "../../../quality/rules/check";
import { gradeOf } from "../../../quality/rules/score";
import type { ShopCheck } from "../../../quality/rules/shop-check";
import type { SavedView } from "../../../store/quality/saved-views.server";
import type { StoredSetting } from "../../../store/quality/settings.server";
import type { QualityDayRow, RuleSums } from "../../../store/quality/rule-list.server";
import type { QualityTotals } from "../../../store/quality/rules.server";
import { describeFilters, type FilterOptions, type QualityFilter } from "../filters";
import type { QualityFrame } from "../frame.server";
import { wordsOf } from "../rule-words";
import type { RuleRow, RulesContent, RulesSentence } from "./view";
import { buildShopRules, type ShopRuleState } from "./shop-rules";

/** So many days the trend goes back. */
export const trendDays = 30;

export interface RulesInput {
  frame: QualityFrame;
  checks: readonly Check[];
  settings: readonly StoredSetting[];
  sums: readonly RuleSums[];
  totals: QualityTotals;
  days: readonly QualityDayRow[];
  filter: QualityFilter;
  options: FilterOptions;
  shopChecks: readonly ShopCheck[];
  shopRules: readonly ShopRuleState[];
  guessedLanguage: string | null;
  saved: readonly SavedView[];
}

export function buildRules(input: RulesInput): RulesContent {
  const { frame, totals, days, filter, options } = input;
  const rules = listRules(input);
  const { meanScore, products, errors, warnings, hints } = totals;
  const [first] = days;
  return {
    sentence: sentenceOf(frame, totals),
    score: meanScore === null ? null : { value: meanScore, grade: gradeOf(meanScore) },
    trend: trendOf(days, frame.today),
    scoreBefore:
      first?.score != null && first.day < frame.today
        ? { value: first.score, days: daysBetween(first.day, frame.today) }
        : null,
    guessedLanguage: input.guessedLanguage,
    products,
    errors,
    warnings,
    hints,
    saved: input.saved.filter(({ page }) => page === "rules"),
    filters: describeFilters(filter, options, ["severity", "subject", "vendor", "type", "status"]),
    isFiltered: filter.vendor !== null || filter.type !== null || filter.status !== null,
    rules: rules.filter(({ failed, unknown }) => failed > 0 || unknown > 0).sort(compareRules),
    passedCount: rules.filter(({ failed, unknown }) => failed === 0 && unknown === 0).length,
    shop: shopRulesOf(input),
    isShopOnly: filter.subject === "shop",
  };
}

function listRules({ checks, settings, sums, filter }: RulesInput): RuleRow[] {
  const byId = new Map(sums.map((row) => [row.checkId, row]));
  const set = new Map(settings.map((setting) => [setting.checkId, setting]));
  return checks.flatMap((check): RuleRow[] => {
    const setting = set.get(check.id);
    if (setting?.isOn === false) return [];
    const severity = readSeverity(setting?.severity ?? null) ?? check.severity;
    if (filter.severity !== null && filter.severity !== severity) return [];
    if (filter.subject !== null && filter.subject !== check.subject) return [];
    const { failed, unknown, netMinor, stockMinor } = byId.get(check.id) ?? nothing;
    return [{ words: wordsOf(check), severity, failed, unknown, netMinor, stockMinor }];
  });
}

/** Rules of the shop have no vendor, type or status, and a subject of their own. */
function shopRulesOf({ shopChecks, settings, shopRules, filter }: RulesInput) {
  const { vendor, type, status, subject, severity } = filter;
  const isOfProducts = vendor !== null || type !== null || status !== null;
  const isOther = subject !== null && subject !== "shop";
  return isOfProducts || isOther ? null : buildShopRules(shopChecks, settings, shopRules, severity);
}

const nothing = { failed: 0, unknown: 0, netMinor: 0, stockMinor: 0 };
const weights = { error: 0, warning: 1, hint: 2 };

// What pays most first: then what lies in stock, what weighs most, and what is most.
function compareRules(a: RuleRow, b: RuleRow): number {
  return (
    b.netMinor - a.netMinor ||
    b.stockMinor - a.stockMinor ||
    weights[a.severity] - weights[b.severity] ||
    b.failed - a.failed ||
    b.unknown - a.unknown ||
    (a.words.id < b.words.id ? -1 : 1)
  );
}

function sentenceOf(
  { progress, isSalesKnown }: QualityFrame,
  totals: QualityTotals,
): RulesSentence {
  const { productsWithErrors, netOfErrorsMinor, warnings, hints, products } = totals;
  if (progress) return { kind: "first", ...progress };
  if (productsWithErrors > 0) {
    const netMinor = isSalesKnown ? netOfErrorsMinor : null;
    return { kind: "errors", products: productsWithErrors, netMinor };
  }
  return warnings + hints > 0
    ? { kind: "noErrors", warnings, hints }
    : { kind: "allRight", products };
}

/** A value for each day; none where nothing was checked. One day is no line. */
function trendOf(days: readonly QualityDayRow[], today: ShopDay): (number | null)[] {
  if (days.length < 2) return [];
  const byDay = new Map(days.map(({ day, score }) => [day, score]));
  const first = days[0]?.day ?? today;
  const count = daysBetween(first, today) + 1;
  return Array.from({ length: count }, (_, at) => byDay.get(addDays(first, at)) ?? null);
}
