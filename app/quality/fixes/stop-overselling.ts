import { oversold } from "../checks/logistics/log-03-oversold";
import { listFoundVariants } from "../rules/found";
import { proposeOfVariant } from "../facts/variant-changes";
import type { Fix } from "./fix";

export const stopOverselling: Fix = {
  id: "stopOverselling",
  checkIds: ["LOG-03"],
  fields: ["sellsOutOfStock"],
  propose: (product, context) =>
    listFoundVariants(oversold, product, context).map((variant) =>
      proposeOfVariant(variant, "sellsOutOfStock", true, false),
    ),
};
