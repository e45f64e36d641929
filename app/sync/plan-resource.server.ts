import { z } from "zod";
import type { AdminClient } from "../admin-api/client.server";
import {
  abandonedCheckoutsCountQuery,
  collectionsCountQuery,
  customersCountQuery,
  oldestOrderQuery,
  ordersCountQuery,
  productsCountQuery,
} from "../admin-api/documents/shop";
import { AppError } from "../lib/errors";
import type { ResourcePlan } from "../store/sync-resources.server";
import type { SyncResourceName } from "../store/sync-status";
import { parsePageNode } from "./parse-line";
import type { SliceWindow } from "./bulk-reader";
import { accessTo, isWindowed, planWindows } from "./plan";
import { instant } from "./shapes";
import { processedWithin } from "./window";

// One resource that cannot be asked about must not keep a run from the others.
const deadlineMs = 10_000;

const whole = { from: null, to: null };

const countDocuments: Partial<Record<SyncResourceName, string>> = {
  products: productsCountQuery,
  collections: collectionsCountQuery,
  customers: customersCountQuery,
  abandonedCheckouts: abandonedCheckoutsCountQuery,
};

/** Decides what to read of a resource, with what is granted, in which slices. */
export async function planResource(
  client: AdminClient,
  resource: SyncResourceName,
  scopes: ReadonlySet<string>,
  now: Date,
): Promise<ResourcePlan> {
  const access = accessTo(resource, scopes);
  const base = {
    expected: null,
    missingScopes: access.missingScopes,
    reason: access.lacking === null ? null : "missing_scope",
    detail: access.lacking,
  };
  if (!access.canRead) return { ...base, windows: [] };

  if (isWindowed(resource)) {
    const isLimited = access.lacking !== null;
    const oldest = isLimited ? null : await readOldestOrder(client);
    const windows = planWindows(now, { oldest, isLimited });
    const query = processedWithin({ from: windows.at(-1)?.from ?? null, to: null });
    const expected = await readCount(client, ordersCountQuery, { query: query || null });
    return { ...base, expected, windows };
  }
  const document = countDocuments[resource];
  const expected = document === undefined ? null : await readCount(client, document, {});
  return { ...base, expected, windows: [whole] };
}

/**
 * How many root objects Shopify counts in a window of a resource that is exported in bulk; null where
 * it does not tell, or counts no further.
 */
export function countRoots(
  client: AdminClient,
  resource: SyncResourceName,
  window: SliceWindow,
): Promise<number | null> {
  const document = isWindowed(resource) ? ordersCountQuery : countDocuments[resource];
  if (document === undefined) return Promise.resolve(null);
  const query = processedWithin(window);
  return readCount(client, document, isWindowed(resource) ? { query: query || null } : {});
}

const countNode = z.object({
  count: z.object({ count: z.number().int(), precision: z.string() }).nullable(),
});

/** A count for the progress display: null where Shopify does not tell it, or only a lower bound. */
async function readCount(
  client: AdminClient,
  document: string,
  variables: Record<string, unknown>,
): Promise<number | null> {
  try {
    const { data } = await client.query(document, variables, { deadlineMs });
    const { count } = parsePageNode(countNode, "shop", data);
    return count && count.precision === "EXACT" ? count.count : null;
  } catch (error) {
    if (error instanceof AppError && error.code === "missing_scope") return null;
    throw error;
  }
}

const oldestNode = z.object({
  orders: z.object({ nodes: z.array(z.object({ processedAt: instant })) }),
});

async function readOldestOrder(client: AdminClient): Promise<Date | null> {
  const { data } = await client.query(oldestOrderQuery, {}, { deadlineMs });
  const [order] = parsePageNode(oldestNode, "orders", data).orders.nodes;
  return order ? new Date(order.processedAt) : null;
}
