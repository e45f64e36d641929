import { createRng } from "../../../tests/dev-store/world/rng";
import { groupBy } from "../../lib/group-by";
import type { ShopDay } from "../../lib/shop-day";
import type { VariantLevels } from "../../store/alerts/past-sellers.server";
import type { SeededVariant } from "./seeded-products";

const demandDays = 56;
const leadDays = [7, 28] as const;
/** What is ordered lasts so long. */
const orderedDays = 45;
// So far does whoever orders misjudge what will sell until the goods are there.
const misjudged = 0.35;

/**
 * What is in stock of each product's variants at the end of each day: as much less as it sold, until new goods come. They
 * are ordered when what is left should just last until then, which is misjudged, so that now and then it does not.
 */
export function movingStock(
  seed: number,
  variants: readonly SeededVariant[],
  days: readonly ShopDay[],
): Map<number, VariantLevels[]> {
  const levels = variants.map((variant) => ({
    ...{ productId: variant.productId, isTracked: true, sellsWithoutStock: false },
    levels: levelsOf(seed, variant, days),
  }));
  return groupBy(levels, ({ productId }) => productId);
}

function levelsOf(seed: number, { id, stock, units }: SeededVariant, days: readonly ShopDay[]) {
  const rng = createRng(seed, "stock", id);
  const levels: { day: ShopDay; stock: number }[] = [];
  let left = stock;
  let demand = 0;
  let ordered = null as { at: number; many: number } | null;
  for (const [index, day] of days.entries()) {
    const sold = units.get(day) ?? 0;
    demand += (sold - demand) / Math.min(index + 1, demandDays);
    left = Math.max(0, left - sold);
    if (ordered?.at === index) {
      left += ordered.many;
      ordered = null;
    }
    const lead = rng.int(...leadDays);
    const enough = demand * lead * Math.exp(misjudged * rng.normal());
    if (!ordered && demand > 0 && left <= enough) {
      ordered = { at: index + lead, many: Math.max(5, Math.round(demand * orderedDays)) };
    }
    if (levels.at(-1)?.stock !== left) levels.push({ day, stock: left });
  }
  return levels;
}
