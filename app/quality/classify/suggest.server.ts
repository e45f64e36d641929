import { listCategories } from "../../store/quality/classified.server";
import { readFactRows, type ProductFactRow } from "../../store/quality/fact-rows.server";
import type { ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import type { CategoryFacts, SuggestedCategory } from "../facts/facts";
import { openFactBase, type FactBase, type SuggestionOf } from "../facts/load-facts.server";
import { createClassifier, type Classifier } from "./classify";
import { sureConfidence } from "./confidence";
import { keyOfLearning } from "./learning";
import {
  isTeaching,
  keyOfModel,
  keyOfSuggestion,
  keyOfTaxonomy,
  type LearntProduct,
} from "./lessons";
import { openLessons } from "./lessons.server";
import { textsOf } from "./product-texts";
import type { Classification, ConfirmedProduct, ProductTexts } from "./suggestion";
import { buildTaxonomyIndex, type TaxonomyIndex } from "./taxonomy-index";

/** All that a shop's products are judged by. What takes time is made when it is first asked for. */
export interface ShopClassifier {
  readonly index: TaxonomyIndex;
  readonly confirmed: readonly ConfirmedProduct[];
  /** One that has learnt from the categories that products have. */
  readonly learnt: Classifier;
  /**
   * A product that has a category is judged by one that has learnt from others alone: what has learnt from
   * it would find it right.
   */
  classify(productId: number, texts: ProductTexts): Classification;
  /** Of all that decides what `classify` says of these texts. */
  keyOf(texts: ProductTexts): string;
  /** What was suggested by the same key; null: nothing. Undefined: that is not known. */
  recall(row: ProductFactRow, key: string): SuggestedCategory | null | undefined;
}

interface Taxonomy {
  key: string;
  categoryById: ReadonlyMap<string, CategoryFacts>;
  openIndex(): TaxonomyIndex;
}

let taxonomy: { version: string; of: Taxonomy } | undefined;
const known = new Map<number, { key: string; of: ShopClassifier }>();

/**
 * Who suggests categories for a shop's products: looked at anew each day, and when the shop has taught something.
 * Null: there is no taxonomy.
 */
export async function openClassifier({
  shop,
  facts,
  learning,
}: FactBase): Promise<ShopClassifier | null> {
  const version = learning.taxonomy;
  if (version === null) return null;
  const key = `${keyOfLearning(learning)} ${facts.today}`;
  const stored = known.get(shop.id);
  if (stored?.key === key) return stored.of;
  const categories = await openTaxonomy(version);
  if (categories === null) return null;
  const of = makeClassifier(categories, await openLessons(shop, learning, facts.today));
  known.set(shop.id, { key, of });
  return of;
}

async function openTaxonomy(version: string): Promise<Taxonomy | null> {
  if (taxonomy?.version === version) return taxonomy.of;
  const categories = await listCategories();
  if (categories.length === 0) return null;
  const of = {
    key: keyOfTaxonomy(categories),
    categoryById: new Map(categories.map((category) => [category.id, category])),
    openIndex: once(() => buildTaxonomyIndex(categories)),
  };
  taxonomy = { version, of };
  return of;
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

function makeClassifier(
  { key: taxonomyKey, categoryById, openIndex }: Taxonomy,
  lessons: readonly LearntProduct[],
): ShopClassifier {
  const products = lessons.filter(({ isSample }) => isSample).map(({ texts }) => texts);
  const taught = lessons.flatMap(({ id, texts, categoryId }) =>
    categoryId !== null && isTeaching({ categoryId })
      ? [{ id, lesson: { product: texts, categoryId } }]
      : [],
  );
  const confirmed = taught.map(({ lesson }) => lesson);
  const openLearnt = once(() => createClassifier(openIndex(), products, confirmed));
  const halves = new Map(taught.map(({ id }, at) => [id, at % 2]));
  const others: (Classifier | undefined)[] = [];
  /** Has learnt from all but a half. Who needs none of it waits for none. */
  const openOther = (half: number): Classifier => {
    const lessonsOfRest = taught.filter((_, at) => at % 2 !== half).map(({ lesson }) => lesson);
    return (others[half] ??= createClassifier(openIndex(), products, lessonsOfRest));
  };
  const modelKey = keyOfModel(taxonomyKey, lessons);
  return {
    get index() {
      return openIndex();
    },
    confirmed,
    get learnt() {
      return openLearnt();
    },
    classify(productId, texts) {
      const half = halves.get(productId);
      return (half === undefined ? openLearnt() : openOther(half)).classify(texts);
    },
    keyOf: (texts) => keyOfSuggestion(modelKey, texts),
    recall({ kept }, key) {
      if (kept?.key !== key) return undefined;
      const { categoryId, confidence } = kept;
      if (categoryId === null || confidence === null) return null;
      const category = categoryById.get(categoryId);
      return category && { category, confidence, isSure: confidence >= sureConfidence };
    },
  };
}

/**
 * Who suggests categories where products are checked: what is stored stays while it would come to the same.
 * Without a taxonomy nobody does.
 */
export async function openSuggestions(base: FactBase): Promise<SuggestionOf> {
  const classifier = await openClassifier(base);
  if (classifier === null) return () => undefined;
  return (row, description) => {
    const texts = textsOf(row, description);
    const key = classifier.keyOf(texts);
    const recalled = classifier.recall(row, key);
    if (recalled !== undefined) return { key, found: recalled };
    const { suggestion } = classifier.classify(row.id, texts);
    if (!suggestion) return { key, found: null };
    const { category, confidence, isSure } = suggestion;
    return { key, found: { category, confidence, isSure } };
  };
}

/** What is made of one product now, and why. Null: there is no such product, or no taxonomy. */
export async function classifyProduct(
  shop: ShopRow,
  productId: number,
  now: Date,
): Promise<Classification | null> {
  const base = await openFactBase(shop, now);
  const classifier = base && (await openClassifier(base));
  if (!classifier) return null;
  const { products } = await withShop(shop, (tx) => readFactRows(tx, shop, [productId]));
  return products[0] ? classifier.classify(productId, textsOf(products[0])) : null;
}
