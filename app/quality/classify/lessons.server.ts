import type { ShopDay } from "../../lib/shop-day";
import { listTeachers, sampleProducts } from "../../store/quality/classified.server";
import { readFactRows, type ProductFactRow } from "../../store/quality/fact-rows.server";
import { readLessonsRow, writeLessonsRow } from "../../store/quality/lessons.server";
import type { ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { keyOfLessons, type Learning } from "./learning";
import { hasDrifted, lessonsSchema, type LearntProduct } from "./lessons";
import { textsOf } from "./product-texts";

// What a shop is like shows in so many of its products; to look at one takes a millisecond or two.
const sampled = 400;
// Beside those among them, so many that have a category teach: some of each type and category.
const mostTeachers = 100;

/**
 * The products that the classifier learns a shop from. They are kept as they were, so that every process comes to
 * the same suggestions from day to day, until the shop has taught something or is another one (`hasDrifted`,
 * looked at once a day).
 */
export async function openLessons(
  shop: ShopRow,
  learning: Learning,
  today: ShopDay,
): Promise<LearntProduct[]> {
  const taught = keyOfLessons(learning);
  const row = await withShop(shop, (tx) => readLessonsRow(tx, shop));
  // Kept by another version of the app in another shape: looked at anew.
  const kept = row?.taught === taught ? parseLessons(row.products) : null;
  if (kept && row?.lookedDay === today) return kept;
  const now = await readCatalogue(shop);
  const lessons = kept && !hasDrifted(kept, now) ? kept : now;
  const products = JSON.stringify(lessons);
  await withShop(shop, (tx) => writeLessonsRow(tx, shop, { taught, lookedDay: today, products }));
  return lessons;
}

function parseLessons(text: string): LearntProduct[] | null {
  return lessonsSchema.safeParse(JSON.parse(text)).data ?? null;
}

function readCatalogue(shop: ShopRow): Promise<LearntProduct[]> {
  return withShop(shop, async (tx) => {
    const ids = await sampleProducts(tx, shop, sampled);
    const more = (await listTeachers(tx, shop, mostTeachers)).filter((id) => !ids.includes(id));
    const read = async (some: readonly number[], isSample: boolean) =>
      (await readFactRows(tx, shop, some)).products
        .map((product) => toLearnt(product, isSample))
        .sort((a, b) => a.id - b.id);
    return [...(await read(ids, true)), ...(await read(more, false))];
  });
}

function toLearnt(row: ProductFactRow, isSample: boolean): LearntProduct {
  return { id: row.id, isSample, categoryId: row.categoryId, texts: textsOf(row) };
}
