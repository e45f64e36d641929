import type { AdminClient } from "../../admin-api/client.server";
import {
  listCategoriesOf,
  listOfStaleCategories,
  listOfStaleEntries,
  listStaleEntries,
  writeAttributeEntries,
} from "../../store/attributes.server";
import { withShop, type ShopRef } from "../../store/with-shop.server";
import type { ReadContext } from "../bulk-reader";
import type { RestStep } from "../read-products-rest.server";
import { askInParts } from "./ask-in-parts";
import { entriesAtOnce, entriesScope, readAttributeEntries } from "./read-entries.server";
import {
  attributesFreshMs,
  categoriesAtOnce,
  readTaxonomyAttributes,
} from "./read-taxonomy-attributes.server";

/** Merchants change what their entries stand for, seldom. */
const entriesFreshMs = 7 * 24 * 60 * 60_000;
const productsAtOnce = 20;

/**
 * After a bulk result: what the categories of the products ask for, and what stands in their fields,
 * as far as it is not known. Both are read once for all products that share them.
 */
export function attributeSteps(
  client: AdminClient,
  { shop, reading, scopes }: ReadContext,
): RestStep[] {
  const now = new Date();
  const categories: RestStep = {
    name: "categories",
    list: (tx, afterId) =>
      listOfStaleCategories(tx, shop, {
        reading,
        afterId,
        since: new Date(now.getTime() - attributesFreshMs),
      }),
    async *read(ids, at) {
      for (let start = 0; start < ids.length; start += categoriesAtOnce) {
        const some = ids.slice(start, start + categoriesAtOnce);
        const found = await withShop(shop, (tx) => listCategoriesOf(tx, shop, some));
        await readTaxonomyAttributes(client, found, now);
        yield {
          write: async () => {},
          next: { step: at.step, afterId: some.at(-1) ?? at.afterId, within: null },
        };
      }
    },
  };
  const entries: RestStep = {
    name: "entries",
    list: (tx, afterId) => listOfStaleEntries(tx, shop, { afterId, since: freshSince(now) }),
    async *read(ids, at) {
      for (let start = 0; start < ids.length; start += productsAtOnce) {
        const some = ids.slice(start, start + productsAtOnce);
        await readEntriesOf(client, shop, { productIds: some, entryIds: [] }, now);
        yield {
          write: async () => {},
          next: { step: at.step, afterId: some.at(-1) ?? at.afterId, within: null },
        };
      }
    },
  };
  return scopes.has(entriesScope) ? [categories, entries] : [categories];
}

/** The same for a few products that were read by themselves. */
export async function readAttributesOf(
  client: AdminClient,
  { shop, scopes }: ReadContext,
  of: { categoryIds: readonly string[]; entryIds: readonly string[] },
): Promise<void> {
  const now = new Date();
  await readTaxonomyAttributes(client, of.categoryIds, now);
  if (!scopes.has(entriesScope)) return;
  await readEntriesOf(client, shop, { productIds: [], entryIds: of.entryIds }, now);
}

async function readEntriesOf(
  client: AdminClient,
  shop: ShopRef,
  of: { productIds: readonly number[]; entryIds: readonly string[] },
  now: Date,
): Promise<void> {
  const stale = await withShop(shop, (tx) =>
    listStaleEntries(tx, shop, { ...of, since: freshSince(now) }),
  );
  for (let start = 0; start < stale.length; start += entriesAtOnce) {
    const some = stale.slice(start, start + entriesAtOnce);
    const rows = await askInParts(some, (ids) => readAttributeEntries(client, ids));
    await withShop(shop, (tx) => writeAttributeEntries(tx, shop, rows, now));
  }
}

const freshSince = (now: Date) => new Date(now.getTime() - entriesFreshMs);
