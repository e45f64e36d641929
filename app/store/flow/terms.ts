/** Whether Shopify Flow takes what it is told. */
export type FlowState = "ok" | "failing";

/** Why Flow was not told. */
export const flowErrorCodes = [
  /** It took the request, not the event. */
  "refused",
  "unavailable",
  /** It answered, and failed at the event. */
  "erred",
  "missingScope",
  "needsReauth",
  "frozen",
  "locked",
  "noAccess",
  /** No such shop, or version of the API, at its address. */
  "notThere",
  "failed",
] as const;
export type FlowErrorCode = (typeof flowErrorCodes)[number];

export interface StoredFlowError {
  code: FlowErrorCode;
  /** What Shopify said; null: nothing. */
  detail: string | null;
}

/** Something that workflows of Shopify Flow are to be told: of an error of a product, or what `fields` say. */
export interface FlowEvent {
  eventId: number;
  /** Of the trigger. */
  handle: string;
  productId: number | null;
  checkId: string | null;
  /** By the names of the trigger's own fields; to be parsed. */
  fields: unknown;
}

/** One that waits; the merchant may have had it sent again. */
export interface WaitingFlowEvent extends FlowEvent {
  isRequeued: boolean;
}

/** One that Flow did not get: refused, or given up after it could not be told for a week. */
export interface UnsentFlowEvent extends FlowEvent {
  /** Null: the product is gone. */
  product: string | null;
  state: "refused" | "given-up";
  createdAt: Date;
  settledAt: Date;
  attempts: number;
  error: StoredFlowError;
}

export interface FlowChannel {
  state: FlowState;
  since: Date;
  /** What the last attempt ended with; null: it succeeded, or there was none. */
  error: StoredFlowError | null;
  sentAt: Date | null;
  /** Nothing is tried before. */
  nextAt: Date;
}

export interface FlowBacklog {
  waiting: number;
  /** When what waits longest happened, or was sent again. */
  waitingSince: Date | null;
  refused: number;
  refusedAt: Date | null;
  givenUp: number;
  givenUpAt: Date | null;
  /** Those of the refused that are tried again by themselves, and when the first of them was refused. */
  retried: number;
  retriedSince: Date | null;
}
