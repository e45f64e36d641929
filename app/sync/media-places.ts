import type { NumberedLine } from "./parse-line";

/**
 * Numbers a product's media in the order of their lines: from 0 where all of them are known to come
 * after their product's line; by the number of the line where some may have come before, in this
 * reading of the result or an earlier one. `finish` then numbers those anew.
 */
export interface MediaPlaces {
  meetProduct(line: NumberedLine, productId: number): void;
  placeOf(line: NumberedLine, productId: number): number;
}

export function createMediaPlaces(): MediaPlaces {
  const next = new Map<number, number>();
  let isFromStart: boolean | undefined;
  const look = (line: NumberedLine) => (isFromStart ??= line.lineNo === 1);
  return {
    meetProduct(line, productId) {
      if (look(line) && !next.has(productId)) next.set(productId, 0);
    },
    placeOf(line, productId) {
      const place = look(line) ? next.get(productId) : undefined;
      // NaN: one came before its product.
      next.set(productId, (place ?? NaN) + 1);
      return place === undefined || Number.isNaN(place) ? line.lineNo : place;
    },
  };
}
