/** What decides suggestions besides a product's own texts and the day. */
export interface Learning {
  /** Of the taxonomy as it was read; null: it has not been. */
  taxonomy: string | null;
  /** How much the shop has taught, in steps. */
  taught: number;
  /** The last batch of categories written from here that is read again; 0: none. */
  batch: number;
}

/** Up to here each confirmation changes much. */
const eachCounts = 20;
/** From there on, so much more makes a difference: nothing is checked anew for one product of many. */
const growth = 1.1;

/** The step that a number of products with a category has reached. */
export function taughtSteps(products: number): number {
  if (products <= eachCounts) return products;
  return eachCounts + Math.floor(Math.log(products / eachCounts) / Math.log(growth));
}

/** Of what was learnt from the shop itself. */
export function keyOfLessons({ taught, batch }: Learning): string {
  return `${taught}-${batch}`;
}

/** Of all that is learnt. */
export function keyOfLearning(learning: Learning): string {
  return `${learning.taxonomy ?? "none"} ${keyOfLessons(learning)}`;
}
