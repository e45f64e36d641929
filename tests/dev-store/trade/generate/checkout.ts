import type { CatalogueProduct, CatalogueVariant, StoreSettings } from "../../world/types";
import type {
  DutyFact,
  FeeFact,
  JourneyFact,
  LineFact,
  OrderedEvent,
  SalesChannel,
} from "../log/events";
import { FIRST_ORDER_NUMBER } from "../log/ids";
import { presentmentFor, taxRatesFor, usualAmountMinor } from "./places";
import type { Place } from "./places";
import { priceOrder, taxesOn } from "./pricing";
import type { DiscountRequest, LineRequest, ShippingRequest, TaxRate } from "./pricing";

export interface Item {
  product: CatalogueProduct;
  variant: CatalogueVariant;
  quantity: number;
}

export interface CheckoutRequest {
  order: number;
  at: number;
  processedAt: number;
  customer: number | null;
  channel: SalesChannel;
  test: boolean;
  place: Place;
  items: readonly Item[];
  discounts: readonly DiscountRequest[];
  /** null: nothing is shipped. */
  shipping: { title: string; code: string; priceMinor: number } | null;
  tipMinor: number;
  /** Duties collected at checkout, as a share of the goods' value (0 = none). */
  dutyRate: number;
  fee: { name: string; amountMinor: number } | null;
  isPresentedInLocalCurrency: boolean;
  shopDay: number;
  tags: readonly string[];
  note: string | null;
  journey: JourneyFact | null;
  locationId: number | null;
  isOnPlan?: boolean;
}

/** Prices a basket and writes down what was decided. `nextId` gives the order's next free id. */
export function checkOut(
  settings: StoreSettings,
  request: CheckoutRequest,
  nextId: () => number,
): OrderedEvent {
  const rates = taxRatesFor(settings.countryCode, request.place);
  const taxesIncluded = settings.taxesIncluded;
  const requests: LineRequest[] = [];
  for (const item of request.items) requests.push(lineRequest(item, nextId()));
  if (request.tipMinor > 0) requests.push(tipRequest(request.tipMinor, nextId()));
  const shipping: ShippingRequest[] = request.shipping
    ? [{ shippingLineId: nextId(), source: "shopify", ...request.shipping }]
    : [];
  const priced = priceOrder(requests, shipping, request.discounts, rates, taxesIncluded);
  const presentment = request.isPresentedInLocalCurrency
    ? presentmentFor(settings.currency, request.place, request.shopDay)
    : { currency: settings.currency, rate: 1 };
  return {
    type: "ordered",
    at: request.at,
    processedAt: request.processedAt,
    number: FIRST_ORDER_NUMBER + request.order,
    customer: request.customer,
    channel: request.channel,
    test: request.test,
    taxesIncluded,
    presentmentCurrency: presentment.currency,
    presentmentRate: presentment.rate,
    countryCode: request.place.countryCode,
    provinceCode: request.place.provinceCode,
    lines: priced.lines,
    shipping: priced.shipping,
    discounts: priced.discounts,
    duties: dutiesOn(priced.lines, request.dutyRate, nextId),
    fees: feesOf(request.fee, rates, nextId),
    tags: request.tags,
    note: request.note,
    journey: request.journey,
    locationId: request.locationId,
    ...(request.isOnPlan ? { isOnPlan: true } : {}),
  };
}

function feesOf(
  fee: CheckoutRequest["fee"],
  rates: readonly TaxRate[],
  nextId: () => number,
): FeeFact[] {
  if (!fee) return [];
  return [{ feeId: nextId(), ...fee, taxes: taxesOn(fee.amountMinor, rates, false) }];
}

/** A catalogue item as a line of a basket. */
export function lineRequest(item: Item, lineId: number): LineRequest {
  const { product, variant } = item;
  return {
    lineId,
    kind: product.isGiftCard ? "giftCard" : "product",
    variantId: variant.id,
    productId: product.id,
    title: product.title,
    variantTitle: variant.title === "Default Title" ? null : variant.title,
    sku: variant.sku,
    vendor: product.vendor,
    requiresShipping: variant.requiresShipping && !product.isGiftCard,
    taxable: variant.taxable && !product.isGiftCard,
    quantity: item.quantity,
    unitPriceMinor: variant.priceMinor,
    group: product.vertical,
  };
}

/** The usual way of sending goods: free above a basket value at home, dearer abroad, and express. */
export function usualShipping(
  settings: StoreSettings,
  place: Place,
  goodsMinor: number,
  isExpress: boolean,
): { title: string; code: string; priceMinor: number } {
  const { currency } = settings;
  if (place.countryCode !== settings.countryCode) {
    return {
      title: "International",
      code: "INTL",
      priceMinor: usualAmountMinor(1990, currency),
    };
  }
  if (isExpress) {
    return { title: "Express", code: "EXPRESS", priceMinor: usualAmountMinor(1495, currency) };
  }
  if (goodsMinor >= usualAmountMinor(9000, currency)) {
    return { title: "Free shipping", code: "FREE", priceMinor: 0 };
  }
  return { title: "Standard", code: "STANDARD", priceMinor: usualAmountMinor(595, currency) };
}

function tipRequest(tipMinor: number, lineId: number): LineRequest {
  return {
    lineId,
    kind: "tip",
    variantId: null,
    productId: null,
    title: "Tip",
    variantTitle: null,
    sku: null,
    vendor: null,
    requiresShipping: false,
    taxable: false,
    quantity: 1,
    unitPriceMinor: tipMinor,
    group: "",
  };
}

function dutiesOn(lines: readonly LineFact[], rate: number, nextId: () => number): DutyFact[] {
  if (rate <= 0) return [];
  return lines
    .filter((line) => line.kind === "product" && line.quantity * line.unitPriceMinor > 0)
    .map((line) => ({
      dutyId: nextId(),
      lineId: line.lineId,
      amountMinor: Math.round(line.quantity * line.unitPriceMinor * rate),
      harmonizedSystemCode: "621710",
      countryCodeOfOrigin: "CN",
    }));
}
