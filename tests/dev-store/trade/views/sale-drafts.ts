import { sumAllocations, sumTaxes } from "../log/balance";
import type { FeeFact, LineFact, RefundedEvent, ReversalFact, TaxFact } from "../log/events";
import { dutyNode, lineItemById, shippingLineNode, taxLineNode } from "./lines";
import type { Node } from "./lines";
import { gid } from "./order-context";
import type { OrderContext } from "./order-context";

type Action = "ORDER" | "UPDATE" | "RETURN";

/** A sale before it is written as a node: signed minor units, after taxes and discounts. */
export interface SaleDraft {
  type: string;
  lineType: string;
  action: Action;
  quantity: number | null;
  totalMinor: number;
  taxes: readonly TaxFact[];
  /** -1 where the taxes are given back. */
  taxSign: 1 | -1;
  discountMinor: number;
  discountBeforeTaxesMinor: number;
  /** The field that leads to what was sold. */
  subject: Node;
}

/** The money of some units of a line, positive, as displayed. */
type Portion = Pick<
  ReversalFact,
  "quantity" | "subtotalMinor" | "taxes" | "discountMinor" | "discountBeforeTaxesMinor"
>;

export function lineSale(context: OrderContext, line: LineFact): SaleDraft {
  const discountMinor = sumAllocations(line.allocations);
  return productSale(context, line.lineId, "ORDER", {
    quantity: line.quantity,
    subtotalMinor: line.quantity * line.unitPriceMinor - discountMinor,
    taxes: line.taxes,
    discountMinor,
    discountBeforeTaxesMinor: line.discountBeforeTaxesMinor,
  });
}

export function reversalSale(context: OrderContext, back: ReversalFact): SaleDraft {
  return productSale(context, back.lineId, "RETURN", back);
}

export function productSale(
  context: OrderContext,
  lineId: number,
  action: Action,
  part: Portion,
): SaleDraft {
  const kind = context.balance.lines.get(lineId)?.line.kind ?? "product";
  const sign = action === "ORDER" ? 1 : -1;
  const onTop = context.ordered.taxesIncluded ? 0 : sumTaxes(part.taxes);
  return {
    type: kind === "product" ? "ProductSale" : kind === "tip" ? "TipSale" : "GiftCardSale",
    lineType: kind === "product" ? "PRODUCT" : kind === "tip" ? "TIP" : "GIFT_CARD",
    action,
    quantity: sign * part.quantity || 0,
    totalMinor: sign * (part.subtotalMinor + onTop) || 0,
    taxes: part.taxes,
    taxSign: sign,
    discountMinor: sign * part.discountMinor || 0,
    discountBeforeTaxesMinor: sign * part.discountBeforeTaxesMinor || 0,
    subject: { lineItem: () => lineItemById(context, lineId) },
  };
}

export function shippingSale(
  context: OrderContext,
  line: OrderContext["ordered"]["shipping"][number],
): SaleDraft {
  const discountMinor = sumAllocations(line.allocations);
  const onTop = context.ordered.taxesIncluded ? 0 : sumTaxes(line.taxes);
  return {
    type: "ShippingLineSale",
    lineType: "SHIPPING",
    action: "ORDER",
    quantity: 1,
    totalMinor: line.priceMinor - discountMinor + onTop,
    taxes: line.taxes,
    taxSign: 1,
    discountMinor,
    discountBeforeTaxesMinor: line.discountBeforeTaxesMinor,
    subject: { shippingLine: () => shippingLineNode(context, line) },
  };
}

export function shippingReversal(
  context: OrderContext,
  part: RefundedEvent["shipping"][number],
): SaleDraft {
  const onTop = context.ordered.taxesIncluded ? 0 : sumTaxes(part.taxes);
  const line = context.ordered.shipping.find((one) => one.shippingLineId === part.shippingLineId);
  return {
    type: "ShippingLineSale",
    lineType: "SHIPPING",
    action: "RETURN",
    quantity: null,
    totalMinor: -(part.subtotalMinor + onTop) || 0,
    taxes: part.taxes,
    taxSign: -1,
    discountMinor: 0,
    discountBeforeTaxesMinor: 0,
    subject: { shippingLine: () => (line ? shippingLineNode(context, line) : null) },
  };
}

export function plainSale(
  type: string,
  lineType: string,
  action: Action,
  totalMinor: number,
  subject: Node,
): SaleDraft {
  return {
    type,
    lineType,
    action,
    quantity: null,
    totalMinor,
    taxes: [],
    taxSign: 1,
    discountMinor: 0,
    discountBeforeTaxesMinor: 0,
    subject,
  };
}

export function dutySale(
  context: OrderContext,
  dutyId: number,
  totalMinor: number,
  action: Action,
): SaleDraft {
  const subject = { duty: () => dutyNode(context, dutyId) };
  return plainSale("DutySale", "DUTY", action, totalMinor, subject);
}

export function adjustmentSale(amountMinor: number): SaleDraft {
  const action = amountMinor < 0 ? "RETURN" : "ORDER";
  return plainSale("AdjustmentSale", "ADJUSTMENT", action, amountMinor, {});
}

export function restockingFeeSale(
  context: OrderContext,
  fee: { feeId: number; amountMinor: number; percentage: number },
  action: Action,
): SaleDraft {
  const node = {
    __typename: "RestockingFee",
    id: gid("RestockingFee", fee.feeId),
    amountSet: context.purse.bag(Math.abs(fee.amountMinor)),
    percentage: fee.percentage,
  };
  return plainSale("FeeSale", "FEE", action, fee.amountMinor, { fee: node });
}

export function feeSale(
  context: OrderContext,
  fee: FeeFact,
  part: { amountMinor: number; taxes: readonly TaxFact[] },
  action: Action,
): SaleDraft {
  const sign = action === "RETURN" ? -1 : 1;
  const additionalFee = {
    id: gid("AdditionalFee", fee.feeId),
    name: fee.name,
    price: context.purse.bag(fee.amountMinor),
    taxLines: fee.taxes.map((tax) => taxLineNode(context, tax)),
  };
  return {
    ...plainSale(
      "AdditionalFeeSale",
      "ADDITIONAL_FEE",
      action,
      sign * (part.amountMinor + sumTaxes(part.taxes)),
      { additionalFee },
    ),
    taxes: part.taxes,
    taxSign: sign,
  };
}

export function feeReversal(context: OrderContext, part: RefundedEvent["fees"][number]): SaleDraft {
  const fee = context.ordered.fees.find((one) => one.feeId === part.feeId);
  if (fee) return feeSale(context, fee, part, "RETURN");
  for (const event of context.events) {
    if (event.type === "returned" && event.restockingFee?.feeId === part.feeId) {
      const reversed = { ...event.restockingFee, amountMinor: -part.amountMinor };
      return restockingFeeSale(context, reversed, "RETURN");
    }
  }
  throw new Error(`the log gives back fee ${part.feeId}, which the order does not have`);
}
