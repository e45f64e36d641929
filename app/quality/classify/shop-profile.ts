import { pathOf, type CategoryTree } from "./category-tree";
import { addTo, likeliest, likelihoods, massOf, sumUp, totalOf, type Mass } from "./distribution";
import { featuresOf } from "./features";
import { headSide } from "./phrases";
import { statementsOf, type Manner } from "./statements";
import { createTypeTrust } from "./type-trust";
import type { ConfirmedProduct, ProductTexts } from "./suggestion";
import type { TaxonomyIndex } from "./taxonomy-index";
import { likeness, weights } from "./weights";

/** What the whole catalogue says of a shop: as much memory as it has categories, not products. */
export interface ShopProfile extends Manner {
  /** How much of the shop lies in each category, itself alone; adds up to 1, or is empty. */
  own: ReadonlyMap<number, number>;
  /** The same of the largest of them alone. */
  main: ReadonlyMap<number, number>;
  /** With all below it. */
  sums: ReadonlyMap<number, number>;
  /** How telling a feature is in this shop: less, the more products have it. */
  rarity(feature: string): number;
}

/** What a shop has less of makes no difference to a product that says little, but takes time. */
const MAIN_CATEGORIES = 40;

/** Of the first look: the shop's own is not known before its end, and the order must not matter. */
const unknownManner: Manner = { side: 0, trustOf: () => 1 };

/** A first look at every product, each by its own texts, and what the merchant confirmed. */
export function profileShop(
  index: TaxonomyIndex,
  products: Iterable<ProductTexts>,
  confirmed: readonly ConfirmedProduct[],
): ShopProfile {
  let side = 0;
  let count = 0;
  const guessed: Mass = new Map();
  const counts = new Map<string, number>();
  const trust = createTypeTrust(index.tree);
  for (const product of products) {
    count += 1;
    side += Math.sign(headSide(product.title));
    const statements = statementsOf(index, product, unknownManner);
    trust.see(product.productType, statements);
    const mass = massOf(statements);
    // A product that says little says little of the shop.
    const certainty = Math.min(1, totalOf(mass));
    const likely = likelihoods(index.tree, mass);
    for (const [category, share] of likely) addTo(guessed, category, share * certainty);
    // Only what is compared with confirmed products needs to be counted.
    if (confirmed.length === 0) continue;
    for (const feature of featuresOf(index.tree, product, likeliest(likely)).keys()) {
      counts.set(feature, (counts.get(feature) ?? 0) + 1);
    }
  }
  const told: Mass = new Map();
  for (const { categoryId } of confirmed) {
    const category = index.tree.byId.get(categoryId);
    if (category !== undefined) addTo(told, category, 1);
  }
  const own = mix(guessed, told);
  return {
    own,
    main: largest(own),
    sums: sumUp(index.tree, own),
    side,
    trustOf: trust.trustOf,
    rarity: (feature) =>
      Math.log((count + 2) / ((counts.get(feature) ?? 0) + 1)) + likeness.leastRarity,
  };
}

function largest(own: Mass): Mass {
  return new Map([...own].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MAIN_CATEGORIES));
}

function mix(guessed: Mass, told: Mass): Mass {
  const [guesses, tellings] = [totalOf(guessed), totalOf(told)];
  const share = guesses === 0 ? 1 : tellings / (tellings + weights.confirmedHalf);
  const own: Mass = new Map();
  for (const [category, amount] of guessed) addTo(own, category, (amount / guesses) * (1 - share));
  for (const [category, amount] of told) addTo(own, category, (amount / tellings) * share);
  return own;
}

/** The product's mass as the shop makes it likelier: moved to where the shop is, and some of its own. */
export function withShop(tree: CategoryTree, mass: Mass, { own, main, sums }: ShopProfile): Mass {
  const moved: Mass = new Map();
  for (const [category, amount] of mass) {
    const [vertical = category, second] = pathOf(tree, category);
    const ofVertical = sums.get(vertical) ?? 0;
    const factorVertical = (ofVertical + weights.unseenVertical) ** weights.shopVertical;
    const within =
      second === undefined || ofVertical === 0 ? 0 : (sums.get(second) ?? 0) / ofVertical;
    const factorBelow =
      second === undefined ? 1 : (within + weights.unseenBelow) ** weights.shopBelow;
    const ofSecond = second === undefined ? 0 : (sums.get(second) ?? 0);
    const exact = ofSecond === 0 ? 0 : (own.get(category) ?? 0) / ofSecond;
    const factorExact = (exact + weights.unseenExact) ** weights.shopExact;
    moved.set(category, amount * factorVertical * factorBelow * factorExact);
  }
  // Only shares count from here on, so what the shop moved is brought back to what it was.
  const [before, after] = [totalOf(mass), totalOf(moved)];
  const scale = after > 0 ? before / after : 0;
  for (const [category, amount] of moved) moved.set(category, amount * scale);
  const alone = weights.shopAlone / (1 + weights.shopAgainstTexts * before);
  for (const [category, share] of main) addTo(moved, category, share * alone);
  return moved;
}
