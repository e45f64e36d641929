import type { TextKey } from "../../../i18n/text-key";
import type { EvidenceView, PagingView, QualityView, RuleWords, SeverityWord } from "../view";

export type ShopRuleView = QualityView<ShopRuleContent>;

export interface ShopRuleContent {
  rule: RuleWords & { severity: SeverityWord };
  /** waiting: it has not been checked yet. */
  state: "waiting" | "off" | "passed" | "unknown" | "finding";
  /** Of what is unknown. */
  why: TextKey | null;
  /** What the merchant would have to grant for it to be told. */
  missingScope: string | null;
  /** In all; where they are very many, only the first of them are listed. */
  places: number;
  rows: PlaceRow[];
  paging: PagingView;
}

/** One place where something is wrong. */
export interface PlaceRow {
  key: string;
  /** Of a collection or product: what it is called by now, and where it is changed. */
  name: string | null;
  url: string | null;
  evidence: EvidenceView | null;
  /** ISO instant. */
  since: string;
}
