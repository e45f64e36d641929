import type { Struck } from "../faults/registry";
import type { BulkFault } from "../faults/types";
import type { AccessChecker } from "../graphql/access";
import type { ExecutionContext } from "../graphql/context";
import type { AdminSchema } from "../schema/load";
import type { Clock, Resource } from "../world/types";
import type { BulkOperation } from "./operation";

export interface BulkOptions {
  admin: AdminSchema;
  clock: Clock;
  /** Objects per second of the clock, or as fast as the machine. */
  speed: () => number | "instant";
  acceptsNonNodeConnections: () => boolean;
  /** A context for exporting, with the visibility limits of this moment. */
  createContext: () => ExecutionContext;
  accessNow: () => AccessChecker;
  /** Origin of result addresses. */
  origin: () => string;
  onFinish: (payload: Record<string, unknown>, gid: string) => void;
  shop: string;
  /** The fault that strikes the operation just started, if any. */
  strike: (query: string) => Struck<BulkFault> | null;
}

export interface BulkOperations {
  resource: Resource;
  runQuery(args: { query: string; groupObjects: boolean }): unknown;
  cancel(args: { id: string }): unknown;
  /** The result file behind an address; null = no such address. */
  download(id: number, urlToken: string): { operation: BulkOperation; isExpired: boolean } | null;
  expireUrls(): void;
  /** Fills all places with operations of others, for `ms` of store time or until released. */
  occupy(ms: number): () => void;
  operation(gid: string): BulkOperation | undefined;
  close(): void;
}
