import { AppError } from "../lib/errors";
import type { AdminClient } from "./client.server";
import { bulkOperationQuery, bulkRunMutation, runningBulkOperationsQuery } from "./documents/bulk";

export type BulkStatus =
  "CREATED" | "RUNNING" | "COMPLETED" | "FAILED" | "CANCELING" | "CANCELED" | "EXPIRED";

export interface BulkOperation {
  id: string;
  status: BulkStatus;
  errorCode: string | null;
  createdAt: Date;
  objectCount: number;
  rootObjectCount: number;
  url: string | null;
  query: string;
}

interface OperationNode {
  id: string;
  status: BulkStatus;
  errorCode: string | null;
  createdAt: string;
  objectCount: string;
  rootObjectCount: string;
  url: string | null;
  query: string;
}

export type BulkStart =
  | { kind: "started"; operation: BulkOperation }
  /** Too many operations are running: ask again later. */
  | { kind: "busy" }
  /** Shopify does not accept the query; its own words. */
  | { kind: "refused"; message: string };

/** Starts a bulk operation. Throws what AdminClient.query throws. */
export async function startBulkOperation(
  client: AdminClient,
  document: string,
): Promise<BulkStart> {
  const { data } = await client.query<{
    bulkOperationRunQuery: {
      bulkOperation: OperationNode | null;
      userErrors: { code: string | null; message: string }[];
    };
  }>(bulkRunMutation, { query: document });
  const { bulkOperation, userErrors } = data.bulkOperationRunQuery;
  if (bulkOperation) return { kind: "started", operation: toOperation(bulkOperation) };
  if (userErrors.some(({ code }) => code === "OPERATION_IN_PROGRESS" || code === "LIMIT_REACHED")) {
    return { kind: "busy" };
  }
  const [first] = userErrors;
  if (!first)
    throw new AppError("upstream_invalid", "Shopify neither started nor refused a bulk operation.");
  return { kind: "refused", message: first.message };
}

/** An operation as it is now, or null where Shopify no longer knows it. */
export async function readBulkOperation(
  client: AdminClient,
  id: string,
): Promise<BulkOperation | null> {
  const { data } = await client.query<{ bulkOperation: OperationNode | null }>(bulkOperationQuery, {
    id,
  });
  return data.bulkOperation && toOperation(data.bulkOperation);
}

/** The app's operations that run for the shop now: at most five. */
export async function listRunningBulkOperations(client: AdminClient): Promise<BulkOperation[]> {
  const { data } = await client.query<{ bulkOperations: { nodes: OperationNode[] } }>(
    runningBulkOperationsQuery,
  );
  return data.bulkOperations.nodes.map(toOperation);
}

function toOperation(node: OperationNode): BulkOperation {
  return {
    id: node.id,
    status: node.status,
    errorCode: node.errorCode,
    createdAt: new Date(node.createdAt),
    objectCount: Number(node.objectCount),
    rootObjectCount: Number(node.rootObjectCount),
    url: node.url,
    query: node.query,
  };
}
