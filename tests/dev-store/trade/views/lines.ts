import { sumAllocations, sumTaxes } from "../log/balance";
import type { LineBalance } from "../log/balance";
import type { AllocationFact, LineFact, ShippingFact, TaxFact } from "../log/events";
import { defineNode } from "./lazy-node";
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

interface LineOfOrder {
  context: OrderContext;
  state: LineBalance;
  line: LineFact;
}

function lineItemNode(context: OrderContext, state: LineBalance): Node {
  return lazyLineItem({ context, state, line: state.line });
}

/** A LineItem: quantity and prices as sold, `currentQuantity` less what was removed or returned. */
const lazyLineItem = defineNode<LineOfOrder>({
  __typename: () => "LineItem",
  id: ({ line }) => gid("LineItem", line.lineId),
  title: ({ line }) => line.title,
  name: ({ line }) => (line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title),
  sku: ({ line }) => line.sku,
  vendor: ({ line }) => line.vendor,
  variantTitle: ({ line }) => line.variantTitle,
  quantity: ({ state }) => state.ordered,
  currentQuantity: ({ state }) => state.current,
  refundableQuantity: ({ state, line }) => (line.kind === "tip" ? 0 : state.current),
  nonFulfillableQuantity: ({ state }) => state.ordered - Math.max(state.current, state.fulfilled),
  unfulfilledQuantity: ({ state, line }) => (line.kind === "tip" ? 0 : unfulfilled(state)),
  isGiftCard: ({ line }) => line.kind === "giftCard",
  taxable: ({ line }) => line.taxable,
  requiresShipping: ({ line }) => line.requiresShipping,
  restockable: ({ state, line }) => line.variantId !== null && state.current > 0,
  merchantEditable: ({ state }) => unfulfilled(state) > 0,
  product: ({ context, line }) => {
    const { catalogue } = context.source;
    return line.productId !== null && catalogue.product(line.productId)
      ? ref("products", line.productId)
      : null;
  },
  variant: ({ context, line }) => {
    const { catalogue } = context.source;
    return line.variantId !== null && catalogue.variant(line.variantId)
      ? ref("productVariants", line.variantId)
      : null;
  },
  lineItemGroup: () => null,
  contract: () => null,
  sellingPlan: ({ context, line }) =>
    line.kind === "product" &&
    (context.ordered.isOnPlan || context.ordered.channel === "subscription")
      ? { name: "Delivered every month", sellingPlanId: gid("SellingPlan", 690_001) }
      : null,
  staffMember: () => null,
  image: () => null,
  weight: () => null,
  customAttributes: () => [],
  originalUnitPriceSet: ({ context, line }) => context.purse.bag(line.unitPriceMinor),
  originalTotalSet: ({ context, state }) => context.purse.bag(originalMinor(state)),
  discountedTotalSet: (of) => (args?: { withCodeDiscounts?: boolean }) =>
    of.context.purse.bag(discountedMinor(of, args?.withCodeDiscounts ?? false)),
  discountedUnitPriceSet: (of) => of.context.purse.bag(perUnit(of, discountedMinor(of, false))),
  discountedUnitPriceAfterAllDiscountsSet: (of) => of.context.purse.bag(perUnit(of, paidMinor(of))),
  priceAfterAllDiscountsBeforeTaxesSet: (of) => {
    const { purse, ordered } = of.context;
    return purse.bag(paidMinor(of) - (ordered.taxesIncluded ? sumTaxes(of.line.taxes) : 0));
  },
  totalDiscountSet: ({ context, line }) =>
    context.purse.bag(ownDiscountMinor(context, line.allocations, false)),
  unfulfilledDiscountedTotalSet: (of) =>
    of.context.purse.bag(unfulfilled(of.state) * perUnit(of, discountedMinor(of, false))),
  unfulfilledOriginalTotalSet: ({ context, state, line }) =>
    context.purse.bag(unfulfilled(state) * line.unitPriceMinor),
  discountAllocations: ({ context, line }) => allocationNodes(context, line.allocations),
  taxLines: ({ context, line }) => line.taxes.map((tax) => taxLineNode(context, tax)),
  duties: ({ context, line }) =>
    context.ordered.duties
      .filter((duty) => duty.lineId === line.lineId)
      .map((duty) => dutyNode(context, duty.dutyId)),
});

/** Units added later were sold at the line's price, so originals grow with them. */
function originalMinor({ ordered, line }: LineBalance): number {
  return ordered * line.unitPriceMinor;
}

function discountedMinor({ context, state, line }: LineOfOrder, withCodes: boolean): number {
  return originalMinor(state) - ownDiscountMinor(context, line.allocations, withCodes);
}

function paidMinor({ state, line }: LineOfOrder): number {
  return originalMinor(state) - sumAllocations(line.allocations);
}

function perUnit({ state }: LineOfOrder, minor: number): number {
  return Math.round(minor / Math.max(1, state.ordered));
}

function unfulfilled({ current, fulfilled }: LineBalance): number {
  return Math.max(0, current - fulfilled);
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
