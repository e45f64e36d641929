import type {
  AllocationFact,
  DiscountApplicationFact,
  LineFact,
  ShippingFact,
  TaxFact,
} from "../log/events";

export interface TaxRate {
  title: string;
  rate: number;
}

/** A line before the checkout has priced it. */
export type LineRequest = Omit<LineFact, "allocations" | "taxes" | "discountBeforeTaxesMinor"> & {
  /** Vertical or product type that entitled discounts look at. */
  group: string;
};

export type ShippingRequest = Pick<
  ShippingFact,
  "shippingLineId" | "title" | "code" | "source" | "priceMinor"
>;

export interface DiscountRequest extends DiscountApplicationFact {
  /** For entitled discounts: the groups of lines they are for; null = all. */
  entitledGroup: string | null;
}

/**
 * The checkout's arithmetic: line-level discounts first, then order-level ones spread over what is
 * left in proportion (largest remainders, so the shares add up), then tax per line on the
 * discounted amount, rounded half up per tax line. Gift cards and tips are neither discounted nor
 * taxed.
 */
export function priceOrder(
  lines: readonly LineRequest[],
  shipping: readonly ShippingRequest[],
  discounts: readonly DiscountRequest[],
  rates: readonly TaxRate[],
  taxesIncluded: boolean,
): { lines: LineFact[]; shipping: ShippingFact[]; discounts: DiscountApplicationFact[] } {
  if (discounts.length === 0) return priceInFull(lines, shipping, rates, taxesIncluded);
  const left = lines.map((line) => line.quantity * line.unitPriceMinor);
  const allocations: AllocationFact[][] = lines.map(() => []);
  const shippingLeft = shipping.map((line) => line.priceMinor);
  const shippingAllocations: AllocationFact[][] = shipping.map(() => []);

  discounts.forEach((discount, application) => {
    if (discount.target === "shipping") {
      shippingLeft.forEach((amount, i) => {
        const cut = cutOf(discount, amount);
        if (cut > 0) shippingAllocations[i]?.push({ application, amountMinor: cut });
        shippingLeft[i] = amount - cut;
      });
      return;
    }
    const entitled = lines.map(
      (line) =>
        line.kind === "product" &&
        (discount.entitledGroup === null || line.group === discount.entitledGroup),
    );
    const bases = left.map((amount, i) => (entitled[i] ? amount : 0));
    const cuts =
      discount.allocation === "each"
        ? bases.map((base) => cutOf(discount, base))
        : spread(cutOf(discount, sum(bases)), bases);
    cuts.forEach((cut, i) => {
      if (cut > 0) allocations[i]?.push({ application, amountMinor: cut });
      left[i] = (left[i] ?? 0) - cut;
    });
  });

  return {
    lines: lines.map((line, i) =>
      pricedLine(line, allocations[i] ?? [], left[i] ?? 0, rates, taxesIncluded),
    ),
    shipping: shipping.map((line, i) =>
      pricedShipping(
        line,
        shippingAllocations[i] ?? [],
        shippingLeft[i] ?? 0,
        rates,
        taxesIncluded,
      ),
    ),
    discounts: discounts.map((discount) => ({
      kind: discount.kind,
      label: discount.label,
      target: discount.target,
      allocation: discount.allocation,
      selection: discount.selection,
      percentage: discount.percentage,
      amountMinor: discount.amountMinor,
    })),
  };
}

// Most orders: there is nothing to spread.
function priceInFull(
  lines: readonly LineRequest[],
  shipping: readonly ShippingRequest[],
  rates: readonly TaxRate[],
  taxesIncluded: boolean,
): { lines: LineFact[]; shipping: ShippingFact[]; discounts: DiscountApplicationFact[] } {
  const pricedLines: LineFact[] = [];
  for (const line of lines) {
    const amount = line.quantity * line.unitPriceMinor;
    pricedLines.push(pricedLine(line, [], amount, rates, taxesIncluded));
  }
  const pricedShippings: ShippingFact[] = [];
  for (const line of shipping) {
    pricedShippings.push(pricedShipping(line, [], line.priceMinor, rates, taxesIncluded));
  }
  return { lines: pricedLines, shipping: pricedShippings, discounts: [] };
}

const NO_RATES: readonly TaxRate[] = [];

function pricedLine(
  line: LineRequest,
  allocations: readonly AllocationFact[],
  leftMinor: number,
  rates: readonly TaxRate[],
  taxesIncluded: boolean,
): LineFact {
  const lineRates = line.kind === "product" && line.taxable ? rates : NO_RATES;
  // Field by field: a rest pattern here costs more than all the arithmetic.
  return {
    lineId: line.lineId,
    kind: line.kind,
    variantId: line.variantId,
    productId: line.productId,
    title: line.title,
    variantTitle: line.variantTitle,
    sku: line.sku,
    vendor: line.vendor,
    requiresShipping: line.requiresShipping,
    taxable: line.taxable,
    quantity: line.quantity,
    unitPriceMinor: line.unitPriceMinor,
    allocations,
    taxes: taxesOn(leftMinor, lineRates, taxesIncluded),
    discountBeforeTaxesMinor: withoutTax(sumOf(allocations), lineRates, taxesIncluded),
  };
}

function pricedShipping(
  line: ShippingRequest,
  allocations: readonly AllocationFact[],
  leftMinor: number,
  rates: readonly TaxRate[],
  taxesIncluded: boolean,
): ShippingFact {
  return {
    shippingLineId: line.shippingLineId,
    source: line.source,
    title: line.title,
    code: line.code,
    priceMinor: line.priceMinor,
    allocations,
    taxes: taxesOn(leftMinor, rates, taxesIncluded),
    discountBeforeTaxesMinor: withoutTax(sumOf(allocations), rates, taxesIncluded),
  };
}

/** Tax on an amount as displayed: on top of it, or the part of it that is tax. */
export function taxesOn(
  amountMinor: number,
  rates: readonly TaxRate[],
  taxesIncluded: boolean,
): TaxFact[] {
  let whole = 0;
  for (const { rate } of rates) whole += rate;
  const taxes: TaxFact[] = [];
  for (const { title, rate } of rates) {
    const exact = taxesIncluded ? (amountMinor * rate) / (1 + whole) : amountMinor * rate;
    taxes.push({ title, rate, amountMinor: Math.round(exact) });
  }
  return taxes;
}

/** An amount as displayed without the tax inside it. */
export function withoutTax(
  amountMinor: number,
  rates: readonly TaxRate[],
  taxesIncluded: boolean,
): number {
  if (amountMinor === 0) return 0;
  return taxesIncluded ? amountMinor - sumOf(taxesOn(amountMinor, rates, true)) : amountMinor;
}

/** Splits an amount in proportion to the weights; the shares add up to it (largest remainders). */
export function spread(amount: number, weights: readonly number[]): number[] {
  const total = sum(weights);
  if (total <= 0 || amount <= 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (amount * weight) / total);
  const shares = exact.map(Math.floor);
  let rest = amount - sum(shares);
  const byRemainder = exact
    .map((value, i) => ({ i, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (const { i } of byRemainder) {
    if (rest <= 0) break;
    if ((weights[i] ?? 0) <= 0) continue;
    shares[i] = (shares[i] ?? 0) + 1;
    rest -= 1;
  }
  return shares;
}

function cutOf(discount: DiscountRequest, base: number): number {
  const wanted =
    discount.percentage !== null
      ? Math.round(base * discount.percentage)
      : (discount.amountMinor ?? 0);
  return Math.min(base, wanted);
}

function sumOf(parts: readonly { amountMinor: number }[]): number {
  let total = 0;
  for (const part of parts) total += part.amountMinor;
  return total;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
