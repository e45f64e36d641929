import type { SmallTable } from "../table/view";
import type { CustomersView } from "../view";

/** What customers purchase first, next and together, as plain JSON. */
export type JourneyView = CustomersView<JourneyContent>;

export interface JourneyContent {
  sentence: JourneySentence;
  /** What customers are worth is counted over so many days. */
  days: number;
  steps: SmallTable;
  byProduct: SmallTable;
  byCode: SmallTable;
  together: SmallTable;
}

export type JourneySentence =
  | { kind: "nobody" }
  /** Of those who came back after a first purchase of one product, a share purchased this one next. */
  | { kind: "next"; from: string; to: string; share: number; customers: number };
