import {
  readReturnRate,
  readSharedSkus,
  type Counted,
} from "../../store/quality/catalogue-rows.server";
import { readGroups, refreshGroups } from "../../store/quality/groups.server";
import { readQualityState } from "../../store/quality/state.server";
import { readToldSums, countTexts } from "../../store/quality/told-sums.server";
import { writeTold, type ToldRow } from "../../store/quality/told.server";
import { withShop } from "../../store/with-shop.server";
import { toCatalogueFacts } from "./catalogue-of-rows";
import type { CatalogueFacts, ProductFacts } from "./facts";
import { loadCatalogueFacts, type FactBase } from "./load-facts.server";
import { askedOf, toldOf } from "./told-of-product";

/** What the rest of the catalogue says of some products; of others it knows less. */
export type CatalogueOf = (products: readonly ProductFacts[]) => Promise<CatalogueFacts>;

/** All that a catalogue says, of every product: what these tell is noted meanwhile. */
export function noting({ shop }: FactBase, all: CatalogueFacts): CatalogueOf {
  return async (products) => {
    await withShop(shop, (tx) => writeTold(tx, shop, products.map(toldOf)));
    return all;
  };
}

/**
 * The catalogue with products that have changed, which are asked about first, and then of others. `before`: what
 * they told, and what products told that are gone.
 */
export function openChangedCatalogue(
  base: FactBase,
  before: readonly ToldRow[],
  plainTextOf: (html: string) => string,
): CatalogueOf {
  const { shop } = base;
  let opened: CatalogueOf | undefined;
  return async (products) => {
    await withShop(shop, async (tx) => {
      await writeTold(tx, shop, products.map(toldOf));
      if (!opened) await refreshGroups(tx, shop, groupsOf(products, before));
    });
    opened ??= await openStoredCatalogue(base, plainTextOf);
    return opened(products);
  };
}

function groupsOf(products: readonly ProductFacts[], before: readonly ToldRow[]) {
  const distinct = <T>(of: readonly T[]) => [...new Set(of)];
  return {
    types: distinct([
      ...products.map(({ productType }) => productType),
      ...before.map(({ type }) => type),
    ]),
    vendors: distinct([...products, ...before].map(({ vendor }) => vendor)),
    collectionIds: distinct(
      [...products, ...before].flatMap(({ collectionIds }) => collectionIds ?? []),
    ),
  };
}

/**
 * The catalogue as it was told by each product when that was last checked: nothing is read again of the others, and
 * only what these products have is counted. Where not all have been checked yet, everything is added up.
 * `hasSharedSkus`: all SKUs that several variants have are known, not only those of the products.
 */
export async function openStoredCatalogue(
  base: FactBase,
  plainTextOf: (html: string) => string,
  { hasSharedSkus = false } = {},
): Promise<CatalogueOf> {
  const { shop } = base;
  const stored = await withShop(shop, async (tx) => {
    if (!(await readQualityState(tx, shop)).isTold) return null;
    return {
      sums: await readToldSums(tx, shop),
      groups: await readGroups(tx, shop),
      returnRate: await readReturnRate(tx, shop),
      skus: hasSharedSkus ? await readSharedSkus(tx, shop) : null,
    };
  });
  if (stored === null) {
    const all = await loadCatalogueFacts(base, plainTextOf);
    return async () => all;
  }
  const { words, namings, ...sums } = stored.sums;
  const ofAll = {
    titleWords: new Map(words),
    titlesByType: new Map(
      namings.map(([type, products, withVendor]) => [type, { products, withVendor }]),
    ),
  };
  return async (products) => {
    const counts = await withShop(shop, (tx) => countTexts(tx, shop, askedOf(products)));
    const rows = {
      ...sums,
      ...stored.groups,
      returnRate: stored.returnRate,
      skus: stored.skus ?? onlyRepeated(counts.skus),
      barcodes: onlyRepeated(counts.barcodes),
      images: onlyRepeated(counts.images),
    };
    const texts = {
      ...ofAll,
      titles: new Map(onlyRepeated(counts.titles)),
      seoTitles: new Map(onlyRepeated(counts.seoTitles)),
      descriptions: new Map(onlyRepeated(counts.descriptions)),
    };
    return toCatalogueFacts(rows, texts, base);
  };
}

const onlyRepeated = (counted: readonly Counted[]) => counted.filter(([, count]) => count > 1);
