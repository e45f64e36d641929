import { noWeight } from "../checks/logistics/log-01-no-weight";
import { listFoundVariants } from "../rules/found";
import { findShared, proposeOfVariant } from "../facts/variant-changes";
import { writeWeight } from "./fields";
import type { Fix } from "./fix";

/** So many variants of the same weight say that it does not change with size or colour. */
const fewestVariants = 2;

/** To whole grams: weights in other units come as long fractions. */
function writeKilograms(kilograms: number): string {
  const grams = Math.round(kilograms * 1000);
  return grams < 1000
    ? writeWeight({ value: grams, unit: "g" })
    : writeWeight({ value: grams / 1000, unit: "kg" });
}

export const weight: Fix = {
  id: "weight",
  checkIds: ["LOG-01"],
  fields: ["weight"],
  propose: (product, context) => {
    const shared = findShared(product.variants, ({ weightKg, requiresShipping }) => {
      // Less than a gram cannot be told.
      if (!requiresShipping || weightKg === null || weightKg < 0.0005) return null;
      return writeKilograms(weightKg);
    });
    const isChosen = shared !== undefined && shared.variants >= fewestVariants;
    return listFoundVariants(noWeight, product, context).map((variant) =>
      proposeOfVariant(variant, "weight", null, shared?.value, { isChosen }),
    );
  },
};
