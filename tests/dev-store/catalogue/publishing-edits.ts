import type { UserError } from "../world/types";
import type { ProductFacts } from "./facts";
import type { CatalogueState, ProductOverlay } from "./state";

/** The place of the online store in every store's list of publications. */
const ONLINE_STORE = 0;

/** The product on those publications as well; null where it is on all of them. */
export function publish(
  state: CatalogueState,
  product: ProductFacts,
  publicationIds: readonly number[],
): { overlay: ProductOverlay | null; errors: UserError[] } {
  const { places, errors } = findPlaces(state, publicationIds);
  const added = places.filter((place) => !product.publications.includes(place));
  if (errors.length > 0 || added.length === 0) return { overlay: null, errors };
  const now = Math.floor(state.clock() / 1000) * 1000;
  const publications = [...product.publications, ...added].sort((a, b) => a - b);
  const since = Object.fromEntries(added.map((place) => [place, now]));
  return {
    overlay: {
      publications,
      publishedSince: { ...product.publishedSince, ...since },
      publishedAt: publishedAtOf({ ...product, publications }, now),
    },
    errors,
  };
}

/** The product off those publications; null where it is on none of them. */
export function unpublish(
  state: CatalogueState,
  product: ProductFacts,
  publicationIds: readonly number[],
): { overlay: ProductOverlay | null; errors: UserError[] } {
  const { places, errors } = findPlaces(state, publicationIds);
  const publications = product.publications.filter((place) => !places.includes(place));
  if (errors.length > 0 || publications.length === product.publications.length) {
    return { overlay: null, errors };
  }
  const publishedAt = publications.includes(ONLINE_STORE) ? product.publishedAt : null;
  return { overlay: { publications, publishedAt }, errors };
}

/** Since when the online store shows it: a draft waits for its status to change. */
export function publishedAtOf(product: ProductFacts, now: number): number | null {
  if (product.publishedAt !== null) return product.publishedAt;
  const isShown = product.status !== "DRAFT" && product.publications.includes(ONLINE_STORE);
  return isShown ? now : null;
}

function findPlaces(state: CatalogueState, publicationIds: readonly number[]) {
  const places = publicationIds.map((id) =>
    state.source.publications.findIndex((one) => one.id === id),
  );
  const errors = places.flatMap((place, index): UserError[] =>
    place >= 0
      ? []
      : [
          {
            field: ["input", String(index), "publicationId"],
            message: "Publication does not exist or is not publishable",
            code: "NOT_FOUND",
          },
        ],
  );
  return { places, errors };
}
