import type { TextKey } from "../../../i18n/text-key";
import type { ShopDay } from "../../../lib/shop-day";
import type {
  FilterView,
  PagingView,
  QualityView,
  RuleWords,
  EvidenceView,
  SeverityWord,
} from "../view";

export type ProductsView = QualityView<ProductsContent>;

export interface ProductsContent {
  /** The rule that these products fail; null: all that were checked. */
  rule: (RuleWords & { severity: SeverityWord }) | null;
  filters: FilterView[];
  search: string;
  saved: { name: string; query: string }[];
  rows: ProductRow[];
  paging: PagingView;
}

export interface ProductRow {
  id: number;
  title: string;
  vendor: string;
  type: string;
  status: string;
  score: number | null;
  grade: string | null;
  errors: number;
  warnings: number;
  hints: number;
  netMinor: number;
  stockMinor: number;
  /** Null: nobody has been asked to work on it. */
  task: {
    assignee: string | null;
    dueDay: ShopDay | null;
    status: TextKey;
    /** The day is past, and it is not done. */
    isLate: boolean;
  } | null;
  /** What the rule has found; null where the list is of no rule. */
  finding: {
    severity: SeverityWord;
    places: number;
    evidence: EvidenceView[];
    /** ISO instant. */
    since: string;
  } | null;
}
