import type { OrderDraft, UserError } from "../../world/types";
import { checkOut, usualShipping } from "../generate/checkout";
import type { Item } from "../generate/checkout";
import type { DiscountRequest } from "../generate/pricing";
import { discountForCode } from "../generate/promotions";
import { currentTotalMinor, readBalance } from "../log/balance";
import { continueIds, defaultGateway, idCounter, payment } from "../log/changes";
import { customerIndex, orderId } from "../log/ids";
import { emitCustomerOf, emitOrder, nowOf, userError } from "./context";
import type { CommandContext } from "./context";

/** Places and pays an order through the online store, at the catalogue's prices of now. */
export function placeOrder(
  context: CommandContext,
  draft: OrderDraft,
): { orderId: number | null; userErrors: UserError[] } {
  const { settings, catalogue, calendar, log } = context;
  const userErrors: UserError[] = [];
  const items = readItems(context, draft.lines, userErrors);
  const customer = draft.customerId == null ? null : customerIndex(draft.customerId);
  if (draft.customerId != null) {
    const exists =
      customer !== null && customer < log.customerCount() && log.survivor(customer) === customer;
    if (!exists) userErrors.push(userError(["customerId"], "Customer does not exist", "NOT_FOUND"));
  }
  const at = nowOf(context);
  const shopDay = calendar.time.dayOf(at);
  const discounts: DiscountRequest[] = [];
  if (draft.discountCode) {
    const promotion = calendar.promotionOn(shopDay);
    const discount = discountForCode(draft.discountCode, promotion, settings.currency);
    if (discount) discounts.push(discount);
    else {
      userErrors.push(
        userError(["discountCode"], `Discount code ${draft.discountCode} isn't valid`, "INVALID"),
      );
    }
  }
  if (userErrors.length > 0) return { orderId: null, userErrors };

  const order = log.orderCount();
  const place = customer === null ? null : log.customer(customer);
  const destination = {
    countryCode: place?.countryCode ?? settings.countryCode,
    provinceCode: place?.countryCode
      ? place.provinceCode
      : settings.countryCode === "US"
        ? "NY"
        : null,
  };
  const goods = items.reduce((sum, item) => sum + item.quantity * item.variant.priceMinor, 0);
  const ships = items.some(
    ({ product, variant }) => variant.requiresShipping && !product.isGiftCard,
  );
  const priced = checkOut(
    settings,
    {
      order,
      at,
      processedAt: at,
      customer,
      channel: "online",
      test: draft.test ?? false,
      place: destination,
      items,
      discounts,
      shipping: ships ? usualShipping(settings, destination, goods, false) : null,
      tipMinor: 0,
      dutyRate: 0,
      fee: null,
      isPresentedInLocalCurrency: false,
      shopDay,
      tags: [],
      note: null,
      journey: null,
      locationId: null,
    },
    idCounter(order),
  );
  const ordered = { ...priced, number: log.nextNumber() };
  log.appendOrder(ordered);
  for (const { variant, quantity } of items) catalogue.adjustStock(variant.id, -quantity);
  emitOrder(context, "orders/create", order, at);
  const due = currentTotalMinor(readBalance([ordered]));
  log.append(order, payment(at, due, defaultGateway(ordered), continueIds(order, [ordered])));
  emitOrder(context, "orders/paid", order, at);
  emitOrder(context, "orders/updated", order, at);
  emitCustomerOf(context, order, at);
  return { orderId: orderId(order), userErrors };
}

/** The catalogue's variants behind the lines of a draft; what is wrong with them goes into `errors`. */
export function readItems(
  context: CommandContext,
  lines: OrderDraft["lines"],
  errors: UserError[],
): Item[] {
  const items: Item[] = [];
  if (lines.length === 0) errors.push(userError(["lines"], "Add at least one line", "BLANK"));
  lines.forEach(({ variantId, quantity }, i) => {
    const variant = context.catalogue.variant(variantId);
    const product = variant && context.catalogue.product(variant.productId);
    if (!variant || !product) {
      errors.push(
        userError(["lines", String(i), "variantId"], "Variant does not exist", "NOT_FOUND"),
      );
    } else if (!Number.isInteger(quantity) || quantity < 1) {
      errors.push(userError(["lines", String(i), "quantity"], "Quantity must be greater than 0"));
    } else items.push({ product, variant, quantity });
  });
  return items;
}
