import type { UsedRule } from "./notes";
import type { ProductHead, VariantCells } from "./product-row";
import type { ExportedImage, ExportedMetafield } from "./types";

export interface FoundVariant {
  line: number;
  cells: VariantCells;
  used: readonly UsedRule[];
}

/** What the rows of one handle have come to so far. */
export interface ProductGroup {
  handle: string;
  /** Of the first row. */
  line: number;
  /** Rows that were kept, by line. */
  rows: number[];
  head: { line: number; cells: ProductHead; used: readonly UsedRule[] } | null;
  /** Why the row that has the title cannot be used. */
  headProblem: { line: number; reason: string } | null;
  variants: FoundVariant[];
  /** Lines of variants by their option values. */
  variantLines: Map<string, number>;
  images: ExportedImage[];
  metafields: ExportedMetafield[];
  googleShopping: Record<string, string>;
  /** What kept rows hold in columns that are not read. */
  unread: UsedRule[];
}

export function startGroup(handle: string, line: number): ProductGroup {
  return {
    handle,
    line,
    rows: [],
    head: null,
    headProblem: null,
    variants: [],
    variantLines: new Map(),
    images: [],
    metafields: [],
    googleShopping: {},
    unread: [],
  };
}

/** By which two variants of a product are the same. */
export function variantKey({ option1Value, option2Value, option3Value }: VariantCells): string {
  return JSON.stringify([option1Value, option2Value, option3Value].map((value) => value ?? ""));
}
