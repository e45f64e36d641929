import type { Explanation } from "../../../quality/classify/suggestion";
import type { UnclassifiedCounts } from "../../../store/quality/unclassified.server";
import type { QualityView } from "../view";

export type ConfirmView = QualityView<ConfirmContent>;

/** Products without a category, and which of them to ask for first. */
export interface ConfirmContent {
  isTaxonomyRead: boolean;
  /** Whether the shop has a product at all. */
  hasProducts: boolean;
  /** Of active products without a category. */
  counts: UnclassifiedCounts;
  /** What was confirmed last, from here: null where nothing was. */
  batch: ConfirmedView | null;
  /** Access that writing needs and the shop has not given. */
  missingScopes: string[];
  /** None while something is written or read again. */
  questions: QuestionView[];
}

export interface ConfirmedView {
  batchId: number;
  state: "writing" | "stopped" | "reading" | "learnt";
  /** Confirmations. */
  settled: number;
  total: number;
  written: number;
  failed: number;
}

export interface QuestionView {
  productId: number;
  title: string;
  vendor: string;
  type: string;
  imageUrl: string | null;
  /** It is filed as "Uncategorized", which is no category. */
  isUncategorized: boolean;
  /** From 0 to 1, of the first choice; null: nothing is likely enough to be suggested. */
  confidence: number | null;
  reasons: Explanation[];
  /** Best first. */
  choices: CategoryChoiceView[];
}

export interface CategoryChoiceView {
  id: string;
  name: string;
  /** The names above it; "": it is a vertical. */
  above: string;
}
