import { AppError } from "../../lib/errors";
import { log } from "../../log.server";
import type { Queryable } from "../../store/database.server";
import { commitLive } from "../../store/live.server";
import {
  keepGone,
  listOrdersOfCustomers,
  markAlive,
  markGone,
  type ObjectResource,
} from "../../store/live-marks.server";
import { withShop } from "../../store/with-shop.server";
import { visibleOrdersFrom } from "../plan";
import type { Live } from "./live-context.server";
import type { ObjectReader, ObjectsRead } from "./object-reader.server";
import { customersById } from "./read-customers-by-id.server";
import { ordersById } from "./read-orders-by-id.server";
import { collectionsById, productsById } from "./read-products-by-id.server";

const readers: Readonly<Record<ObjectResource, ObjectReader>> = {
  orders: ordersById,
  products: productsById,
  collections: collectionsById,
  customers: customersById,
};

/** What a batch came to, for what is to be committed with it. */
export interface Batch {
  /** The last id of the batch, in order: everything up to it is done. */
  lastId: number;
  ids: readonly number[];
  /** Newly marked as deleted. */
  deleted: number;
}

/**
 * Reads objects again and writes them, in batches in order of their ids: one transaction each, with
 * what `also` adds to it. An older version never overwrites a newer one; what Shopify does not know any
 * more is marked deleted, and the orders of a customer who is gone are read again, because they may be
 * somebody else's now. One that cannot be read is left out and logged. Returns false where the time was
 * up before all were read.
 */
export async function reread(
  live: Live,
  resource: ObjectResource,
  ids: readonly number[],
  also: (tx: Queryable, batch: Batch) => Promise<void> = async () => {},
): Promise<boolean> {
  const reader = readers[resource];
  if (!live.scopes.has(reader.scope)) return true;
  const sorted = [...new Set(ids)].sort((a, b) => a - b);
  let size = reader.atOnce;
  for (let start = 0; start < sorted.length;) {
    if (live.isTimeUp()) return false;
    const batch = sorted.slice(start, start + size);
    const outcome = await readBatch(live, reader, batch, also);
    if (outcome === "smaller") size = Math.ceil(size / 2);
    else {
      start += batch.length;
      size = reader.atOnce;
    }
  }
  return true;
}

async function readBatch(
  live: Live,
  reader: ObjectReader,
  ids: readonly number[],
  also: (tx: Queryable, batch: Batch) => Promise<void>,
): Promise<"done" | "smaller"> {
  const { client, clock, scopes } = live;
  const { shop } = client;
  const { resource } = reader;
  const askedAt = clock();
  let read: ObjectsRead;
  try {
    read = await reader.read(client, live.contextAt(askedAt), ids);
    if (resource === "customers" && read.gone.length > 0) {
      const orders = await withShop(shop, (tx) => listOrdersOfCustomers(tx, shop, read.gone));
      // Before their customers are marked: killed in between, both are done again.
      await reread({ ...live, isTimeUp: () => false }, "orders", orders);
    }
  } catch (error) {
    if (!isOfObjects(error)) throw error;
    if (ids.length > 1) return "smaller";
    log.error({ shop: shop.domain, resource, id: ids[0], err: error }, "An object was left out");
    read = { found: [], gone: [], write: async () => {} };
  }
  const visibleFrom = resource === "orders" ? visibleOrdersFrom(scopes, askedAt) : null;
  const write = async (tx: Queryable) => {
    await read.write(tx);
    if (resource !== "collections") await keepGone(tx, shop, resource, read.found, askedAt);
    await markAlive(tx, shop, resource, read.found, askedAt);
    const deleted = await markGone(tx, shop, resource, read.gone, { askedAt, visibleFrom });
    await also(tx, { ids, deleted, lastId: ids.at(-1) ?? 0 });
  };
  await commitLive(shop, write, live.readAs);
  return "done";
}

/** Asking for fewer of them may go better; not so where Shopify refuses the shop as a whole. */
function isOfObjects(error: unknown): boolean {
  if (error instanceof RangeError) return true;
  if (!(error instanceof AppError)) return false;
  const isRefusal = /^\d{3}$/.test(error.detail ?? "");
  return ["upstream_invalid", "query_too_costly"].includes(error.code) && !isRefusal;
}
