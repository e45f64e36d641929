import type { LineFact, OrderedEvent, OrderEvents, ReversalFact, TaxFact } from "../log/events";
import { customerId, orderId } from "../log/ids";
import type { EventLog } from "../log/log";
import type { Accumulator, Fact } from "./schema";

const CHANNEL_NAMES: Readonly<Record<OrderedEvent["channel"], string>> = {
  online: "Online Store",
  pos: "Point of Sale",
  draft: "Draft Orders",
  subscription: "Subscriptions",
  other: "Other",
};

type Add = (into: Accumulator) => void;

/** What an order adds to the sales report and when, worked out from its events. */
export function* postings(
  log: EventLog,
  order: number,
  wantsCustomers: boolean,
  returnsLaterMs = 0,
): Iterable<Fact> {
  const events = log.passingEvents(order);
  const [ordered] = events;
  const lines = new Map<number, LineFact>();
  for (const line of ordered.lines) lines.set(line.lineId, line);
  const fact = (at: number, line: LineFact | null, add: Add): Fact => ({
    at,
    add,
    dimension: (name) => dimensionOf(log, order, ordered, line, name),
  });
  const withoutTax = (minor: number, taxes: readonly TaxFact[]) =>
    ordered.taxesIncluded ? minor - total(taxes) : minor;

  yield* placed(log, order, events, wantsCustomers, fact);

  for (const event of events) {
    const isGivenBack = ["returned", "refunded", "adjusted"].includes(event.type);
    const at =
      event.type === "ordered" ? event.processedAt : event.at + (isGivenBack ? returnsLaterMs : 0);
    switch (event.type) {
      case "ordered":
        for (const line of event.lines) yield fact(at, line, soldLine(line));
        for (const line of event.shipping) {
          yield fact(at, null, (into) => {
            into.addTo(
              "shipping",
              withoutTax(line.priceMinor - total(line.allocations), line.taxes),
            );
            into.addTo("taxes", total(line.taxes));
          });
        }
        for (const duty of event.duties) {
          yield fact(at, null, (into) => into.addTo("duties", duty.amountMinor));
        }
        for (const fee of event.fees) yield fact(at, null, surcharge(fee, 1));
        break;
      case "edited":
        for (const line of event.added) {
          lines.set(line.lineId, line);
          yield fact(at, line, soldLine(line));
        }
        for (const more of event.increased) {
          const line = lines.get(more.lineId) ?? null;
          yield fact(at, line, (into) => {
            if (line?.kind !== "product") return;
            into.addTo("gross", withoutTax(more.quantity * more.unitPriceMinor, more.taxes));
            into.addTo("ordered", more.quantity);
            into.addTo("taxes", total(more.taxes));
          });
        }
        for (const less of event.removed) yield takenBack(at, less);
        for (const cut of event.repriced) {
          yield fact(at, lines.get(cut.lineId) ?? null, (into) => {
            into.addTo("discounts", -cut.discountBeforeTaxesMinor);
            into.addTo("taxes", -total(cut.taxes));
          });
        }
        break;
      case "returned":
        for (const back of event.reversals) yield takenBack(at, back);
        if (event.restockingFee) {
          const { amountMinor } = event.restockingFee;
          yield fact(at, null, (into) => into.addTo("fees", amountMinor));
        }
        break;
      case "refunded":
        for (const back of event.reversals) yield takenBack(at, back);
        for (const part of event.shipping) {
          yield fact(at, null, (into) => {
            into.addTo("shipping", -withoutTax(part.subtotalMinor, part.taxes));
            into.addTo("taxes", -total(part.taxes));
          });
        }
        for (const part of event.duties) {
          yield fact(at, null, (into) => into.addTo("duties", -part.amountMinor));
        }
        for (const part of event.fees) yield fact(at, null, surcharge(part, -1));
        for (const part of event.adjustments) yield discrepancy(at, part.amountMinor);
        break;
      case "adjusted":
        for (const part of event.adjustments) yield discrepancy(at, part.amountMinor);
    }
  }

  function soldLine(line: LineFact): Add {
    return (into) => {
      const value = line.quantity * line.unitPriceMinor;
      if (line.kind === "tip") into.addTo("tips", value - total(line.allocations));
      if (line.kind !== "product") return;
      // Tax inside a displayed price: that of what was paid, and that inside the discount.
      const taxInDiscount = total(line.allocations) - line.discountBeforeTaxesMinor;
      const taxInPrice = ordered.taxesIncluded ? total(line.taxes) + taxInDiscount : 0;
      into.addTo("gross", value - taxInPrice);
      into.addTo("discounts", -line.discountBeforeTaxesMinor);
      into.addTo("taxes", total(line.taxes));
      into.addTo("ordered", line.quantity);
    };
  }

  function takenBack(at: number, back: ReversalFact): Fact {
    const line = lines.get(back.lineId) ?? null;
    return fact(at, line, (into) => {
      if (line?.kind === "tip") into.addTo("tips", -back.subtotalMinor);
      if (line?.kind !== "product") return;
      into.addTo("returns", -withoutTax(back.subtotalMinor, back.taxes));
      into.addTo("taxes", -total(back.taxes));
      into.addTo("takenBack", back.quantity);
    });
  }

  function discrepancy(at: number, amountMinor: number): Fact {
    return fact(at, null, (into) => into.addTo("returns", amountMinor));
  }

  function surcharge(fee: { amountMinor: number; taxes: readonly TaxFact[] }, sign: 1 | -1): Add {
    return (into) => {
      into.addTo("fees", sign * fee.amountMinor);
      into.addTo("taxes", sign * total(fee.taxes));
    };
  }
}

/** The order itself: counted once for each product in it, or once where it has none. */
function* placed(
  log: EventLog,
  order: number,
  events: OrderEvents,
  wantsCustomers: boolean,
  fact: (at: number, line: LineFact | null, add: Add) => Fact,
): Iterable<Fact> {
  const [ordered] = events;
  const goods = ordered.lines.filter((line) => line.kind === "product");
  const others = ordered.lines.filter((line) => line.kind === "giftCard");
  const hasOnlyGiftCards = goods.length === 0 && others.length > 0;
  const rank = wantsCustomers ? customerRank(log, order) : null;
  const lines: (LineFact | null)[] = [...goods, ...others];
  if (lines.length === 0) lines.push(null);
  for (const line of lines) {
    yield fact(ordered.processedAt, line, (into) => {
      into.addMember("orders", order);
      if (!hasOnlyGiftCards) into.addMember("ordersWithGoods", order);
      if (line?.kind === "product")
        into.addTo("orderedValue", paidFor(line, ordered.taxesIncluded));
      if (!rank) return;
      into.addMember("customers", rank.customer);
      into.addMember(rank.before === 0 ? "newCustomers" : "returningCustomers", rank.customer);
    });
  }
}

/** Gross sales less discounts of a line as ordered. */
function paidFor(line: LineFact, taxesIncluded: boolean): number {
  const paid = line.quantity * line.unitPriceMinor - total(line.allocations);
  return taxesIncluded ? paid - total(line.taxes) : paid;
}

/** The customer and how many orders they had placed before; null for guests and cancelled orders. */
function customerRank(log: EventLog, order: number): { customer: number; before: number } | null {
  const { customer, cancelledAt } = log.header(order);
  if (customer === null || cancelledAt !== null) return null;
  const survivor = log.survivor(customer);
  let before = 0;
  for (const other of log.ordersOf(survivor)) {
    if (other === order) break;
    const header = log.header(other);
    if (!header.test && header.deletedAt === null && header.cancelledAt === null) before += 1;
  }
  return { customer: survivor, before };
}

function total(parts: readonly { amountMinor: number }[]): number {
  let sum = 0;
  for (const part of parts) sum += part.amountMinor;
  return sum;
}

function dimensionOf(
  log: EventLog,
  order: number,
  ordered: OrderedEvent,
  line: LineFact | null,
  name: string,
): string | null {
  const text = (value: number | null | undefined) => (value == null ? null : String(value));
  switch (name) {
    case "product_title":
      return line?.productId == null ? null : line.title;
    case "product_id":
      return text(line?.productId);
    case "product_variant_id":
      return text(line?.variantId);
    case "product_variant_title":
      return line?.variantTitle ?? null;
    case "product_variant_sku":
      return line?.sku ?? null;
    case "product_vendor":
      return line?.vendor ?? null;
    case "sales_channel":
      return CHANNEL_NAMES[ordered.channel];
    case "billing_country":
    case "shipping_country":
      return ordered.countryCode;
    case "order_id":
      return String(orderId(order));
    case "order_name":
      return ordered.name ?? `#${ordered.number}`;
    case "customer_id":
      return ordered.customer === null ? null : text(customerId(log.survivor(ordered.customer)));
    default:
      return null;
  }
}
