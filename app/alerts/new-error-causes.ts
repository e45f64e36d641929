import { groupBy } from "../lib/group-by";
import type { NewError } from "../store/alerts/merchandising.server";

// Somebody who edits two products makes two mistakes; what strikes three is most often one import or one app.
const productsOfOneCause = 3;

/** New errors by what has most likely brought them. */
export interface NewErrorCauses {
  /** Checks that several products have begun to fail, with these. */
  byCheck: ReadonlyMap<string, readonly NewError[]>;
  /** Checks that fewer have begun to fail, with these. */
  byRareCheck: ReadonlyMap<string, readonly NewError[]>;
  /** These, by product. */
  byProduct: ReadonlyMap<number, readonly NewError[]>;
}

export function groupNewErrors(errors: readonly NewError[]): NewErrorCauses {
  const checks = groupBy(errors, ({ checkId }) => checkId);
  const byCheck = new Map([...checks].filter(([, found]) => found.length >= productsOfOneCause));
  const byRareCheck = new Map([...checks].filter(([checkId]) => !byCheck.has(checkId)));
  const rest = errors.filter(({ checkId }) => !byCheck.has(checkId));
  return { byCheck, byRareCheck, byProduct: groupBy(rest, ({ productId }) => productId) };
}

/** What the message of an error on a product is about. Null: it is none of the new ones. */
export function causeOfProduct(
  { byCheck, byProduct }: NewErrorCauses,
  productId: number,
): string | null {
  if (byProduct.has(productId)) return productCause(productId);
  for (const [checkId, errors] of byCheck) {
    if (errors.some((error) => error.productId === productId)) return checkCause(checkId);
  }
  return null;
}

export const checkCause = (checkId: string) => `check ${checkId}`;
export const productCause = (productId: number) => `product ${productId}`;
