import type { TextKey } from "../../i18n/text-key";
import type { ShopDay } from "../../lib/shop-day";
import type { Shared } from "../home/view";

/** What the pages of quality show, as plain JSON. */
export type QualityView<Content> = QualityWaitingView | QualityReadyView<Content>;

/** Products are being read; cannot be read; or there are none. */
export interface QualityWaitingView extends Shared {
  state: "installing" | "blocked" | "empty";
}

export interface QualityReadyView<Content> extends Shared {
  state: "ready";
  /** Its domain: under it the browser keeps what is the shop's. */
  shop: string;
  currency: string;
  timezone: string;
  today: ShopDay;
  /** Of the first check of everything; null: it is over. */
  progress: { done: number; total: number } | null;
  /** ISO instant of the last check of everything; null: none has come to its end. */
  checkedAt: string | null;
  /** Whether what products have sold in 90 days is known. */
  isSalesKnown: boolean;
  content: Content;
}

export type SeverityWord = "error" | "warning" | "hint";

/** A choice of the reader, in the address. */
export interface FilterView {
  param: string;
  label: TextKey;
  /** "" is no filter. */
  value: string;
  options: { value: string; label: string | { key: TextKey } }[];
}

/** The words of a rule. */
export interface RuleWords {
  id: string;
  fail: TextKey;
  pass: TextKey;
  why: TextKey;
  source: { name: string; url: string | null };
  /** Whether there is a fix for what it finds. */
  isFixable: boolean;
  /** What to do by hand, where the app cannot do it, or not always; null: nothing is said of it. */
  guide: TextKey | null;
}

/** A place where something is wrong, to be put into words. */
export interface EvidenceView {
  text: TextKey;
  /** Of the variant; null: of the product as a whole. */
  variant: string | null;
  /** Money: minor units, in keys ending in "Minor". */
  values: Record<string, string | number>;
}

export interface PagingView {
  page: number;
  pageCount: number;
  found: number;
  onPage: number;
}
