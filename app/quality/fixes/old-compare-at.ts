import { oldCompareAt as check } from "../checks/price/prc-03-old-compare-at";
import { listFoundVariants } from "../rules/found";
import { proposeCompareAtCleared } from "../facts/variant-changes";
import type { Fix } from "./fix";

/** Not ticked: whether an offer is over only the merchant knows. */
export const oldCompareAt: Fix = {
  id: "oldCompareAt",
  checkIds: ["PRC-03"],
  fields: ["compareAtPrice"],
  propose: (product, context) =>
    listFoundVariants(check, product, context).flatMap((variant) =>
      proposeCompareAtCleared(variant, context.shop, { isChosen: false }),
    ),
};
