/** A batch of changes as extensions preview it, as plain JSON: every text is in words already. */
export interface FixPreview {
  batchId: number;
  /** Changes are being proposed; to be looked at; being written; stopped; written; given up. */
  state: "preparing" | "open" | "applying" | "stopped" | "done" | "discarded";
  /** The first changes; of one product, usually all. */
  rows: PreviewRow[];
  all: number;
  products: number;
  /** Changes that accepting would write. */
  chosen: number;
  /** Changes whose value only the merchant knows. */
  toEnter: number;
  written: number;
  failed: number;
  /** Access that it takes and the shop has not given. */
  missingScopes: string[];
  /** Why it has stopped; null: it has not. */
  stoppedBy: string | null;
  /** Where the app shows all of it. */
  appPath: string;
}

export interface PreviewRow {
  no: number;
  product: string;
  field: string;
  /** Variant or option; null: the product as a whole. */
  place: string | null;
  /** "" is none. */
  before: string;
  /** Null: to be entered. */
  after: string | null;
  isChosen: boolean;
  /** What has become of it, where it was accepted. */
  outcome: string | null;
}

/** What asking for a fix came to. */
export type FixAsked =
  { kind: "made"; batchId: number } | { kind: "nothing"; why: string; appPath: string };

/** What became of a wish. */
export type FixAnswer = { kind: "done" } | { kind: "refused"; reason: string };
