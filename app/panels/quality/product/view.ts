import type { TextKey } from "../../../i18n/text-key";
import type { TaskEntryRow } from "../../../store/quality/tasks.server";
import type { TaskStatus } from "../../../store/quality/task-status";
import type { Explanation } from "../../../quality/classify/suggestion";
import type { ValueView } from "../fix/view";
import type { EvidenceView, QualityView, RuleWords, SeverityWord } from "../view";

export type ProductView = QualityView<ProductContent>;

export interface ProductContent {
  id: number;
  title: string;
  vendor: string;
  type: string;
  status: string;
  imageUrl: string | null;
  category: string | null;
  categoryId: string | null;
  /** Where it is another one. */
  suggestion: SuggestionView | null;
  score: { value: number; grade: string } | null;
  /** ISO instant. */
  checkedAt: string;
  /** Of 90 days; null: not known. */
  sales: {
    units: number;
    netMinor: number;
    unitsReturned: number;
    lastSoldDay: string | null;
  } | null;
  /** How often it was looked at in 90 days, as the storefront pixel tells; null: no pixel was on. */
  views: { count: number; since: string } | null;
  stockMinor: number;
  /** What weighs most first. */
  findings: FindingView[];
  suppressed: (FindingView & { reason: string })[];
  passed: RuleWords[];
  notApplicable: RuleWords[];
  unknown: (RuleWords & { reason: TextKey })[];
  resolved: { words: RuleWords; by: TextKey; at: string }[];
  /** Null: nobody has been asked to work on it. */
  task: { assignee: string | null; dueDay: string | null; status: TaskStatus } | null;
  /** The latest first. */
  entries: TaskEntryView[];
  /** What was written to Shopify from here, the latest first. */
  changed: {
    batchId: number;
    no: number;
    field: TextKey;
    before: ValueView;
    after: ValueView;
    isUndone: boolean;
    /** Number of the staff account that has accepted it; null: not told. */
    acceptedBy: string | null;
    /** ISO instant. */
    at: string;
  }[];
}

export interface TaskEntryView {
  no: number;
  kind: TaskEntryRow["kind"];
  text: string | null;
  /** Of what is hidden or shown again: the rule. */
  rule: TextKey | null;
  madeBy: string | null;
  /** ISO instant. */
  at: string;
}

export interface SuggestionView {
  categoryId: string;
  category: string;
  /** From 0 to 1. */
  confidence: number;
  /** The strongest first; none where they are not known. */
  reasons: Explanation[];
  /** Full names, best first. */
  nextBest: string[];
}

export interface FindingView {
  words: RuleWords;
  severity: SeverityWord;
  places: number;
  evidence: EvidenceView[];
  /** ISO instant. */
  since: string;
}
