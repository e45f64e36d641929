import type { PostgresServer } from "../postgres-server";
import type { BenchLine } from "./line";

/** What every part of the bench is given. */
export interface BenchContext {
  server: PostgresServer;
  isQuick: boolean;
  seed: number;
  /** Of the largest shop that the panels are measured in, unless the run is quick. */
  orders: number;
  /** Of the catalogue that is checked, unless the run is quick. */
  products: number;
  /** A file of Shopify's categories in place of the local store's few hundred. */
  taxonomy: string | null;
  say: (line: string) => void;
}

/** What a part has come to. */
export interface PartResult {
  lines: BenchLine[];
  /** All that was measured. */
  details: unknown;
}
