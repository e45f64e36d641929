import type { Defect } from "./defect";
import { FILED_DEFECTS } from "./filed-defects";
import { SHOWN_DEFECTS } from "./shown-defects";
import { VARIANT_DEFECTS } from "./variant-defects";

/** Everything that can be planted, in the order in which it is; names are what `plantedDefects` answers. */
export const DEFECTS: readonly Defect[] = [...SHOWN_DEFECTS, ...VARIANT_DEFECTS, ...FILED_DEFECTS];
