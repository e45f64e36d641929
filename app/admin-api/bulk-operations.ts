import { z } from "zod";
import { AppError } from "../lib/errors";
import type { AdminClient } from "./client.server";
import {
  bulkCancelMutation,
  bulkOperationQuery,
  bulkRunMutation,
  runningBulkOperationsQuery,
} from "./documents/bulk";
import { checkShopDomain } from "./shop-identity";

const statuses = [
  "CREATED",
  "RUNNING",
  "COMPLETED",
  "FAILED",
  "CANCELING",
  "CANCELED",
  "EXPIRED",
] as const;
export type BulkStatus = (typeof statuses)[number];

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

// An unsigned 64-bit integer comes as text.
const counted = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

const operationNode = z.object({
  id: z.string(),
  status: z.enum(statuses),
  errorCode: z.string().nullable(),
  createdAt: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  objectCount: counted,
  rootObjectCount: counted,
  url: z.string().nullable(),
  query: z.string(),
}) satisfies z.ZodType<BulkOperation>;

const startAnswer = z.object({
  bulkOperationRunQuery: z.object({
    bulkOperation: operationNode.nullable(),
    userErrors: z.array(z.object({ code: z.string().nullable(), message: z.string() })),
  }),
});
const operationAnswer = z.object({
  bulkOperation: operationNode.nullable(),
  shop: z.object({ myshopifyDomain: z.string() }),
});
const runningAnswer = z.object({
  bulkOperations: z.object({ nodes: z.array(operationNode) }),
});

export type BulkStart =
  | { kind: "started"; operation: BulkOperation }
  /** Too many operations are running: ask again later. */
  | { kind: "busy" }
  /** Shopify does not accept the query; its own words. */
  | { kind: "refused"; message: string };

/** Starts a bulk operation. Throws what AdminClient.query throws, and upstream_invalid. */
export async function startBulkOperation(
  client: AdminClient,
  document: string,
): Promise<BulkStart> {
  const { data } = await client.query(bulkRunMutation, { query: document });
  const { bulkOperation, userErrors } = parse(startAnswer, data).bulkOperationRunQuery;
  if (bulkOperation) return { kind: "started", operation: bulkOperation };
  if (userErrors.some(({ code }) => code === "OPERATION_IN_PROGRESS" || code === "LIMIT_REACHED")) {
    return { kind: "busy" };
  }
  const [first] = userErrors;
  if (!first)
    throw new AppError("upstream_invalid", "Shopify neither started nor refused a bulk operation.");
  return { kind: "refused", message: first.message };
}

/**
 * An operation as it is now, or null where Shopify no longer knows it. Throws wrong_shop where another
 * shop answers.
 */
export async function readBulkOperation(
  client: AdminClient,
  id: string,
): Promise<BulkOperation | null> {
  const { data } = await client.query(bulkOperationQuery, { id });
  const { bulkOperation, shop } = parse(operationAnswer, data);
  checkShopDomain(client, shop.myshopifyDomain);
  return bulkOperation;
}

/** Asks Shopify to end an operation; that it has ended already is fine. */
export async function cancelBulkOperation(client: AdminClient, id: string): Promise<void> {
  await client.query(bulkCancelMutation, { id });
}

/** The app's operations that run for the shop now: at most five. */
export async function listRunningBulkOperations(client: AdminClient): Promise<BulkOperation[]> {
  const { data } = await client.query(runningBulkOperationsQuery);
  return parse(runningAnswer, data).bulkOperations.nodes;
}

function parse<S extends z.ZodType>(schema: S, data: unknown): z.output<S> {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const path = result.error.issues[0]?.path.join(".") ?? "";
  throw new AppError(
    "upstream_invalid",
    `Shopify's answer about a bulk operation does not have the expected shape at "${path}".`,
  );
}
