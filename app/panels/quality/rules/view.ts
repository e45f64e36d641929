import type { TextKey } from "../../../i18n/text-key";
import type { FilterView, QualityView, RuleWords, SeverityWord } from "../view";

export type RulesView = QualityView<RulesContent>;

export interface RulesContent {
  sentence: RulesSentence;
  /** 0 to 100, with its grade; null: nothing could be told. */
  score: { value: number; grade: string } | null;
  /** By day, the oldest first. */
  trend: (number | null)[];
  /** Of so many days before; null: not known. */
  scoreBefore: { value: number; days: number } | null;
  /** BCP 47: what the shop is taken to be kept in, where Shopify does not tell. */
  guessedLanguage: string | null;
  products: number;
  errors: number;
  warnings: number;
  hints: number;
  filters: FilterView[];
  saved: { name: string; query: string }[];
  /** The address says which products. */
  isFiltered: boolean;
  /** By net sales of the products that failed. */
  rules: RuleRow[];
  /** Rules of this choice that no product fails. */
  passedCount: number;
  /** Of the shop as a whole; null: the choice is of products. */
  shop: ShopRulesView | null;
  /** The choice leaves nothing but those. */
  isShopOnly: boolean;
}

export interface ShopRulesView {
  /** They have been checked. */
  isChecked: boolean;
  rules: ShopRuleRow[];
  /** Rules of this choice that it passes, or that do not apply. */
  passedCount: number;
}

export interface ShopRuleRow {
  words: RuleWords;
  severity: SeverityWord;
  /** Null: it cannot be told. */
  places: number | null;
  /** Why it cannot be told. */
  why: TextKey | null;
}

export interface RuleRow {
  words: RuleWords;
  severity: SeverityWord;
  failed: number;
  unknown: number;
  netMinor: number;
  stockMinor: number;
}

export type RulesSentence =
  | { kind: "first"; done: number; total: number }
  | { kind: "errors"; products: number; netMinor: number | null }
  | { kind: "noErrors"; warnings: number; hints: number }
  | { kind: "allRight"; products: number };
