import type { Rng } from "../world/rng";
import type { ProductFacts } from "./facts";
import type { GeneratorContext } from "./generator-context";

/** A fault real catalogues have. At most one per group hits a product. */
export interface Defect {
  name: string;
  group: string;
  /** Share of products it is planted on (of those it can apply to). */
  rate: number;
  /** False: this product cannot have it (a missing weight needs something to weigh). */
  canApply?(product: ProductFacts): boolean;
  /** Changes the clean product in place. `sibling`: the clean product of the same kind before it. */
  apply(product: ProductFacts, rng: Rng, tools: DefectTools): void;
  /** Copies from the sibling, so the sibling carries the defect as well. */
  copiesSibling?: boolean;
}

export interface DefectTools {
  sibling: ProductFacts | null;
  context: GeneratorContext;
}

/** A defect of a product by itself. */
export function defect(
  group: string,
  name: string,
  rate: number,
  apply: Defect["apply"] | ((product: ProductFacts, rng: Rng, tools: DefectTools) => unknown),
  canApply?: (product: ProductFacts) => boolean,
): Defect {
  return {
    group,
    name,
    rate,
    apply: (p, rng, tools) => void apply(p, rng, tools),
    ...(canApply ? { canApply } : {}),
  };
}

/** A defect that is a copy of what another product has. */
export function duplicate(
  group: string,
  name: string,
  rate: number,
  copy: (product: ProductFacts, sibling: ProductFacts) => unknown,
  canApply?: (product: ProductFacts) => boolean,
): Defect {
  const apply: Defect["apply"] = (p, _rng, { sibling }) => {
    if (sibling) copy(p, sibling);
  };
  return { group, name, rate, apply, copiesSibling: true, ...(canApply ? { canApply } : {}) };
}
