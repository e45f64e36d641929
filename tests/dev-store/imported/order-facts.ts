import { parseMinor } from "../catalogue/money";
import type { CatalogueProduct, CatalogueVariant } from "../world/types";
import type { ExportedLine, ExportedOrder } from "../exports/types";
import type { LineFact } from "../trade/log/events";
import { hintAtGiftCard, type GiftCardHint } from "./gift-cards";

/** A line of an exported order: money in minor units of the shop's currency. */
export interface OrderLine {
  kind: LineFact["kind"];
  productId: number | null;
  variantId: number | null;
  title: string;
  variantTitle: string | null;
  sku: string | null;
  vendor: string | null;
  requiresShipping: boolean;
  taxable: boolean;
  isSent: boolean;
  quantity: number;
  priceMinor: number;
  /** On the whole line. */
  discountMinor: number;
}

/** What an export says of an order, times as epoch ms, null where it says nothing. */
export interface OrderFacts {
  name: string;
  at: number;
  paidAt: number | null;
  fulfilledAt: number | null;
  cancelledAt: number | null;
  financialStatus: string | null;
  subtotalMinor: number | null;
  shippingMinor: number | null;
  taxMinor: number | null;
  totalMinor: number | null;
  discountMinor: number | null;
  refundedMinor: number;
  dutiesMinor: number;
  discountCode: string | null;
  shippingTitle: string | null;
  gateway: string | null;
  source: string | null;
  countryCode: string | null;
  provinceCode: string | null;
  tags: readonly string[];
  taxes: readonly { title: string; amountMinor: number }[];
  lines: readonly OrderLine[];
}

/** What is sold, by the words of an order's line; null where nothing fits. */
export type LineLookup = (
  line: ExportedLine,
) => { product: CatalogueProduct; variant: CatalogueVariant } | null;

export interface FactsReading {
  currency: string;
  /** Epoch ms of a timestamp, by the shop's clock where it has no offset. */
  instantOf: (instant: ExportedOrder["createdAt"]) => number;
  find: LineLookup;
  /** Whether products that were found say if they are gift cards. */
  tellsGiftCards: boolean;
  /** Hears of every line of which no product says whether it sold a gift card. */
  onHint: (hint: GiftCardHint) => void;
}

/** What an export says of an order; amounts have been judged before (judge-amounts.ts). */
export function readOrderFacts(order: ExportedOrder, reading: FactsReading): OrderFacts {
  const { currency, instantOf } = reading;
  const minor = (text: string | null | undefined) =>
    text == null ? null : parseMinor(text, currency);
  const at = instantOf(order.createdAt);
  const time = (instant: ExportedOrder["paidAt"]) => (instant ? instantOf(instant) : null);
  const isSent = order.fulfillmentStatus?.toLowerCase() === "fulfilled";
  return {
    name: order.name,
    at,
    paidAt: time(order.paidAt),
    fulfilledAt: time(order.fulfilledAt),
    cancelledAt: time(order.cancelledAt),
    financialStatus: order.financialStatus?.toLowerCase() ?? null,
    subtotalMinor: minor(order.subtotal),
    shippingMinor: minor(order.shipping),
    taxMinor: minor(order.taxes),
    totalMinor: minor(order.total),
    discountMinor: minor(order.discountAmount),
    refundedMinor: Math.max(0, minor(order.refundedAmount) ?? 0),
    dutiesMinor: Math.max(0, minor(order.duties) ?? 0),
    discountCode: order.discountCode ?? null,
    shippingTitle: order.shippingMethod ?? null,
    gateway: order.paymentMethod ?? null,
    source: order.source ?? null,
    countryCode: order.countryCode ?? null,
    provinceCode: order.countryCode ? (order.provinceCode ?? null) : null,
    tags: order.tags ?? [],
    taxes: order.taxLines.map(({ title, amount }) => ({
      title,
      amountMinor: Math.max(0, minor(amount) ?? 0),
    })),
    lines: order.lines.map((line) => readLine(line, minor, reading, isSent)),
  };
}

function readLine(
  line: ExportedLine,
  minor: (text: string | null | undefined) => number | null,
  reading: FactsReading,
  isOrderSent: boolean,
): OrderLine {
  const found = reading.find(line);
  const isTip =
    line.name.trim().toLowerCase() === "tip" && !line.sku && line.requiresShipping !== true;
  const requiresShipping = line.requiresShipping ?? true;
  return {
    // No tip is asked whether it is a gift card.
    kind: isTip ? "tip" : isGiftCard(line, found, reading) ? "giftCard" : "product",
    productId: found?.product.id ?? null,
    variantId: found?.variant.id ?? null,
    ...readTitles(line.name, found),
    sku: line.sku ?? found?.variant.sku ?? null,
    vendor: line.vendor ?? found?.product.vendor ?? null,
    requiresShipping,
    taxable: line.taxable ?? true,
    isSent: !isTip && (isOrderSent || line.fulfillmentStatus?.toLowerCase() === "fulfilled"),
    quantity: line.quantity,
    priceMinor: Math.max(0, minor(line.price) ?? 0),
    discountMinor: Math.max(0, minor(line.discount) ?? 0),
  };
}

function isGiftCard(
  line: ExportedLine,
  found: ReturnType<LineLookup>,
  { tellsGiftCards, onHint }: FactsReading,
): boolean {
  if (found && tellsGiftCards) return found.product.isGiftCard;
  const hint = hintAtGiftCard(line);
  onHint(hint);
  return hint === "giftCard";
}

// "Linen shirt - M / Blue" is a title and a variant's title, which only the variant can tell apart.
function readTitles(name: string, found: ReturnType<LineLookup>) {
  const variantTitle = found?.variant.title ?? "";
  const ending = ` - ${variantTitle}`;
  if (variantTitle !== "" && name.length > ending.length && name.endsWith(ending)) {
    return { title: name.slice(0, -ending.length), variantTitle };
  }
  return { title: name, variantTitle: null };
}
