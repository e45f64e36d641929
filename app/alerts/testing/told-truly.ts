import type { ShopDay } from "../../lib/shop-day";
import type { PastFindings, PastStock } from "../facts";
import type { Episode } from "../replay";
import { checkCause, productCause } from "../new-error-causes";
import { wasThereOn } from "../was-there-on";

/**
 * Whether a message on products tells of something that was so and that none has told of before: of a mistake, of goods
 * that ran out, of a category. In the order of the messages. Counts never jump where nothing is planted.
 */
export function createTruth({ errors, archived, sellers }: PastFindings) {
  const told = new Set<string>();
  const news = errors ?? [];

  function thingsOf({ ruleId, signal: { key }, day }: Episode): string[] {
    const nameOf = (error: { productId: number; checkId: string; fromDay: ShopDay }) =>
      `${error.productId} ${error.checkId} ${error.fromDay}`;
    if (ruleId === "new-errors") {
      return news
        .filter(
          (error) =>
            wasThereOn(error, day) &&
            [checkCause(error.checkId), productCause(error.productId)].includes(key),
        )
        .map(nameOf);
    }
    if (ruleId === "best-seller-errors") {
      const own = sellers?.errors?.get(Number(key)) ?? [];
      // That what sells best has it is news, even where it was told of the product before.
      return own.filter((error) => wasThereOn(error, day)).map((one) => `best ${nameOf(one)}`);
    }
    if (ruleId === "best-seller-sold-out") {
      const since = soldOutSince(sellers?.stock ?? null, Number(key), day);
      return since === null ? [] : [`${key} sold out ${since}`];
    }
    if (ruleId === "category-archived") {
      const own = (archived ?? []).filter(({ categoryId }) => categoryId === key);
      return own
        .filter((category) => wasThereOn(category, day))
        .map(({ categoryId }) => categoryId);
    }
    return [];
  }

  return (episode: Episode): boolean => {
    const untold = thingsOf(episode).filter((thing) => !told.has(thing));
    for (const thing of untold) told.add(thing);
    return untold.length > 0;
  };
}

/** Null: some of it is left on that day. */
function soldOutSince(stock: PastStock | null, productId: number, day: ShopDay): ShopDay | null {
  const since = (stock?.variants.get(productId) ?? []).map(({ levels }) => {
    const last = levels.findLast((level) => level.day <= day);
    return last?.stock === 0 ? last.day : null;
  });
  return since.reduce<ShopDay | null>(
    (latest, one) => (latest === null || one === null ? null : one > latest ? one : latest),
    since[0] ?? null,
  );
}
