import { z } from "zod";
import { createCells } from "./cells";
import { type orderColumns, type ColumnIndex } from "./columns";
import type { UsedRule } from "./notes";

export type OrderKey = keyof typeof orderColumns;

/** Cells that belong to a whole order, and cells of one of its lines. */
export function createOrderRow({ title }: ColumnIndex<OrderKey>, used: UsedRule[]) {
  const { amount, boolean, code, currency, instant, integer, tags, text, trimmed } = createCells(
    title,
    used,
  );
  const head = z.object({
    id: code("id"),
    financialStatus: trimmed("financialStatus"),
    fulfillmentStatus: trimmed("fulfillmentStatus"),
    createdAt: instant("createdAt").refine((at) => at != null, {
      message: `${title("createdAt")} is blank`,
    }),
    paidAt: instant("paidAt"),
    fulfilledAt: instant("fulfilledAt"),
    cancelledAt: instant("cancelledAt"),
    currency: currency("currency"),
    subtotal: amount("subtotal"),
    shipping: amount("shipping"),
    taxes: amount("taxes"),
    total: amount("total"),
    discountCode: trimmed("discountCode"),
    discountAmount: amount("discountAmount"),
    refundedAmount: amount("refundedAmount"),
    duties: amount("duties"),
    shippingMethod: text("shippingMethod"),
    paymentMethod: text("paymentMethod"),
    tags: tags(),
    source: trimmed("source"),
    tax1Name: text("tax1Name"),
    tax2Name: text("tax2Name"),
    tax3Name: text("tax3Name"),
    tax4Name: text("tax4Name"),
    tax5Name: text("tax5Name"),
    tax1Value: amount("tax1Value"),
    tax2Value: amount("tax2Value"),
    tax3Value: amount("tax3Value"),
    tax4Value: amount("tax4Value"),
    tax5Value: amount("tax5Value"),
  });
  const line = z.object({
    lineName: text("lineName"),
    lineQuantity: integer("lineQuantity").transform(requireQuantity(title("lineQuantity"))),
    linePrice: amount("linePrice").refine((price) => price != null, {
      message: `${title("linePrice")} is blank`,
    }),
    lineCompareAtPrice: amount("lineCompareAtPrice"),
    lineSku: code("lineSku"),
    lineVendor: text("lineVendor"),
    lineRequiresShipping: boolean("lineRequiresShipping"),
    lineTaxable: boolean("lineTaxable"),
    lineFulfillmentStatus: trimmed("lineFulfillmentStatus"),
    lineDiscount: amount("lineDiscount"),
  });
  return { head, line };
}

function requireQuantity(title: string) {
  return (quantity: number | null | undefined, context: z.RefinementCtx): number => {
    if (quantity != null && quantity >= 0) return quantity;
    const message = quantity == null ? `${title} is blank` : `${title} is negative`;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  };
}

export type OrderRow = ReturnType<typeof createOrderRow>;
export type OrderHead = z.output<OrderRow["head"]>;
export type LineCells = z.output<OrderRow["line"]>;

/** Of the shipping address, else of the billing address; names in place of codes are not kept. */
export function readPlace(row: Record<OrderKey, string | undefined>): {
  countryCode: string | null | undefined;
  provinceCode: string | null | undefined;
} {
  const isShipped = Boolean(row.shippingCountry?.trim());
  const country = isShipped ? row.shippingCountry : (row.billingCountry ?? row.shippingCountry);
  const province = isShipped ? row.shippingProvince : (row.billingProvince ?? row.shippingProvince);
  return {
    countryCode: readPlaceCode(country, /^[A-Z]{2}$/),
    provinceCode: readPlaceCode(province, /^[A-Z0-9]{1,3}(?:-[A-Z0-9]{1,3})?$/),
  };
}

function readPlaceCode(text: string | undefined, pattern: RegExp): string | null | undefined {
  const code = text?.trim().toUpperCase();
  if (code === undefined || code === "") return code === "" ? null : undefined;
  return pattern.test(code) ? code : undefined;
}
