import type { TextKey } from "../../../i18n/text-key";
import type { EnteredSource } from "../../../quality/batches/source";
import type { PagingView, QualityView } from "../view";

export type FixesView = QualityView<FixesContent>;

/** Everything that was changed, or is to be, from here; the newest first. */
export interface FixesContent {
  rows: FixRow[];
  /** Fields of which values can be entered from a spreadsheet. */
  valueFields: EnteredSource["field"][];
  paging: PagingView;
}

export interface FixRow {
  batchId: number;
  /** The rule that it mends; null: several, or an undo. */
  rule: TextKey | null;
  undoOf: number | null;
  /** ISO instant. */
  createdAt: string;
  /** Numbers of staff accounts; null: not told. Accepted: null too where nobody has yet. */
  madeBy: string | null;
  acceptedBy: string | null;
  state: TextKey;
  changes: number;
  written: number;
  /** Of those accepted: refused, gone or changed meanwhile. */
  notWritten: number;
  /** Not ticked, or waiting when it was stopped. */
  leftOut: number;
}
