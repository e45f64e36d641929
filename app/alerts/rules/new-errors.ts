import { z } from "zod";
import { groupBy } from "../../lib/group-by";
import type { NewError } from "../../store/alerts/merchandising.server";
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
    const { byCheck, byRareCheck, byProduct } = groupNewErrors(errorsFound);
    const signals: Signal[] = [];
    const outcome = areErrorsCut ? { signals, unknownKeys: "others" as const } : signals;
    for (const [checkId, errors] of [...byCheck, ...byRareCheck]) {
      const isRare = byRareCheck.has(checkId);
      if (!isRare && errors.length < leastProducts) continue;
      signals.push({
        // What was told of several products goes on until the last of them is put right.
        ...(isRare ? { isOnlyKept: true } : {}),
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
    const grouped = groupBy([...byCheck.values()].flat(), ({ productId }) => productId);
    for (const [productId, errors] of byProduct) {
      if (productId !== lastProduct) signals.push(signalOf(productId, errors));
    }
    for (const [productId, errors] of grouped) {
      // Told after the others were, it goes on.
      if (!byProduct.has(productId)) {
        signals.push({ ...signalOf(productId, errors), isOnlyKept: true });
      }
    }
    return outcome;
  },
});

function signalOf(productId: number, errors: readonly NewError[]): Signal {
  const [first] = errors;
  return {
    key: productCause(productId),
    cause: productCause(productId),
    toldBy: {
      keys: errors.map(({ checkId }) => checkCause(checkId)),
      since: latest(errors.map(({ since }) => since)),
    },
    severity: "warning",
    params: {
      context: "product",
      count: errors.length,
      productId,
      product: first?.title ?? "",
      checkIds: errors.map(({ checkId }) => checkId),
      netMinor: first?.netMinor ?? 0,
    },
  };
}

const latest = (instants: readonly Date[]) =>
  new Date(Math.max(...instants.map((instant) => instant.getTime())));
