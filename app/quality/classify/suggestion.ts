import type { CategoryFacts, SuggestedCategory } from "../facts/facts";

/** What the classifier reads of a product. */
export interface ProductTexts {
  title: string;
  productType: string;
  vendor: string;
  tags: readonly string[];
  /** Plain text. */
  descriptionText?: string;
  optionNames?: readonly string[];
  optionValues?: readonly string[];
}

/** A product of the shop whose category the merchant has confirmed. */
export interface ConfirmedProduct {
  product: ProductTexts;
  /** The whole gid. */
  categoryId: string;
}

export type TextField = "title" | "productType" | "vendor" | "tags" | "description" | "options";

/** Why a category is suggested, the strongest first. */
export type Explanation =
  /** A text of the product names it. */
  | { kind: "words"; field: TextField; words: string }
  /** The merchant has confirmed it for products like this one; their type, where they share it. */
  | { kind: "confirmed"; products: number; productType: string | null }
  /** Much of the rest of the shop lies there: how much, from 0 to 1. */
  | { kind: "shop"; share: number };

export interface Candidate {
  category: CategoryFacts;
  /** From 0 to 1, among the candidates. */
  share: number;
}

export interface ExplainedSuggestion extends SuggestedCategory {
  explanation: readonly Explanation[];
  /** The others, best first; at most four. */
  nextBest: readonly Candidate[];
}

export interface Classification {
  /** Null: it abstains. */
  suggestion: ExplainedSuggestion | null;
  /** Best first, at most five, also where it abstains; empty where nothing is known. */
  candidates: readonly Candidate[];
  /** As of a suggestion, also where it abstains. */
  confidence: number;
}
