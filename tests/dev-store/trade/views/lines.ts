import { sumAllocations, sumTaxes } from "../log/balance";
import type { LineBalance } from "../log/balance";
import type { AllocationFact, ShippingFact, TaxFact } from "../log/events";
import { gid, ref } from "./order-context";
import type { OrderContext } from "./order-context";

export type Node = Record<string, unknown>;

export function taxLineNode(context: OrderContext, tax: TaxFact): Node {
  return {
    title: tax.title,
    rate: tax.rate,
    ratePercentage: Number((tax.rate * 100).toFixed(4)),
    priceSet: context.purse.bag(tax.amountMinor),
    channelLiable: false,
    source: "Shopify",
  };
}

/** Sums taxes of many parts by title and rate, as orders list them. */
export function sumTaxLines(taxes: Iterable<TaxFact>): TaxFact[] {
  const sums = new Map<string, TaxFact>();
  for (const tax of taxes) {
    const key = `${tax.title} ${tax.rate}`;
    const known = sums.get(key);
    if (known) known.amountMinor += tax.amountMinor;
    else sums.set(key, { ...tax });
  }
  return [...sums.values()];
}

export function discountApplicationNodes(context: OrderContext): Node[] {
  return context.ordered.discounts.map((discount, index) => ({
    __typename:
      discount.kind === "code"
        ? "DiscountCodeApplication"
        : discount.kind === "automatic"
          ? "AutomaticDiscountApplication"
          : "ManualDiscountApplication",
    index,
    allocationMethod: discount.allocation === "across" ? "ACROSS" : "EACH",
    targetSelection: discount.selection === "all" ? "ALL" : "ENTITLED",
    targetType: discount.target === "line" ? "LINE_ITEM" : "SHIPPING_LINE",
    value:
      discount.percentage !== null
        ? {
            __typename: "PricingPercentageValue",
            percentage: Number((discount.percentage * 100).toFixed(4)),
          }
        : {
            __typename: "MoneyV2",
            ...context.purse.bag(discount.amountMinor ?? 0).presentmentMoney,
          },
    ...(discount.kind === "code"
      ? { code: discount.label }
      : discount.kind === "automatic"
        ? { title: discount.label }
        : { title: discount.label, description: discount.label }),
  }));
}

function allocationNodes(context: OrderContext, allocations: readonly AllocationFact[]): Node[] {
  return allocations.map(({ application, amountMinor }) => ({
    allocatedAmountSet: context.purse.bag(amountMinor),
    discountApplication: () => discountApplicationNodes(context)[application],
  }));
}

/** Line discounts that are part of `discountedTotalSet`: not the order-level ones, codes only on request. */
function ownDiscountMinor(
  context: OrderContext,
  allocations: readonly AllocationFact[],
  withCodes: boolean,
): number {
  return sumAllocations(
    allocations.filter(({ application }) => {
      const discount = context.ordered.discounts[application];
      return discount?.allocation === "each" && (withCodes || discount.kind !== "code");
    }),
  );
}

export function lineItemNodes(context: OrderContext): Node[] {
  return [...context.balance.lines.values()].map((line) => lineItemNode(context, line));
}

export function lineItemById(context: OrderContext, lineId: number): Node | null {
  const line = context.balance.lines.get(lineId);
  return line ? lineItemNode(context, line) : null;
}

/** A LineItem: quantity and prices as sold, `currentQuantity` less what was removed or returned. */
function lineItemNode(context: OrderContext, state: LineBalance): Node {
  const { line } = state;
  const { purse, source } = context;
  const { catalogue } = source;
  // Units added later were sold at the line's price, so originals grow with them.
  const original = state.ordered * line.unitPriceMinor;
  const discount = sumAllocations(line.allocations);
  const discounted = (withCodes: boolean) =>
    original - ownDiscountMinor(context, line.allocations, withCodes);
  const perUnit = (minor: number) => Math.round(minor / Math.max(1, state.ordered));
  const unfulfilled = Math.max(0, state.current - state.fulfilled);
  const product = line.productId !== null ? catalogue.product(line.productId) : undefined;
  const variant = line.variantId !== null ? catalogue.variant(line.variantId) : undefined;
  const inPrice = context.ordered.taxesIncluded;
  return {
    __typename: "LineItem",
    id: gid("LineItem", line.lineId),
    title: line.title,
    name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    sku: line.sku,
    vendor: line.vendor,
    variantTitle: line.variantTitle,
    quantity: state.ordered,
    currentQuantity: state.current,
    refundableQuantity: line.kind === "tip" ? 0 : state.current,
    nonFulfillableQuantity: state.ordered - Math.max(state.current, state.fulfilled),
    unfulfilledQuantity: line.kind === "tip" ? 0 : unfulfilled,
    isGiftCard: line.kind === "giftCard",
    taxable: line.taxable,
    requiresShipping: line.requiresShipping,
    restockable: line.variantId !== null && state.current > 0,
    merchantEditable: unfulfilled > 0,
    product: product ? ref("products", product.id) : null,
    variant: variant ? ref("productVariants", variant.id) : null,
    lineItemGroup: null,
    contract: null,
    sellingPlan:
      context.ordered.channel === "subscription"
        ? { name: "Delivered every month", sellingPlanId: gid("SellingPlan", 690_001) }
        : null,
    staffMember: null,
    image: null,
    weight: null,
    customAttributes: [],
    originalUnitPriceSet: purse.bag(line.unitPriceMinor),
    originalTotalSet: purse.bag(original),
    discountedTotalSet: (args?: { withCodeDiscounts?: boolean }) =>
      purse.bag(discounted(args?.withCodeDiscounts ?? false)),
    discountedUnitPriceSet: purse.bag(perUnit(discounted(false))),
    discountedUnitPriceAfterAllDiscountsSet: purse.bag(perUnit(original - discount)),
    priceAfterAllDiscountsBeforeTaxesSet: purse.bag(
      original - discount - (inPrice ? sumTaxes(line.taxes) : 0),
    ),
    totalDiscountSet: purse.bag(ownDiscountMinor(context, line.allocations, false)),
    unfulfilledDiscountedTotalSet: purse.bag(unfulfilled * perUnit(discounted(false))),
    unfulfilledOriginalTotalSet: purse.bag(unfulfilled * line.unitPriceMinor),
    discountAllocations: allocationNodes(context, line.allocations),
    taxLines: line.taxes.map((tax) => taxLineNode(context, tax)),
    duties: context.ordered.duties
      .filter((duty) => duty.lineId === line.lineId)
      .map((duty) => dutyNode(context, duty.dutyId)),
  };
}

export function shippingLineNodes(context: OrderContext): Node[] {
  return context.ordered.shipping.map((line) => shippingLineNode(context, line));
}

export function shippingLineNode(context: OrderContext, line: ShippingFact): Node {
  const { purse, balance } = context;
  const state = balance.shipping.get(line.shippingLineId);
  const discounted = line.priceMinor - sumAllocations(line.allocations);
  return {
    __typename: "ShippingLine",
    id: gid("ShippingLine", line.shippingLineId),
    title: line.title,
    code: line.code,
    source: line.source,
    custom: false,
    isRemoved: false,
    carrierIdentifier: null,
    deliveryCategory: null,
    phone: null,
    shippingRateHandle: null,
    originalPriceSet: purse.bag(line.priceMinor),
    discountedPriceSet: purse.bag(discounted),
    currentDiscountedPriceSet: purse.bag(state?.subtotalMinor ?? discounted),
    taxLines: line.taxes.map((tax) => taxLineNode(context, tax)),
    discountAllocations: allocationNodes(context, line.allocations),
  };
}

export function dutyNode(context: OrderContext, dutyId: number): Node | null {
  const duty = context.ordered.duties.find((one) => one.dutyId === dutyId);
  if (!duty) return null;
  return {
    __typename: "Duty",
    id: gid("Duty", duty.dutyId),
    countryCodeOfOrigin: duty.countryCodeOfOrigin,
    harmonizedSystemCode: duty.harmonizedSystemCode,
    price: context.purse.bag(duty.amountMinor),
    taxLines: [],
  };
}
