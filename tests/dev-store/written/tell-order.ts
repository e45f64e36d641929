import { currentTotalMinor, readBalance } from "../trade/log/balance";
import { defaultGateway, payment } from "../trade/log/changes";
import type {
  LaterEvent,
  LineFact,
  OrderedEvent,
  JourneyFact,
  OrderEvents,
  ReversalFact,
  TaxFact,
  VisitFact,
} from "../trade/log/events";
import { FIRST_ORDER_NUMBER, partId } from "../trade/log/ids";
import type { WrittenVariant } from "./products";
import type {
  WrittenBack,
  WrittenEvent,
  WrittenLine,
  WrittenOff,
  WrittenOrder,
  WrittenTax,
  WrittenVisit,
} from "./types";

const MINUTE = 60_000;
/** Where the ids of an order's parts begin in its block. */
const [SHIPPING, DUTIES, FEES, LATER] = [100, 110, 120, 200];

export function instantOf(text: string): number {
  const at = Date.parse(text);
  if (!text.endsWith("Z") || Number.isNaN(at)) throw new RangeError(`${text} is no instant in UTC`);
  return at;
}

/** The first visit a day before the order, the last an hour before. */
function toJourney(
  [first, last]: NonNullable<WrittenOrder["visits"]>,
  placed: number,
): JourneyFact {
  const visit = ({ source, utm, landing = "/" }: WrittenVisit, at: number): VisitFact => ({
    at,
    source,
    sourceDescription: null,
    sourceType: null,
    referrerUrl: null,
    landingPage: landing,
    utm: utm
      ? { source: utm[0], medium: utm[1], campaign: utm[2], content: null, term: null }
      : null,
    marketingActivityId: null,
  });
  const begun = visit(first, placed - 24 * 60 * MINUTE);
  return last
    ? { first: begun, last: visit(last, placed - 60 * MINUTE), moments: 2 }
    : { first: begun, last: begun, moments: 1 };
}

/** A written order as the log has it: paid after a minute and sent after an hour, unless it says else. */
export function tellWritten(
  written: WrittenOrder,
  order: number,
  variants: ReadonlyMap<string, WrittenVariant>,
): OrderEvents {
  let next = LATER;
  const nextId = () => partId(order, next++);
  const idOf = (line: number) => partId(order, line);
  const placed = instantOf(written.placed);
  const at = written.entered ? instantOf(written.entered) : placed;
  const ordered: OrderedEvent = {
    type: "ordered",
    at,
    processedAt: placed,
    number: FIRST_ORDER_NUMBER + order,
    customer: written.customer,
    channel: written.channel ?? "online",
    test: written.test ?? false,
    taxesIncluded: written.taxesIncluded ?? false,
    presentmentCurrency: written.presentment?.currency ?? "",
    presentmentRate: written.presentment?.rate ?? 1,
    countryCode: written.country ?? "US",
    provinceCode: null,
    lines: written.lines.map((line) => toLine(line, idOf, variants)),
    discounts: written.discounts ?? [],
    shipping: (written.shipping ?? []).map(({ price, off, tax }, index) => ({
      shippingLineId: partId(order, SHIPPING + index),
      title: "Standard",
      code: "STANDARD",
      source: "shopify",
      priceMinor: price,
      allocations: toAllocations(off),
      taxes: toTaxes(tax),
      discountBeforeTaxesMinor: sumOff(off),
    })),
    duties: (written.duties ?? []).map(({ line, amount }, index) => ({
      dutyId: partId(order, DUTIES + index),
      lineId: idOf(line),
      amountMinor: amount,
      harmonizedSystemCode: null,
      countryCodeOfOrigin: null,
    })),
    fees: (written.fees ?? []).map(({ fee, name, amount, tax }) => ({
      feeId: partId(order, FEES + fee),
      name,
      amountMinor: amount,
      taxes: toTaxes(tax),
    })),
    tags: written.tags ?? [],
    note: null,
    journey: written.visits ? toJourney(written.visits, placed) : null,
    locationId: null,
  };
  const gateway = written.payments?.at(-1)?.gateway ?? defaultGateway(ordered);
  const later: LaterEvent[] = [];
  const paid = payment(at + MINUTE, currentTotalMinor(readBalance([ordered])), gateway, nextId);
  if (!written.payments) later.push(paid);
  else if (written.payments.length > 0) {
    const transactions = written.payments.map((part) => ({
      transactionId: nextId(),
      kind: "SALE" as const,
      gateway: part.gateway,
      amountMinor: part.amount,
    }));
    later.push({ ...paid, transactions });
  }
  const events = written.then ?? [];
  const goods = ordered.lines.filter(({ kind }) => kind === "product");
  const isLeftAlone = events.every(({ type }) => !["edited", "cancelled"].includes(type));
  if (later.length > 0 && goods.length > 0 && isLeftAlone) {
    later.push({
      type: "fulfilled",
      at: at + 60 * MINUTE,
      fulfillmentId: nextId(),
      lines: goods.map(({ lineId, quantity }) => ({ lineId, quantity })),
      trackingCompany: null,
    });
  }
  let refundId = 0;
  let returnId = 0;
  for (const event of events) later.push(toLater(event));
  later.sort((a, b) => a.at - b.at);
  return [ordered, ...later];

  function toBack({ line, quantity, subtotal, tax, off = 0 }: WrittenBack): ReversalFact {
    return {
      lineId: idOf(line),
      quantity,
      subtotalMinor: subtotal,
      taxes: toTaxes(tax),
      discountMinor: off,
      discountBeforeTaxesMinor: off,
    };
  }

  function toLater(event: WrittenEvent): LaterEvent {
    const when = instantOf(event.at);
    const adjusted = (parts: Extract<WrittenEvent, { type: "adjusted" }>["adjustments"] = []) =>
      parts.map(({ reason, amount }) => ({ adjustmentId: nextId(), reason, amountMinor: amount }));
    const moneyBack = (amountMinor: number) =>
      amountMinor > 0
        ? [{ transactionId: nextId(), kind: "REFUND" as const, gateway, amountMinor }]
        : [];
    switch (event.type) {
      case "edited":
        return {
          type: "edited",
          at: when,
          note: null,
          added: (event.added ?? []).map((line) => toLine(line, idOf, variants)),
          increased: (event.increased ?? []).map(({ line, quantity, price, tax }) => ({
            lineId: idOf(line),
            quantity,
            unitPriceMinor: price,
            taxes: toTaxes(tax),
          })),
          removed: (event.removed ?? []).map(toBack),
          repriced: (event.repriced ?? []).map(({ line, off, tax }) => ({
            lineId: idOf(line),
            discountMinor: off,
            discountBeforeTaxesMinor: off,
            taxes: toTaxes(tax),
          })),
        };
      case "refunded":
        refundId = nextId();
        return {
          type: "refunded",
          at: when,
          refundId,
          returnId: event.returned ? returnId : null,
          note: null,
          reversals: (event.back ?? []).map(toBack),
          returned: (event.returned ?? []).map(toBack),
          restock: "RETURN",
          shipping: event.shipping
            ? [
                {
                  shippingLineId: partId(order, SHIPPING),
                  subtotalMinor: event.shipping.subtotal,
                  taxes: toTaxes(event.shipping.tax),
                },
              ]
            : [],
          duties: [],
          fees: [],
          adjustments: adjusted(event.adjustments),
          transactions: moneyBack(event.money),
        };
      case "adjusted":
        return {
          type: "adjusted",
          at: when,
          refundId,
          adjustments: adjusted(event.adjustments),
          transactions: moneyBack(event.money),
        };
      case "returned":
      case "return closed": {
        const isOpening = event.type === "returned";
        if (isOpening) returnId = nextId();
        const fee = isOpening ? event.restockingFee : undefined;
        return {
          type: "returned",
          at: when,
          returnId,
          phase: isOpening ? "opened" : "closed",
          reason: "UNWANTED",
          reversals: isOpening ? event.back.map(toBack) : [],
          restockingFee: fee ? { feeId: nextId(), amountMinor: fee, percentage: 10 } : null,
        };
      }
      case "cancelled":
        return { type: "cancelled", at: when, reason: "CUSTOMER", staffNote: null };
      case "deleted":
        return { type: "deleted", at: when };
    }
  }
}

/** A written line as the log has it. */
export function toLine(
  written: WrittenLine,
  idOf: (line: number) => number,
  variants: ReadonlyMap<string, WrittenVariant>,
): LineFact {
  const variant = written.sku === undefined ? undefined : variants.get(written.sku);
  if (written.sku !== undefined && !variant) throw new RangeError(`no variant ${written.sku}`);
  const { line, quantity = 1, price, off, tax } = written;
  const isPlain = !variant?.isGiftCard && !written.isTip;
  return {
    lineId: idOf(line),
    kind: written.isTip ? "tip" : variant?.isGiftCard ? "giftCard" : "product",
    variantId: variant?.variantId ?? null,
    productId: variant?.productId ?? null,
    title: written.title ?? variant?.title ?? "",
    variantTitle: variant?.variantTitle ?? null,
    sku: written.sku ?? null,
    vendor: variant?.vendor ?? null,
    requiresShipping: isPlain,
    taxable: isPlain,
    quantity,
    unitPriceMinor: price,
    allocations: toAllocations(off),
    taxes: toTaxes(tax),
    discountBeforeTaxesMinor: written.offBeforeTax ?? sumOff(off),
  };
}

function toTaxes(tax: WrittenTax | undefined): TaxFact[] {
  if (tax === undefined) return [];
  return typeof tax === "number" ? [{ title: "Tax", rate: 0.1, amountMinor: tax }] : [...tax];
}

function toAllocations(off: WrittenOff = []) {
  return off.map(([application, amountMinor]) => ({ application, amountMinor }));
}

function sumOff(off: WrittenOff = []): number {
  return off.reduce((sum, [, amount]) => sum + amount, 0);
}
