import { addDays, createShopCalendar, type ShopDay } from "../../lib/shop-day";
import { currencyExponent } from "../../lib/money";
import { findSalesCoverage, isRangeCovered } from "../../metrics/sales/coverage";
import type { Queryable } from "../../store/database.server";
import {
  countClassified,
  readLearntBatch,
  readTaxonomyVersion,
} from "../../store/quality/classified.server";
import { readCatalogueRows, readProductTexts } from "../../store/quality/catalogue-rows.server";
import {
  readFactRows,
  readFactSources,
  readRecommended,
  type FactSources,
  type ProductFactRow,
} from "../../store/quality/fact-rows.server";
import { areSalesFolded } from "../../store/quality/sales.server";
import { readQualityState } from "../../store/quality/state.server";
import type { ShopRow } from "../../store/shops.server";
import { readProgress } from "../../store/sync-progress.server";
import { withShop } from "../../store/with-shop.server";
import { createTextCounter, toCatalogueFacts } from "./catalogue-of-rows";
import { taughtSteps, type Learning } from "../classify/learning";
import { toRecommended } from "./attributes";
import type { CatalogueFacts, ProductFacts, RecommendedAttribute, ShopFacts } from "./facts";
import { toProductFacts, type Suggested } from "./facts-of-rows";

/** Whole days before today whose sales are looked at. */
export const salesDays = 90;

/** Where facts of a shop come from, and what of them is known. */
export interface FactBase extends FactSources {
  shop: ShopRow;
  facts: ShopFacts;
  timezone: string;
  isSalesKnown: boolean;
  learning: Learning;
  /** What categories recommend, of those that were looked up so far; null: not read. */
  recommended: Map<string, readonly RecommendedAttribute[] | null>;
}

/** Null where the shop's details have not been read. */
export async function openFactBase(shop: ShopRow, now: Date): Promise<FactBase | null> {
  const { currency, timezone } = shop;
  if (!currency || !timezone) return null;
  const today = createShopCalendar(timezone).dayOf(now);
  const isCovered = await areSalesCovered(shop, timezone, today, now);
  const taxonomy = await readTaxonomyVersion();
  const { sources, wereFolded, guessedLanguage, classified, batch } = await withShop(
    shop,
    async (tx) => {
      const state = await readQualityState(tx, shop);
      return {
        sources: await readFactSources(tx, shop),
        // Where they once were, orders of the last minutes may wait to be: they are of today.
        wereFolded: state.isSalesKnown || (await areSalesFolded(tx, shop)),
        guessedLanguage: state.guessedLanguage,
        classified: await countClassified(tx, shop),
        batch: await readLearntBatch(tx, shop, now),
      };
    },
  );
  return {
    ...sources,
    shop,
    timezone,
    isSalesKnown: isCovered && wereFolded,
    recommended: new Map(),
    learning: { taxonomy, taught: taughtSteps(classified), batch },
    facts: {
      name: shop.name ?? "",
      domain: shop.domain,
      currency,
      minorPerUnit: 10 ** currencyExponent(currency),
      locale: shop.primaryLocale ?? guessedLanguage,
      today,
      sellsAbroad: sources.sellsAbroad,
    },
  };
}

export function salesRange(today: ShopDay) {
  return { from: addDays(today, -salesDays), to: addDays(today, -1) };
}

async function areSalesCovered(
  shop: ShopRow,
  timezone: string,
  today: ShopDay,
  now: Date,
): Promise<boolean> {
  const progress = await readProgress(shop, now);
  const calendar = createShopCalendar(timezone);
  const coverage = findSalesCoverage(progress, calendar, shop.shopCreatedAt);
  return coverage !== null && isRangeCovered(coverage, salesRange(today));
}

/** The category that a product is thought to belong to; undefined: not classified. */
export type SuggestionOf = (
  product: ProductFactRow,
  /** The description's plain text, where it is here already. */
  description?: string,
) => Suggested | undefined;

/** All that checks may know of these products, in order of their ids; without deleted ones. */
export async function loadProductFacts(
  tx: Queryable,
  base: FactBase,
  ids: readonly number[],
  suggestionOf: SuggestionOf,
): Promise<ProductFacts[]> {
  const rows = await readFactRows(tx, base.shop, ids);
  await lookUpRecommended(tx, base, rows.products);
  return toProductFacts(rows, {
    ...base,
    today: base.facts.today,
    suggestionOf,
    recommendedOf: (categoryId) => base.recommended.get(categoryId) ?? undefined,
  });
}

/** Lists of values are long, and the same for all products of a category: once while a base is open. */
async function lookUpRecommended(
  tx: Queryable,
  { recommended }: FactBase,
  products: readonly ProductFactRow[],
): Promise<void> {
  const ids = new Set(products.flatMap(({ categoryId }) => categoryId ?? []));
  const news = [...ids].filter((id) => !recommended.has(id));
  if (news.length === 0) return;
  const found = toRecommended(await readRecommended(tx, news));
  for (const id of news) recommended.set(id, found.get(id) ?? null);
}

// Texts of so many products are some megabytes.
const textsAtOnce = 2_000;

/** What the rest of the catalogue says. In statements of their own, since each takes a while. */
export async function loadCatalogueFacts(
  base: FactBase,
  plainTextOf: (html: string) => string,
): Promise<CatalogueFacts> {
  const { shop } = base;
  const counter = createTextCounter(plainTextOf);
  for (let afterId = 0; ;) {
    const page = await withShop(shop, (tx) => readProductTexts(tx, shop, afterId, textsAtOnce));
    for (const texts of page) counter.add(texts);
    afterId = page.at(-1)?.id ?? afterId;
    if (page.length < textsAtOnce) break;
  }
  const rows = await withShop(shop, (tx) => readCatalogueRows(tx, shop));
  return toCatalogueFacts(rows, counter.counted(), base);
}
