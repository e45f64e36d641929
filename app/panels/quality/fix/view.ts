import type { TextKey } from "../../../i18n/text-key";
import type { EnteredSource } from "../../../quality/batches/source";
import type { FieldInput } from "../../../quality/fixes/fields";
import type { BatchState } from "../../../store/quality/batches.server";
import type { ChangeShow, ChangeState } from "../../../store/quality/changes.server";
import type { PagingView, QualityView } from "../view";

export type FixView = QualityView<FixContent>;

/** A set of changes to be looked at, accepted, watched and undone. */
export interface FixContent {
  batchId: number;
  kind: "fix" | "undo";
  state: BatchState;
  /** The rule that it mends; null: several, or an undo. */
  rule: TextKey | null;
  /** What the fixes do, and what they go by. */
  notes: TextKey[];
  /** The batch that it takes back. */
  undoOf: number | null;
  /** Numbers of staff accounts; null: not told. */
  madeBy: string | null;
  acceptedBy: string | null;
  /** ISO instants; null: nobody has accepted it. */
  madeAt: string;
  acceptedAt: string | null;
  /** Products looked at so far, and to be. */
  looked: number;
  total: number;
  counts: {
    all: number;
    products: number;
    chosen: number;
    chosenProducts: number;
    /** Of what was accepted: settled, whatever came of it. */
    settled: number;
    accepted: number;
    written: number;
    refused: number;
  };
  /** Access that it needs and the shop has not given. */
  missingScopes: string[];
  /** Why it has stopped, where it has. */
  stoppedBy: TextKey;
  show: ChangeShow;
  shows: { value: ChangeShow; label: TextKey; count: number }[];
  /** Fields of which values are to be entered. */
  fills: { field: FieldView; count: number }[];
  collections: { id: number; title: string }[];
  /** Fields of which values can be entered from a spreadsheet. */
  valueFields: EnteredSource["field"][];
  /** What was said of the values that were entered so last; null: none were. */
  entered: Pick<EnteredSource, "badRows" | "badCount" | "notes"> | null;
  rows: ChangeView[];
  paging: PagingView;
}

export interface FieldView {
  name: string;
  label: TextKey;
  input: FieldInput;
}

export interface ChangeView {
  no: number;
  productId: number;
  /** Null: it is not there any more. */
  title: string | null;
  imageUrl: string | null;
  field: FieldView;
  /** Variant or option; null: the product as a whole. */
  place: string | null;
  before: ValueView;
  /** Null: to be entered. */
  after: ValueView | null;
  /** As it stands in a field for editing. */
  entered: string;
  confidence: number | null;
  isChosen: boolean;
  isEdited: boolean;
  state: ChangeState;
  stateText: TextKey;
  /** What it has become instead, or Shopify's words. */
  detail: string | null;
}

/** A value to be read: yes or no, or a text; null: none. */
export type ValueView = string | boolean | null;
