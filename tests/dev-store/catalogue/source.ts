import type { StoreSettings } from "../world/types";
import { COLLECTIONS } from "./collections";
import type { CollectionFacts } from "./collections";
import type { ProductFacts } from "./facts";
import type { GeneratorContext } from "./generator-context";
import { GENERATED_IDS } from "./ids";
import type { ProductIds } from "./ids";
import { LOCATION_IDS } from "./locations";
import { planActivities } from "./marketing/campaigns";
import type { ActivityFacts } from "./marketing/campaigns";
import { placesIn } from "./places";
import type { Place } from "./places";
import { planCatalogue } from "./plan";
import type { CataloguePlan } from "./plan";
import { generateSpoiledProduct } from "./spoil";
import { BUILT_IN_TAXONOMY } from "./taxonomy";
import type { Taxonomy } from "./taxonomy";
import { collectionTimes } from "./views/collection";
import { activityTimes } from "./views/marketing";
import { PUBLICATIONS } from "./views/publication";
import type { PublicationFacts } from "./views/publication";

/** Where a catalogue comes from: a generator, or a merchant's own files. */
export interface CatalogueSource {
  /** Products that exist: indices 0 to count - 1. */
  count: number;
  /** Products the store's history was made with; more than `count` where some came later. */
  madeWith: number;
  product(index: number): ProductFacts;
  ids: ProductIds;
  /** In the order stock arrays use. `place` null: nobody knows where it is. */
  locations: readonly { id: number; place: Place | null }[];
  publications: readonly PublicationFacts[];
  collections: readonly CollectionFacts[];
  activities: readonly ActivityFacts[];
  taxonomy: Taxonomy;
}

/** Number of locations of every generated store. */
const LOCATION_COUNT = 3;

/**
 * The generated catalogue, as a pure function of the settings. What `observedUntil` (epoch ms) cuts
 * off is not there yet; what was there is the same as without it.
 */
export function generatedSource(
  settings: StoreSettings,
  taxonomy: Taxonomy = BUILT_IN_TAXONOMY,
  observedUntil: number | null = null,
): CatalogueSource {
  const whole = planCatalogue(settings);
  const plan = observedUntil === null ? whole : cutPlan(whole, observedUntil);
  const context: GeneratorContext = { settings, plan, locations: LOCATION_COUNT };
  const until = observedUntil ?? Infinity;
  return {
    count: plan.count,
    madeWith: whole.count,
    product: (index) => productAt(generateSpoiledProduct(context, index), until),
    ids: GENERATED_IDS,
    locations: LOCATION_IDS.map((id, at) => ({
      id,
      place: placesIn(settings.countryCode)[at] ?? null,
    })),
    publications: PUBLICATIONS,
    collections: COLLECTIONS.filter((one) => collectionTimes(settings, one).createdAt <= until),
    activities: planActivities(settings).filter(
      (one) => activityTimes(one, until).createdAt <= until,
    ),
    taxonomy,
  };
}

/** The plan without the products made after that instant. */
function cutPlan(plan: CataloguePlan, until: number): CataloguePlan {
  // Creation times ascend, but for those that were moved before the end of the history.
  const count = plan.createdAt.findIndex((at) => at > until);
  if (count < 0) return plan;
  return { ...plan, count, next: plan.next.map((index) => (index < count ? index : -1)) };
}

/** The product as it was at that instant: changes to come are not made, and a launch to come is none. */
function productAt(product: ProductFacts, until: number): ProductFacts {
  if (product.updatedAt <= until && product.variants.every((one) => one.updatedAt <= until)) {
    return product;
  }
  const isLaunched = product.launchedAt <= until;
  const changedAt = isLaunched ? product.launchedAt : product.createdAt;
  const timeOf = (at: number) => (at <= until ? at : changedAt);
  return {
    ...product,
    updatedAt: timeOf(product.updatedAt),
    variants: product.variants.map((one) => ({ ...one, updatedAt: timeOf(one.updatedAt) })),
    ...(isLaunched
      ? {}
      : {
          publishedAt: null,
          publications: [],
          status: product.status === "ARCHIVED" ? product.status : "DRAFT",
        }),
  };
}
