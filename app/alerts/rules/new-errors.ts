import { z } from "zod";
import { mostErrors } from "../findings-as-of";
import { checkCause, groupNewErrors, productCause } from "../new-error-causes";
import { defineRule, type Signal } from "../rule";

// So many are named; the page has all of them.
const mostNamed = 3;

/** Published products have errors that were not there when products were first checked. */
export const newErrors = defineRule({
  id: "new-errors",
  group: "merchandising",
  severity: "warning",
  coolDownHours: 24,
  // More are never looked at.
  settings: z.object({ leastProducts: z.number().int().min(1).max(mostErrors).default(1) }),
  triedOn: "newErrors",
  pathOf: ({ productId, checkId }) =>
    typeof productId === "number"
      ? `/app/quality/products/${productId}`
      : `/app/quality/rules/${checkId}`,
  run({ merchandising }, { leastProducts }) {
    if (!merchandising?.newErrors) return "unknown";
    const { newErrors: errorsFound, areErrorsCut } = merchandising;
    const { byCheck, byProduct } = groupNewErrors(errorsFound);
    const signals: Signal[] = [];
    const outcome = areErrorsCut ? { signals, unknownKeys: "others" as const } : signals;
    for (const [checkId, errors] of byCheck) {
      if (errors.length < leastProducts) continue;
      signals.push({
        key: checkCause(checkId),
        cause: checkCause(checkId),
        severity: "warning",
        covers: errors.map(({ productId }) => productCause(productId)),
        params: {
          context: areErrorsCut ? "checkOrMore" : "check",
          count: errors.length,
          checkId,
          products: errors.slice(0, mostNamed).map(({ title }) => title),
          netMinor: errors.reduce((sum, { netMinor }) => sum + netMinor, 0),
        },
      });
    }
    if (leastProducts > 1) return outcome;
    // The last of the products may have errors that are not looked at.
    const lastProduct = areErrorsCut ? errorsFound.at(-1)?.productId : undefined;
    for (const [productId, errors] of byProduct) {
      const [first] = errors;
      if (!first || productId === lastProduct) continue;
      signals.push({
        key: productCause(productId),
        cause: productCause(productId),
        severity: "warning",
        params: {
          context: "product",
          count: errors.length,
          productId,
          product: first.title,
          checkIds: errors.map(({ checkId }) => checkId),
          netMinor: first.netMinor,
        },
      });
    }
    return outcome;
  },
});
