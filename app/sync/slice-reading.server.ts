import type { AdminClient } from "../admin-api/client.server";
import { AppError } from "../lib/errors";
import {
  degradeResource,
  settleResource,
  type ResourceState,
} from "../store/sync-resources.server";
import { readSlice, updateSlice, type SliceState } from "../store/sync-slices.server";
import type { SyncResourceName } from "../store/sync-status";
import type { ShopContext } from "./backfill.server";
import type { BulkReader, ReadContext } from "./bulk-reader";
import { doneNow, settle, windowOf, type EngineContext } from "./engine-context.server";
import { loadSlice } from "./load-slice.server";
import type { ReadPage } from "./page-step";
import { readOrderPage } from "./order-pages.server";
import { countRoots } from "./plan-resource.server";
import { abandonedCheckoutsReader, customersReader } from "./read-customers.server";
import { readMarketingPage } from "./read-marketing.server";
import { ordersReader } from "./read-orders.server";
import { collectionsReader, productsReader } from "./read-products.server";
import { readSalesPage } from "./read-sales-pages.server";
import { salesReader } from "./read-sales.server";
import { readShop } from "./read-shop.server";
import { readTaxonomyPage } from "./read-taxonomy.server";

const bulkReaders = new Map<SyncResourceName, BulkReader>(
  [
    ordersReader,
    salesReader,
    productsReader,
    collectionsReader,
    customersReader,
    abandonedCheckoutsReader,
  ].map((reader) => [reader.resource, reader]),
);

const pageReaders: Partial<Record<SyncResourceName, ReadPage>> = {
  orders: readOrderPage,
  sales: readSalesPage,
  marketing: readMarketingPage,
  taxonomy: readTaxonomyPage,
};

/** The shop's own details: one query. */
export async function readShopSlice(context: EngineContext, slice: SliceState): Promise<void> {
  const { client, commit, clock } = context;
  const { shop } = client;
  const details = await readShop(client);
  await commit(async (tx) => {
    await details.write(tx, shop, clock());
    await updateSlice(tx, shop, slice, doneNow(slice, 1, clock()));
    await settleResource(tx, shop, "shop", clock());
  });
}

/** Reads on in the result of a bulk operation. */
export async function load(
  context: EngineContext,
  slice: SliceState,
  resource: ResourceState | undefined,
  known: ShopContext,
): Promise<void> {
  const { client, commit, clock, isTimeUp, limits } = context;
  const { shop } = client;
  const reading = contextOf(context, slice, resource, known);
  const reader = readerOf(slice);
  if (slice.objectCount === 0) await checkEmpty(client, slice);
  const outcome = await loadSlice(client, reader, slice, reading, {
    commit,
    clock,
    isTimeUp,
    limits,
  });
  if (outcome === "paused") return;
  await commit(async (tx) => {
    await reader.finish?.(tx, reading);
    const current = await readSlice(tx, shop, slice);
    await updateSlice(tx, shop, current, {
      status: "done",
      pageCursor: null,
      finishedAt: clock(),
      reason: null,
      detail: null,
    });
    await settle(context, tx, slice.resource, known);
  });
}

/** An empty result would have everything there is taken for deleted: it has to be true. */
async function checkEmpty(client: AdminClient, slice: SliceState): Promise<void> {
  const count = await countRoots(client, slice.resource, windowOf(slice));
  if (count === null || count === 0) return;
  throw new AppError(
    "upstream_invalid",
    `Shopify completed a bulk operation without any object, but counts ${count}.`,
  );
}

/** Reads one page. */
export async function readPage(
  context: EngineContext,
  slice: SliceState,
  resource: ResourceState | undefined,
  known: ShopContext,
): Promise<void> {
  const { client, commit, clock } = context;
  const { shop } = client;
  const read = pageReaders[slice.resource];
  if (!read) throw new AppError("internal", `Nothing reads ${slice.resource} by pages.`);
  const startedAt = slice.startedAt ?? clock();
  const page = await read(
    client,
    contextOf(context, slice, resource, known),
    { ...slice, startedAt },
    clock(),
  );
  await commit(async (tx) => {
    await page.write(tx);
    const rootsDone = slice.rootsDone + page.roots;
    await updateSlice(
      tx,
      shop,
      slice,
      page.next === null
        ? { ...doneNow(slice, rootsDone, clock()), startedAt }
        : { pageCursor: page.next, rootsDone, startedAt },
    );
    if (page.denied !== null) {
      await degradeResource(tx, shop, slice.resource, {
        reason: "missing_scope",
        detail: page.denied,
        missingScopes: [],
      });
    }
    await settle(context, tx, slice.resource, known);
  });
}

/** How a resource is read in bulk. */
export function readerOf(slice: SliceState): BulkReader {
  const reader = bulkReaders.get(slice.resource);
  if (!reader) throw new AppError("internal", `Nothing reads ${slice.resource} in bulk.`);
  return reader;
}

function contextOf(
  { client: { shop }, clock }: EngineContext,
  slice: SliceState,
  resource: ResourceState | undefined,
  known: ShopContext,
): ReadContext {
  if (!known.money) throw new AppError("internal", "The shop's currency is not known yet.");
  return {
    shop,
    ...known.money,
    scopes: known.scopes,
    countries: known.countries,
    reading: resource?.reading ?? 0,
    sliceNo: slice.sliceNo,
    window: windowOf(slice),
    startedAt: slice.startedAt ?? clock(),
    askedAt: slice.submittedAt ?? slice.startedAt ?? clock(),
    isStrict: resource?.mode === "paged",
    isLast: false,
  };
}
