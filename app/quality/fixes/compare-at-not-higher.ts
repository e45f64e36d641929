import { compareAtNotHigher as check } from "../checks/price/prc-02-compare-at-not-higher";
import { listFoundVariants } from "../rules/found";
import { proposeCompareAtCleared } from "../facts/variant-changes";
import type { Fix } from "./fix";

export const compareAtNotHigher: Fix = {
  id: "compareAtNotHigher",
  checkIds: ["PRC-02"],
  fields: ["compareAtPrice"],
  propose: (product, context) =>
    listFoundVariants(check, product, context).flatMap((variant) =>
      proposeCompareAtCleared(variant, context.shop),
    ),
};
