/** What the block on a product's page shows, as plain JSON: every text is in words already. */
export type ProductBlock =
  /** Why there is nothing to say yet. */
  { state: "waiting"; why: string } | ProductBlockReady;

export interface ProductBlockReady {
  state: "ready";
  currency: BlockCurrency;
  /** 0 to 100; null: nothing could be told. */
  score: { value: number; grade: string } | null;
  /** What weighs most first. */
  findings: BlockFinding[];
  /** Findings for which there is a fix. */
  fixable: number;
  /** What the product has sold in 90 days where it has errors, minor units; null: not known. */
  atStakeMinor: number | null;
  /** Of 90 days; null: not known. */
  sales: { netMinor: number; units: number; returnRate: number | null } | null;
  suggestion: BlockSuggestion | null;
  /** Where the app says more of it. */
  appPath: string;
}

/** Amounts are in minor units: 10 to the power of `digits` of them are one. */
export interface BlockCurrency {
  code: string;
  digits: number;
}

export interface BlockFinding {
  id: string;
  severity: "error" | "warning" | "hint";
  title: string;
  /** How many places of the product it is about. */
  places: number;
  /** ISO instant. */
  since: string;
}

export interface BlockSuggestion {
  categoryId: string;
  /** Full names, of what is suggested and of what the product has; null: none. */
  category: string;
  current: string | null;
  currentId: string | null;
  /** From 0 to 1. */
  confidence: number;
  /** Access that it takes to write it and the shop has not given. */
  missingScope: string | null;
}
