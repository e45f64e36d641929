import type { Catalogue, CatalogueProduct, CatalogueVariant } from "../../world/types";
import type { Rng } from "../../world/rng";
import { lowerBound } from "./calendar";

/** What can be bought when, as likely as it sells. */
export interface Shelf {
  /** A product on sale at that time, or null where there is none at all. */
  draw(at: number, rng: Rng): { product: CatalogueProduct; variant: CatalogueVariant } | null;
  drawGiftCard(
    at: number,
    rng: Rng,
  ): { product: CatalogueProduct; variant: CatalogueVariant } | null;
}

/**
 * The shelf as the catalogue was made, whatever is edited later: past orders do not change when a
 * product does. Popularities are added up once per calendar month.
 */
export function createShelf(catalogue: Pick<Catalogue, "products">): Shelf {
  const sellable = catalogue.products.filter(
    (product) => !product.isGiftCard && product.popularity > 0 && product.variants.length > 0,
  );
  const giftCards = catalogue.products.filter(
    (product) => product.isGiftCard && product.variants.length > 0,
  );
  const months = new Map<number, Float64Array>();

  function upTo(at: number): Float64Array {
    const date = new Date(at);
    const month = date.getUTCMonth();
    const key = date.getUTCFullYear() * 12 + month;
    let sums = months.get(key);
    if (!sums) {
      sums = new Float64Array(sellable.length);
      const begins = Date.UTC(date.getUTCFullYear(), month, 1);
      let total = 0;
      sellable.forEach((product, i) => {
        if (product.launchedAt <= begins)
          total += product.popularity * (product.season[month] ?? 1);
        (sums as Float64Array)[i] = total;
      });
      months.set(key, sums);
    }
    return sums;
  }

  return {
    draw(at, rng) {
      const sums = upTo(at);
      const total = sums[sums.length - 1] ?? 0;
      const product =
        total > 0
          ? sellable[lowerBound(sums, rng.next() * total)]
          : sellable.length > 0
            ? rng.pick(sellable)
            : undefined;
      return product ? { product, variant: drawVariant(product, rng) } : null;
    },
    drawGiftCard(at, rng) {
      const open = giftCards.filter((product) => product.launchedAt <= at);
      if (open.length === 0) return null;
      const product = rng.pick(open);
      return { product, variant: drawVariant(product, rng) };
    },
  };
}

// Middle sizes and first colours sell best: the square leans to the front of the list.
function drawVariant(product: CatalogueProduct, rng: Rng): CatalogueVariant {
  const at = Math.floor(rng.next() ** 1.4 * product.variants.length);
  return product.variants[at] as CatalogueVariant;
}
