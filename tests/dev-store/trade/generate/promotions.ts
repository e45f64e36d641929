import type { Rng } from "../../world/rng";
import type { Promotion } from "./calendar";
import { usualAmountMinor } from "./places";
import type { DiscountRequest } from "./pricing";

/** Codes that always work. */
export const STANDING_CODES = ["WELCOME10", "FREESHIP", "FIVEOFF", "FRIENDS20"] as const;

/** Share of ordinary days' orders that use a discount; promotions come on top. */
const ORDINARY_SHARE = 0.185;

/** The discount behind a code at that time, or null where the code is not valid. */
export function discountForCode(
  code: string,
  promotion: Promotion | null,
  currency: string,
): DiscountRequest | null {
  const upper = code.toUpperCase();
  if (upper === "WELCOME10") return across("code", upper, 0.1);
  if (upper === "FRIENDS20") return across("code", upper, 0.2);
  if (upper === "FIVEOFF") {
    const amountMinor = usualAmountMinor(500, currency);
    return { ...across("code", upper, null), amountMinor };
  }
  if (upper === "FREESHIP") return freeShipping(upper);
  if (promotion && upper === promotion.code) return across("code", upper, promotion.percentage);
  return null;
}

/** What a shopper gets off, in the order it is applied. */
export function drawDiscounts(
  promotion: Promotion | null,
  currency: string,
  isFirstOrder: boolean,
  groups: readonly string[],
  rng: Rng,
): DiscountRequest[] {
  const discounts: DiscountRequest[] = [];
  if (promotion && rng.chance(promotion.automatic ? 0.7 : 0.45)) {
    if (!promotion.automatic) discounts.push(across("code", promotion.code, promotion.percentage));
    else if (rng.chance(0.5) && groups.length > 0) {
      // A sale on one department.
      discounts.push({
        ...across("automatic", promotion.title, promotion.percentage),
        allocation: "each",
        selection: "entitled",
        entitledGroup: rng.pick(groups),
      });
    } else discounts.push(each("automatic", promotion.title, promotion.percentage));
  }
  if (!rng.chance(ORDINARY_SHARE)) return discounts;
  const kind = rng.next();
  if (kind < 0.4) {
    const code = isFirstOrder ? "WELCOME10" : rng.chance(0.6) ? "FRIENDS20" : "FIVEOFF";
    const discount = discountForCode(code, null, currency);
    if (discount) discounts.push(discount);
  } else if (kind < 0.55) discounts.push(freeShipping("FREESHIP"));
  else if (kind < 0.75 && groups.length > 0) {
    discounts.push({
      ...each("automatic", "Buy more, save 15%", 0.15),
      selection: "entitled",
      entitledGroup: rng.pick(groups),
    });
  } else if (kind < 0.92) discounts.push(across("automatic", "Members' 5%", 0.05));
  else {
    const amountMinor = usualAmountMinor(rng.int(2, 20) * 100, currency);
    discounts.push({ ...across("manual", "Courtesy discount", null), amountMinor });
  }
  return discounts;
}

function across(
  kind: DiscountRequest["kind"],
  label: string,
  percentage: number | null,
): DiscountRequest {
  return {
    kind,
    label,
    target: "line",
    allocation: "across",
    selection: "all",
    percentage,
    amountMinor: null,
    entitledGroup: null,
  };
}

function each(kind: DiscountRequest["kind"], label: string, percentage: number): DiscountRequest {
  return { ...across(kind, label, percentage), allocation: "each" };
}

function freeShipping(code: string): DiscountRequest {
  return { ...each("code", code, 1), target: "shipping" };
}
