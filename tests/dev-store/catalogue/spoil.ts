import { createRng } from "../world/rng";
import { DEFECTS } from "./defects";
import type { Defect } from "./defect";
import type { ProductFacts } from "./facts";
import { generateProduct } from "./generate";
import type { GeneratorContext } from "./generator-context";

const GROUPS: readonly (readonly Defect[])[] = [...new Set(DEFECTS.map((one) => one.group))].map(
  (group) => DEFECTS.filter((one) => one.group === group),
);

/** The product as the store has it: generated, then spoiled. `defects` lists what was planted. */
export function generateSpoiledProduct(context: GeneratorContext, index: number): ProductFacts {
  const product = generateProduct(context, index);
  const drawn = drawDefects(context, index);
  const after = context.plan.next[index] ?? -1;
  const drawnAfter = after >= 0 ? drawDefects(context, after) : [];
  drawn.forEach((own, group) => {
    if (own) {
      if (!canPlant(own, group, product, context)) return;
      const before = context.plan.previous[index] ?? -1;
      const sibling = own.copiesSibling ? generateProduct(context, before) : null;
      own.apply(product, createRng(context.settings.seed, own.name, index), { sibling, context });
      product.defects.push(own.name);
      return;
    }
    // Where the next product of the kind copies from this one, both carry the defect.
    const copied = drawnAfter[group];
    if (!copied?.copiesSibling) return;
    if (canPlant(copied, group, generateProduct(context, after), context)) {
      product.defects.push(copied.name);
    }
  });
  product.defects.sort();
  return product;
}

function canPlant(
  one: Defect,
  group: number,
  product: ProductFacts,
  context: GeneratorContext,
): boolean {
  if (one.canApply && !one.canApply(product)) return false;
  if (!one.copiesSibling) return true;
  const before = context.plan.previous[product.index] ?? -1;
  // Copying from a product that is itself spoiled there would not make a duplicate.
  if (before < 0 || drawDefects(context, before)[group]) return false;
  return !one.canApply || one.canApply(generateProduct(context, before));
}

/** What the dice say for each group, before asking whether the product can have it. */
function drawDefects(context: GeneratorContext, index: number): (Defect | null)[] {
  const rng = createRng(context.settings.seed, "defects", index);
  return GROUPS.map((group) => {
    let draw = rng.next();
    for (const one of group) {
      if (draw < one.rate) return one;
      draw -= one.rate;
    }
    return null;
  });
}
