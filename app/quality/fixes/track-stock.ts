import { notTracked } from "../checks/logistics/log-04-not-tracked";
import { listFoundVariants } from "../rules/found";
import { proposeOfVariant } from "../facts/variant-changes";
import type { Fix } from "./fix";

/** Not ticked: what was never counted is out of stock as soon as it is tracked. */
export const trackStock: Fix = {
  id: "trackStock",
  checkIds: ["LOG-04"],
  fields: ["isTracked"],
  propose: (product, context) =>
    listFoundVariants(notTracked, product, context).map((variant) =>
      proposeOfVariant(variant, "isTracked", false, true, { isChosen: false }),
    ),
};
