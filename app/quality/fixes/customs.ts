import { customs as check } from "../checks/logistics/log-05-customs";
import { listFoundVariants } from "../rules/found";
import { codeBefore, findShared, proposeOfVariant } from "../facts/variant-changes";
import { trimCode } from "../facts/variant-places";
import type { Fix } from "./fix";

const fields = ["countryOfOrigin", "harmonizedSystemCode"] as const;

/** Country of origin and customs code: as the product's other variants have them, where they agree. */
export const customs: Fix = {
  id: "customs",
  checkIds: ["LOG-05"],
  fields,
  propose: (product, context) => {
    const found = listFoundVariants(check, product, context);
    return fields.flatMap((field) => {
      const shared = findShared(product.variants, (variant) => trimCode(variant[field]));
      return found
        .filter((variant) => trimCode(variant[field]) === null)
        .map((variant) =>
          proposeOfVariant(variant, field, codeBefore(variant[field]), shared?.value),
        );
    });
  },
};
