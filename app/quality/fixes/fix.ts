import type { AttributeEntry, CatalogueFacts, ProductFacts, ShopFacts } from "../facts/facts";
import type { FieldName, FieldValue } from "./fields";

/** What a fix would change in one place of a product. */
export interface Proposal {
  field: FieldName;
  /** Of a variant: its id; of a medium: its gid; of options: see `targetOfOption`; of an entry: the key of its field; else "". */
  target: string;
  before: FieldValue;
  /** Undefined: a value that only the merchant knows, to be entered before anything can be written. */
  after: FieldValue | undefined;
  /** Whether it is ticked at first: what is likely right, but not surely, is not. True where not given. */
  isChosen?: boolean;
  /** From 0 to 1, how sure it is: of suggestions of the classifier. */
  confidence?: number;
}

export interface FixContext {
  shop: ShopFacts;
  catalogue: CatalogueFacts;
  /** Thresholds of checks that the shop has changed, by the check's id: a fix goes by the same ones. */
  settings?: Readonly<Record<string, unknown>>;
  /** What the shop's products hold in a field of categories, by its key, the most used first; left out: not read. */
  entriesOf?(key: string): readonly AttributeEntry[];
}

/**
 * One way to mend what checks find. Its words are in the catalogue of texts under
 * `quality.fixes.<id>`: `title` (what it does, in the imperative) and `note` (what it goes by).
 */
export interface Fix {
  /** In camelCase, as in the texts: "titleSpaces". */
  id: string;
  /** Checks whose findings it mends. One check may have several, done in the registry's order. */
  checkIds: readonly string[];
  /** What it changes: which access it needs follows from these. */
  fields: readonly FieldName[];
  /**
   * Pure: the changes that mend this product, none where nothing is to be mended. Goes by the facts
   * alone, whatever was found before.
   */
  propose(product: ProductFacts, context: FixContext): readonly Proposal[];
}
