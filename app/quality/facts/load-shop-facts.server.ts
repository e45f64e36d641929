import type { Queryable } from "../../store/database.server";
import {
  findHandles,
  readCollectionRows,
  readMeasuredRows,
  type CollectionFactRow,
} from "../../store/quality/shop-rows.server";
import { readStoredStorefront, type Storefront } from "../../store/storefront.server";
import type { FactBase } from "./load-facts.server";
import { handlesOf, judgeRedirects } from "./redirects";
import type { CollectionFacts, RedirectFacts, ShopWideFacts } from "../rules/shop-check";

// Of the text only whether there is one matters.
const descriptionUnits = 200;
// Those without a unit price come first: more than these nobody lists.
const mostMeasured = 5_000;

/** All that checks of the shop as a whole may know. */
export async function loadShopWideFacts(
  tx: Queryable,
  base: FactBase,
  plainTextOf: (html: string) => string,
): Promise<ShopWideFacts> {
  const { shop, facts, hasCollections } = base;
  const toFacts = ({ descriptionHtml, ...row }: CollectionFactRow): CollectionFacts => ({
    ...row,
    descriptionText: plainTextOf(descriptionHtml).trim().slice(0, descriptionUnits),
  });
  const storefront = await readStoredStorefront(tx, shop);
  const redirects = hasCollections ? await judge(tx, base, storefront) : undefined;
  const measured = await readMeasuredRows(tx, shop, mostMeasured);
  return {
    shop: facts,
    collections: hasCollections ? (await readCollectionRows(tx, shop)).map(toFacts) : undefined,
    ...(storefront.policies ? { policies: storefront.policies } : {}),
    ...(redirects ? { redirects } : {}),
    hasMoreRedirects: storefront.redirects?.hasMore ?? false,
    ...(measured.some(({ isUnread }) => isUnread) ? {} : { soldByMeasure: measured }),
  };
}

async function judge(
  tx: Queryable,
  { shop }: FactBase,
  { redirects }: Storefront,
): Promise<RedirectFacts[] | undefined> {
  if (!redirects) return undefined;
  const handles = redirects.rows.flatMap(({ target }) => handlesOf(target, shop.domain) ?? []);
  const found = await findHandles(tx, shop, {
    products: handles.flatMap(({ product }) => product ?? []),
    collections: handles.flatMap(({ collection }) => collection ?? []),
  });
  return judgeRedirects(redirects.rows, shop.domain, {
    product: (handle) => found.products.has(handle),
    collection: (handle) => found.collections.has(handle),
  });
}
