import { z } from "zod";
import {
  listCategories,
  listTeachers,
  sampleProducts,
} from "../../store/quality/classified.server";
import { readFactRows, type ProductFactRow } from "../../store/quality/fact-rows.server";
import type { ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { createClassifier, type Classifier } from "./classify";
import type { Classification, ConfirmedProduct, ProductTexts } from "./suggestion";
import { buildTaxonomyIndex, type TaxonomyIndex } from "./taxonomy-index";
import { readHtml } from "../texts/html";
import { keyOfLearning } from "./learning";
import { openFactBase, type FactBase, type SuggestionOf } from "../facts/load-facts.server";

// What a shop is like shows in so many of its products; to look at one takes a millisecond or two.
const sampled = 400;
// Beside those among them, so many that have a category teach: some of each type and category.
const mostTeachers = 100;

/** All that a shop's products are judged by. */
export interface ShopClassifier {
  index: TaxonomyIndex;
  confirmed: readonly ConfirmedProduct[];
  /** One that has learnt from the categories that products have. */
  learnt: Classifier;
  /**
   * A product that has a category is judged by one that has learnt from others alone: what has learnt from
   * it would find it right.
   */
  classify(row: ProductFactRow, description?: string): Classification;
}

let index: { version: string; of: TaxonomyIndex } | undefined;
const known = new Map<number, { key: string; of: ShopClassifier }>();

/**
 * Who suggests categories for a shop's products: made anew each day, and when the shop has taught something.
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
  const taxonomy = await openTaxonomy(version);
  if (taxonomy === null) return null;
  const of = makeClassifier(taxonomy, await readLessons(shop));
  known.set(shop.id, { key, of });
  return of;
}

async function openTaxonomy(version: string): Promise<TaxonomyIndex | null> {
  if (index?.version === version) return index.of;
  const categories = await listCategories();
  if (categories.length === 0) return null;
  index = { version, of: buildTaxonomyIndex(categories) };
  return index.of;
}

interface Lessons {
  /** What the shop is like. */
  sample: readonly ProductFactRow[];
  /** Others, which have a category. */
  teachers: readonly ProductFactRow[];
}

function readLessons(shop: ShopRow): Promise<Lessons> {
  return withShop(shop, async (tx) => {
    const ids = await sampleProducts(tx, shop, sampled);
    const more = (await listTeachers(tx, shop, mostTeachers)).filter((id) => !ids.includes(id));
    return {
      sample: (await readFactRows(tx, shop, ids)).products,
      teachers: (await readFactRows(tx, shop, more)).products,
    };
  });
}

function makeClassifier(taxonomy: TaxonomyIndex, { sample, teachers }: Lessons): ShopClassifier {
  const products = sample.map((row) => textsOf(row));
  const taught = [...sample, ...teachers].flatMap((row) =>
    row.categoryId === null || row.categoryFullName === null
      ? []
      : [{ id: row.id, lesson: { product: textsOf(row), categoryId: row.categoryId } }],
  );
  const confirmed = taught.map(({ lesson }) => lesson);
  const learnt = createClassifier(taxonomy, products, confirmed);
  const halves = new Map(taught.map(({ id }, at) => [id, at % 2]));
  const others: (Classifier | undefined)[] = [];
  /** Has learnt from all but a half. Who needs none of it waits for none. */
  const openOther = (half: number): Classifier => {
    const lessons = taught.filter((_, at) => at % 2 !== half).map(({ lesson }) => lesson);
    return (others[half] ??= createClassifier(taxonomy, products, lessons));
  };
  return {
    index: taxonomy,
    confirmed,
    learnt,
    classify(row, description) {
      const half = halves.get(row.id);
      return (half === undefined ? learnt : openOther(half)).classify(textsOf(row, description));
    },
  };
}

/** Who suggests categories where products are checked. Without a taxonomy nobody does. */
export async function openSuggestions(base: FactBase): Promise<SuggestionOf> {
  const classifier = await openClassifier(base);
  if (classifier === null) return () => undefined;
  return (row, description) => {
    const { suggestion } = classifier.classify(row, description);
    if (!suggestion) return suggestion;
    const { category, confidence, isSure } = suggestion;
    return { category, confidence, isSure };
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
  return products[0] ? classifier.classify(products[0]) : null;
}

const optionsSchema = z.array(
  z.object({ name: z.string(), values: z.array(z.object({ name: z.string() })) }),
);

/** What the classifier reads of a product. `description`: its plain text, where it is here already. */
export function textsOf(row: ProductFactRow, description?: string): ProductTexts {
  const options = optionsSchema.safeParse(row.options).data ?? [];
  return {
    title: row.title,
    productType: row.productType,
    vendor: row.vendor,
    tags: row.tags,
    descriptionText: description ?? readHtml(row.descriptionHtml).text,
    optionNames: options.map(({ name }) => name),
    optionValues: options.flatMap(({ values }) => values.map(({ name }) => name)),
  };
}
