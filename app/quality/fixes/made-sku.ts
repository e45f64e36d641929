import { noSku } from "../checks/variant/var-01-no-sku";
import { sameSku } from "../checks/variant/var-02-same-sku";
import { listFoundVariants } from "../rules/found";
import { makeSkus } from "../codes/skus";
import { codeBefore, proposeOfVariant } from "../facts/variant-changes";
import type { Fix } from "./fix";

/** Not ticked: many shops have a rule of their own for how SKUs are made. */
export const madeSku: Fix = {
  id: "madeSku",
  checkIds: ["VAR-01", "VAR-02"],
  fields: ["sku"],
  propose: (product, context) => {
    const missing = listFoundVariants(noSku, product, context);
    const same = listFoundVariants(sameSku, product, context);
    return makeSkus(product, { missing, same }, context.catalogue.skus).map(({ variant, sku }) =>
      proposeOfVariant(variant, "sku", codeBefore(variant.sku), sku, { isChosen: false }),
    );
  },
};
