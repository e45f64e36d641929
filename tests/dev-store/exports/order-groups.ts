import type { UsedRule } from "./notes";
import type { LineCells, OrderHead } from "./order-row";

/** A row of an order; `problem` where it cannot be read. */
export interface OrderRowFound {
  line: number;
  problem: string | null;
  cells: LineCells | null;
  used: readonly UsedRule[];
  /** Repeats an earlier row of its order in every cell that is read. */
  isCopy?: true;
}

export interface OrderHeadFound {
  line: number;
  /** Whether the row fills what only an order's own row fills. */
  isFilled: boolean;
  cells: OrderHead | null;
  problem: string | null;
  used: readonly UsedRule[];
  countryCode: string | null | undefined;
  provinceCode: string | null | undefined;
}

/** What the rows of one Name have come to so far. */
export interface OrderGroup {
  name: string;
  /** Of the first row. */
  line: number;
  head: OrderHeadFound | null;
  customerKey: string | null | undefined;
  rows: OrderRowFound[];
  /** What each row holds in columns that are not read. */
  unread: (readonly UsedRule[])[];
}

export function startOrder(name: string, line: number): OrderGroup {
  return {
    name,
    line,
    head: null,
    customerKey: undefined,
    rows: [],
    unread: [],
  };
}
