import type { TextKey } from "../../../i18n/text-key";
import { readSeverity } from "../../../quality/rules/active-checks";
import type { Check } from "../../../quality/rules/check";
import type { Classification } from "../../../quality/classify/suggestion";
import { gradeOf } from "../../../quality/rules/score";
import type { FindingRow } from "../../../store/quality/findings.server";
import type { ProductDetail } from "../../../store/quality/product-detail.server";
import type { StoredSetting } from "../../../store/quality/settings.server";
import type { TaskEntryRow, TaskRow } from "../../../store/quality/tasks.server";
import type { Suppression } from "../../../store/quality/suppressions.server";
import type { WrittenChange } from "../../../store/quality/writing.server";
import { fieldView, sayValue } from "../fix/build-view";
import { checks as allChecks } from "../../../quality/registry";
import { textsOfCheck } from "../../../quality/rules/check-texts";
import { reasonText, readEvidence, wordsOf } from "../rule-words";
import type { FindingView, ProductContent, SuggestionView } from "./view";

export interface ProductInput {
  checks: readonly Check[];
  settings: readonly StoredSetting[];
  detail: ProductDetail;
  /** As it is classified now; null: it cannot be. */
  classification: Classification | null;
  findings: readonly FindingRow[];
  suppressions: readonly Suppression[];
  variantNames: ReadonlyMap<number, string>;
  isSalesKnown: boolean;
  views: { views: number; since: string } | null;
  task: TaskRow | null;
  entries: readonly TaskEntryRow[];
  changes: readonly WrittenChange[];
  /** Of categories and collections, by their ids. */
  names: ReadonlyMap<string, string>;
}

export function buildProduct(input: ProductInput): ProductContent {
  const { detail, findings, suppressions } = input;
  const isOff = new Set(input.settings.filter(({ isOn }) => !isOn).map(({ checkId }) => checkId));
  const checks = input.checks.filter(({ id }) => !isOff.has(id));
  const open = findings.filter(({ resolvedAt }) => resolvedAt === null);
  const hidden = findings.filter(({ resolvedBy }) => resolvedBy === "suppressed");
  const told = new Set([
    ...[...open, ...hidden].map(({ checkId }) => checkId),
    ...detail.notApplicable,
    ...Object.keys(detail.unknown),
  ]);
  return {
    ...headOf(input),
    findings: viewsOf(open, input).sort(compareFindings),
    suppressed: viewsOf(hidden, input).map((view) => ({
      ...view,
      reason: suppressions.find(({ checkId }) => checkId === view.words.id)?.reason ?? "",
    })),
    passed: checks.filter(({ id }) => !told.has(id)).map(wordsOf),
    notApplicable: checks.filter(({ id }) => detail.notApplicable.includes(id)).map(wordsOf),
    unknown: checks.flatMap((check) => {
      const why = detail.unknown[check.id];
      return why === undefined ? [] : { ...wordsOf(check), reason: reasonText(why) };
    }),
    resolved: resolvedOf(input),
    task: input.task,
    entries: input.entries.map(({ entryNo: no, kind, text, madeBy, madeAt }) => ({
      ...{ no, kind, text, madeBy },
      rule: ruleIn(kind, text),
      at: madeAt.toISOString(),
    })),
    changed: input.changes.flatMap((change) => {
      const field = fieldView(change.field);
      const { batchId, changeNo: no, writtenAt, state, acceptedBy } = change;
      if (!field || !writtenAt) return [];
      return {
        ...{ batchId, no, acceptedBy },
        field: field.label,
        before: sayValue(change.before, field, input.names),
        after: sayValue(change.after ?? null, field, input.names),
        isUndone: state === "undone",
        at: writtenAt.toISOString(),
      };
    }),
  };
}

/** The rule that an entry is about, in words; null: of none, or of one that there is not any more. */
function ruleIn(kind: TaskEntryRow["kind"], text: string | null): TextKey | null {
  if (kind !== "suppressed" && kind !== "restored") return null;
  const check = allChecks.find(({ id }) => id === text?.split(" ", 1)[0]);
  return check ? textsOfCheck(check.id).fail : null;
}

/** What is thought now; what was thought when it was checked where that is not known. */
function suggestionOf({ detail, classification }: ProductInput): SuggestionView | null {
  const now = classification?.suggestion;
  const known: SuggestionView | null = now
    ? {
        categoryId: now.category.id,
        category: now.category.fullName,
        confidence: now.confidence,
        reasons: [...now.explanation],
        nextBest: now.nextBest.map(({ category }) => category.fullName),
      }
    : classification === null && detail.suggestedCategoryId !== null
      ? {
          categoryId: detail.suggestedCategoryId,
          category: detail.suggestedCategory ?? "",
          confidence: detail.confidence ?? 0,
          reasons: [],
          nextBest: [],
        }
      : null;
  return known?.category === detail.category ? null : known;
}

function headOf(input: ProductInput) {
  const { detail, isSalesKnown } = input;
  const { score, category } = detail;
  return {
    id: detail.productId,
    title: detail.title,
    vendor: detail.vendor,
    type: detail.type,
    status: detail.status,
    imageUrl: detail.imageUrl,
    category,
    categoryId: detail.categoryId,
    suggestion: suggestionOf(input),
    score: score === null ? null : { value: score, grade: gradeOf(score) },
    checkedAt: detail.checkedAt.toISOString(),
    sales: isSalesKnown
      ? {
          units: detail.units ?? 0,
          netMinor: detail.netMinor ?? 0,
          unitsReturned: detail.unitsReturned ?? 0,
          lastSoldDay: detail.lastSoldDay,
        }
      : null,
    views: input.views ? { count: input.views.views, since: input.views.since } : null,
    stockMinor: detail.stockMinor,
  };
}

function viewsOf(
  findings: readonly FindingRow[],
  { checks, variantNames }: ProductInput,
): FindingView[] {
  return findings.flatMap(({ checkId, severity, places, evidence, firstSeenAt }) => {
    const check = checks.find(({ id }) => id === checkId);
    if (!check) return [];
    return {
      words: wordsOf(check),
      severity: readSeverity(severity) ?? check.severity,
      places,
      evidence: readEvidence(checkId, evidence, variantNames),
      since: firstSeenAt.toISOString(),
    };
  });
}

const weights = { error: 0, warning: 1, hint: 2 };

function compareFindings(a: FindingView, b: FindingView): number {
  return weights[a.severity] - weights[b.severity] || (a.words.id < b.words.id ? -1 : 1);
}

const resolvedTexts: Readonly<Record<string, TextKey>> = {
  product: "quality.resolvedBy.product",
  setting: "quality.resolvedBy.setting",
  elsewhere: "quality.resolvedBy.elsewhere",
  gone: "quality.resolvedBy.gone",
};

/** The latest first. */
function resolvedOf({ findings, checks }: ProductInput): ProductContent["resolved"] {
  return findings
    .flatMap(({ checkId, resolvedAt, resolvedBy }) => {
      const by = resolvedTexts[resolvedBy ?? ""];
      const check = checks.find(({ id }) => id === checkId);
      return check && by && resolvedAt
        ? { words: wordsOf(check), by, at: resolvedAt.toISOString() }
        : [];
    })
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}
