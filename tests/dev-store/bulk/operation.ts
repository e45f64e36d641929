import type { ViewNode } from "../world/types";

export type BulkStatus =
  "CREATED" | "RUNNING" | "COMPLETED" | "CANCELING" | "CANCELED" | "FAILED" | "EXPIRED";

/** One bulk query operation. Times are epoch ms of the store's clock. */
export interface BulkOperation {
  id: number;
  gid: string;
  status: BulkStatus;
  errorCode: "ACCESS_DENIED" | "INTERNAL_SERVER_ERROR" | "TIMEOUT" | null;
  /** What went wrong, for logs and tests; Shopify does not tell. */
  failure: string | null;
  createdAt: number;
  completedAt: number | null;
  objectCount: number;
  rootObjectCount: number;
  fileSize: number;
  query: string;
  file: string;
  /** Unguessable part of the result's address. */
  urlToken: string;
  urlExpiresAt: number | null;
  /** Has ended without an address although it has lines. */
  hidesAddress: boolean;
  /** Name of the fault rule that struck it. */
  fault?: string;
}

export const BULK_GID_PREFIX = "gid://shopify/BulkOperation/";

export function isTerminal(operation: BulkOperation): boolean {
  return ["COMPLETED", "CANCELED", "FAILED", "EXPIRED"].includes(operation.status);
}

/** Schema-shaped, reading the operation's state at the moment of the query. */
export function bulkOperationNode(operation: BulkOperation, origin: string): ViewNode {
  const address = () => `${origin}/bulk/${operation.id}/${operation.urlToken}.jsonl`;
  const hasLines = () => operation.objectCount > 0;
  const hasAddress = () => hasLines() && !operation.hidesAddress;
  return {
    __typename: "BulkOperation",
    id: operation.gid,
    status: () => operation.status,
    errorCode: () => operation.errorCode,
    createdAt: isoSeconds(operation.createdAt),
    completedAt: () => (operation.completedAt === null ? null : isoSeconds(operation.completedAt)),
    objectCount: () => String(operation.objectCount),
    rootObjectCount: () => String(operation.rootObjectCount),
    fileSize: () => (isTerminal(operation) && hasAddress() ? String(operation.fileSize) : null),
    url: () => (operation.status === "COMPLETED" && hasAddress() ? address() : null),
    partialDataUrl: () => (operation.status === "FAILED" && hasAddress() ? address() : null),
    query: operation.query,
    type: "QUERY",
  };
}

/** Payload of bulk_operations/finish: no address in it, the operation has to be queried. */
export function finishPayload(operation: BulkOperation): Record<string, unknown> {
  return {
    admin_graphql_api_id: operation.gid,
    completed_at: operation.completedAt === null ? null : isoSeconds(operation.completedAt),
    created_at: isoSeconds(operation.createdAt),
    error_code: operation.errorCode?.toLowerCase() ?? null,
    status: operation.status.toLowerCase(),
    type: "query",
  };
}

function isoSeconds(at: number): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, "Z");
}
