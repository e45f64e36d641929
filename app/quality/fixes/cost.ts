import { noCost } from "../checks/price/prc-05-no-cost";
import { listFoundVariants } from "../rules/found";
import { proposeOfVariant } from "../facts/variant-changes";
import type { Fix } from "./fix";

export const cost: Fix = {
  id: "cost",
  checkIds: ["PRC-05"],
  fields: ["cost"],
  propose: (product, context) =>
    listFoundVariants(noCost, product, context).map((variant) =>
      proposeOfVariant(variant, "cost", null, undefined),
    ),
};
