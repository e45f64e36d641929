import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays } from "../lib/shop-day";
import { toProductFacts } from "./facts/facts-of-rows";
import type { ProductFacts } from "./facts/facts";
import { checks } from "./registry";
import { anyProduct } from "./testing/any-product";
import { cleanProducts } from "./testing/clean-products";
import { catalogueFacts, mediaFacts, productFacts, shopFacts, variantFacts } from "./testing/facts";
import { plants } from "./testing/plants";

const start = "2026-11-01";
const anyDay = fc.integer({ min: -200, max: 60 }).map((days) => addDays(start, days));
const anySince = fc.option(anyDay);

/** What of a product is older on each day, as it is stored. */
const aging = fc.record({
  createdAt: anyDay.map((day) => `${day}T12:00:00Z`),
  lastSoldDay: anySince,
  outOfStock: fc.option(fc.record({ since: anySince, isSinceFirst: fc.boolean() })),
  compareAtSince: anySince,
  isSinceFirst: fc.boolean(),
  totalInventory: fc.constantFrom(0, 5),
  isSalesKnown: fc.boolean(),
});
type Aging = typeof aging extends fc.Arbitrary<infer T> ? T : never;

/** A product on a day, with what is known of its age by then. */
function onDay(product: ProductFacts, stored: Aging, today: string): ProductFacts {
  const { compareAtSince, isSinceFirst, isSalesKnown, ...dated } = stored;
  const variant = {
    ...variantFacts(),
    ...{ productId: 1, isSinceFirst, compareAtSince, weightValue: null, weightUnit: null },
    hasOwnImage: null,
  };
  const category = { categoryId: null, categoryName: null, categoryFullName: null };
  const sold = { units: 30, netMinor: 900, unitsReturned: 9 };
  const rows = {
    products: [
      {
        ...{
          id: 1,
          handle: "vase",
          title: "Vase",
          productType: "Vase",
          vendor: "Olaria",
          tags: [],
        },
        ...{ status: "ACTIVE", ...category, categoryLevel: null, isLeaf: null, isArchived: null },
        ...{ descriptionHtml: "", seoTitle: null, seoDescription: null, options: [] },
        ...{ attributes: null, hasOnlyDefaultVariant: true, isGiftCard: false },
        ...{ tracksInventory: true, collectionIds: [], isOnOnlineStore: true, kept: null },
        ...{ ...sold, ...dated },
      },
    ],
    variants: [variant],
    media: [],
  };
  const [read] = toProductFacts(rows, {
    ...{ timezone: "UTC", today, isSalesKnown, hasOnlineStore: true, hasCollections: true },
    sortsIntoCollections: true,
    recommendedOf: () => undefined,
    suggestionOf: () => undefined,
  });
  if (!read) throw new Error("No facts");
  const { createdDay, outOfStockSince, outOfStockKnownOn, totalInventory, sales } = read;
  const [aged] = read.variants;
  return {
    ...product,
    ...{ createdDay, outOfStockSince, outOfStockKnownOn, totalInventory, sales },
    variants: product.variants.map((each) => ({
      ...each,
      ...{ compareAtMinor: each.compareAtMinor ?? 9_900 },
      ...{ compareAtSince: aged?.compareAtSince ?? null, compareAtKnownOn: aged?.compareAtKnownOn },
    })),
  };
}

const known = [...cleanProducts, ...plants].map(({ product }) => productFacts(product));
const smallImage = productFacts({ media: [mediaFacts({ width: 300, height: 300 })] });
const someProduct = fc.oneof(
  fc.constantFrom(...known),
  fc.constant(smallImage),
  anyProduct.map(productFacts),
);

it(
  "no check comes to something else by time alone before the day that it tells",
  { timeout: 60_000 },
  () => {
    const changing = new Set<string>();
    fc.assert(
      fc.property(
        someProduct,
        aging,
        fc.integer({ min: 1, max: 200 }),
        fc.option(fc.integer({ min: 1, max: 120 })),
        (product, stored, days, mostDays) => {
          const later = addDays(start, days);
          for (const { id, changesOn, run, settings } of checks) {
            const set = settings.parse(mostDays === null ? {} : { mostDays });
            const on = (today: string) => {
              const context = { shop: shopFacts({ today }), catalogue: catalogueFacts() };
              return [onDay(product, stored, today), context, set] as const;
            };
            const now = run(...on(start));
            const then = run(...on(later));
            if (JSON.stringify(now) === JSON.stringify(then)) continue;
            changing.add(id);
            const day = changesOn === "never" ? null : changesOn(...on(start));
            expect(day, `${id} differs on ${later}`).not.toBeNull();
            expect(String(day) <= later, `${id} differs on ${later}, and told ${day}`).toBe(true);
            expect(String(day) > start, `${id} told ${day}`).toBe(true);
          }
        },
      ),
      { numRuns: 150, seed: 47 },
    );
    // Else nothing would have been shown.
    expect([...changing].sort()).toEqual(["IMG-02", "PRC-03", "PUB-02", "PUB-07"]);
  },
);
