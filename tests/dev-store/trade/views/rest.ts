import { shopTime } from "../../world/shop-time";
import { sumAllocations, sumTaxes } from "../log/balance";
import type { LineBalance } from "../log/balance";
import type { EditedEvent, RefundedEvent, TaxFact } from "../log/events";
import { customerId } from "../log/ids";
import { noteNow, orderName, tagsNow } from "../log/labels";
import { CHANNEL_FACTS } from "./channels";
import { gid } from "./order-context";
import type { OrderContext, ViewSource } from "./order-context";
import { closedAt, financialStatus, fulfillmentStatus } from "./order-status";

export type Payload = Record<string, unknown>;

/** An instant as webhooks write it, with the shop's offset: "2026-07-01T08:00:00-04:00". */
export function restTime(timezone: string, at: number): string {
  const offset = shopTime(timezone).offsetAt(at);
  const local = new Date(at + offset).toISOString().slice(0, 19);
  const minutes = Math.abs(offset) / 60_000;
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  return `${local}${offset < 0 ? "-" : "+"}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** The payload of orders/create, orders/updated, orders/paid and orders/cancelled. */
export function orderPayload(context: OrderContext): Payload {
  const { ordered, events, balance, header, purse, source, id } = context;
  const { totals } = context;
  const time = (at: number) => restTime(source.settings.timezone, at);
  const cancelled = events.find((event) => event.type === "cancelled");
  const closed = closedAt(balance, events);
  const sent = fulfillmentStatus(balance);
  const customer = header.customer === null ? null : source.log.survivor(header.customer);
  const lines = [...balance.lines.values()];
  const address = { country_code: ordered.countryCode, province_code: ordered.provinceCode };
  return {
    id,
    admin_graphql_api_id: gid("Order", id),
    name: orderName(ordered),
    number: ordered.number - 1000,
    order_number: ordered.number,
    app_id: CHANNEL_FACTS[ordered.channel].appId,
    created_at: time(ordered.at),
    processed_at: time(ordered.processedAt),
    updated_at: time(header.updatedAt),
    closed_at: closed === null ? null : time(closed),
    cancelled_at: cancelled ? time(cancelled.at) : null,
    cancel_reason: cancelled?.type === "cancelled" ? cancelled.reason.toLowerCase() : null,
    confirmed: true,
    test: ordered.test,
    currency: source.settings.currency,
    presentment_currency: ordered.presentmentCurrency,
    taxes_included: ordered.taxesIncluded,
    financial_status: financialStatus(balance, events).toLowerCase(),
    fulfillment_status:
      sent === "FULFILLED" ? "fulfilled" : sent === "PARTIALLY_FULFILLED" ? "partial" : null,
    source_name:
      ordered.sourceName === undefined
        ? CHANNEL_FACTS[ordered.channel].sourceName
        : ordered.sourceName,
    tags: tagsNow(events).join(", "),
    note: noteNow(events),
    total_line_items_price: purse.rest(
      lines.reduce((sum, { ordered: units, line }) => sum + units * line.unitPriceMinor, 0),
    ),
    subtotal_price: purse.rest(totals.subtotal),
    total_discounts: purse.rest(totals.discounts),
    total_tax: purse.rest(totals.tax),
    total_price: purse.rest(totals.total),
    total_price_set: purse.restSet(totals.total),
    total_tip_received: purse.rest(totals.tips),
    total_shipping_price_set: purse.restSet(totals.shipping),
    total_outstanding: purse.rest(totals.outstanding),
    current_subtotal_price: purse.rest(totals.current.subtotal),
    current_total_discounts: purse.rest(totals.current.discounts),
    current_total_tax: purse.rest(totals.current.tax),
    current_total_price: purse.rest(totals.current.total),
    current_total_price_set: purse.restSet(totals.current.total),
    discount_codes: ordered.discounts
      .filter(({ kind }) => kind === "code")
      .map((discount) => ({
        code: discount.label,
        type: discount.percentage === null ? "fixed_amount" : "percentage",
        amount: String(
          discount.percentage === null
            ? purse.rest(discount.amountMinor ?? 0)
            : discount.percentage * 100,
        ),
      })),
    customer:
      customer === null
        ? null
        : {
            id: customerId(customer),
            admin_graphql_api_id: gid("Customer", customerId(customer)),
          },
    billing_address: address,
    shipping_address: ordered.channel === "pos" ? null : address,
    tax_lines: taxLines(
      context,
      [...ordered.lines, ...ordered.shipping].flatMap((part) => part.taxes),
    ),
    line_items: lines.map((line) => linePayload(context, line)),
    shipping_lines: ordered.shipping.map((line) => ({
      id: line.shippingLineId,
      title: line.title,
      code: line.code,
      source: line.source,
      price: purse.rest(line.priceMinor),
      discounted_price: purse.rest(line.priceMinor - sumAllocations(line.allocations)),
      tax_lines: taxLines(context, line.taxes),
    })),
    refunds: events.flatMap((event) =>
      event.type === "refunded" ? [refundPayload(context, event)] : [],
    ),
  };
}

/** The payload of refunds/create. */
export function refundPayload(context: OrderContext, event: RefundedEvent): Payload {
  const { purse, source } = context;
  const at = restTime(source.settings.timezone, event.at);
  return {
    id: event.refundId,
    admin_graphql_api_id: gid("Refund", event.refundId),
    order_id: context.id,
    created_at: at,
    processed_at: at,
    note: event.note,
    restock: event.restock !== "NO_RESTOCK",
    refund_line_items: [...event.reversals, ...event.returned].map((part) => ({
      line_item_id: part.lineId,
      quantity: part.quantity,
      restock_type: event.restock.toLowerCase(),
      subtotal: purse.rest(part.subtotalMinor),
      total_tax: purse.rest(sumTaxes(part.taxes)),
    })),
    order_adjustments: event.adjustments.map((adjustment) => ({
      id: adjustment.adjustmentId,
      order_id: context.id,
      refund_id: event.refundId,
      amount: purse.rest(adjustment.amountMinor),
      tax_amount: purse.rest(0),
      kind: "refund_discrepancy",
      reason: adjustment.reason.toLowerCase().replaceAll("_", " "),
    })),
    transactions: event.transactions.map((transaction) => ({
      id: transaction.transactionId,
      order_id: context.id,
      kind: "refund",
      status: "success",
      gateway: transaction.gateway,
      amount: purse.rest(transaction.amountMinor),
      currency: purse.currency,
    })),
  };
}

/** The payload of orders/edited. */
export function editPayload(context: OrderContext, event: EditedEvent): Payload {
  return {
    order_edit: {
      id: context.id,
      order_id: context.id,
      app_id: null,
      created_at: restTime(context.source.settings.timezone, event.at),
      notify_customer: false,
      staff_note: event.note ?? "",
      line_items: {
        additions: [
          ...event.added.map(({ lineId, quantity }) => ({ id: lineId, delta: quantity })),
          ...event.increased.map(({ lineId, quantity }) => ({ id: lineId, delta: quantity })),
        ],
        removals: event.removed.map(({ lineId, quantity }) => ({ id: lineId, delta: quantity })),
      },
      discounts: { line_item: { additions: [], removals: [] } },
    },
  };
}

/** The payload of customers/create and customers/update. */
export function customerPayload(source: ViewSource, customer: number, updatedAt: number): Payload {
  const id = customerId(customer);
  const { createdAt, countryCode, provinceCode } = source.log.customer(customer);
  const { timezone, currency } = source.settings;
  return {
    id,
    admin_graphql_api_id: gid("Customer", id),
    created_at: restTime(timezone, createdAt),
    updated_at: restTime(timezone, updatedAt),
    currency,
    state: "disabled",
    verified_email: true,
    default_address: { country_code: countryCode, province_code: provinceCode },
  };
}

function linePayload(context: OrderContext, state: LineBalance): Payload {
  const { line } = state;
  return {
    id: line.lineId,
    admin_graphql_api_id: gid("LineItem", line.lineId),
    product_id: line.productId,
    variant_id: line.variantId,
    title: line.title,
    variant_title: line.variantTitle,
    name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    sku: line.sku,
    vendor: line.vendor,
    quantity: state.ordered,
    current_quantity: state.current,
    fulfillable_quantity: Math.max(0, state.current - state.fulfilled),
    gift_card: line.kind === "giftCard",
    taxable: line.taxable,
    requires_shipping: line.requiresShipping,
    price: context.purse.rest(line.unitPriceMinor),
    total_discount: context.purse.rest(0),
    discount_allocations: line.allocations.map(({ application, amountMinor }) => ({
      amount: context.purse.rest(amountMinor),
      discount_application_index: application,
    })),
    tax_lines: taxLines(context, line.taxes),
    ...(line.kind === "tip" ? { tip: { payment_gateway: "cash" } } : {}),
  };
}

function taxLines(context: OrderContext, taxes: readonly TaxFact[]): Payload[] {
  return taxes.map((tax) => ({
    title: tax.title,
    rate: tax.rate,
    price: context.purse.rest(tax.amountMinor),
    channel_liable: false,
  }));
}
