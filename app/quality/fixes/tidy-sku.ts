import { untidySku } from "../checks/variant/var-03-untidy-sku";
import { isFound } from "../rules/found";
import { tidySkus } from "../codes/skus";
import { proposeOfVariant } from "../facts/variant-changes";
import type { Fix } from "./fix";

export const tidySku: Fix = {
  id: "tidySku",
  checkIds: ["VAR-03"],
  fields: ["sku"],
  propose: (product, context) => {
    if (!isFound(untidySku, product, context)) return [];
    return tidySkus(product, context.catalogue.skus).map(({ variant, sku }) =>
      proposeOfVariant(variant, "sku", variant.sku, sku),
    );
  },
};
