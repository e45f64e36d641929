import { sumAllocations, sumTaxes } from "../log/balance";
import type {
  FeeFact,
  LineFact,
  OrderEvents,
  RefundedEvent,
  ReversalFact,
  TaxFact,
} from "../log/events";
import { formatInstant } from "../../world/shop-time";
import { dutyNode, lineItemById, shippingLineNode, taxLineNode } from "./lines";
import type { Node } from "./lines";
import { gid, ref } from "./order-context";
import type { OrderContext } from "./order-context";
import { refundNode } from "./refunds";
import { returnNode } from "./returns";

type Action = "ORDER" | "UPDATE" | "RETURN";

/** A sale before it is written as a node: signed minor units, after taxes and discounts. */
interface SaleDraft {
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

interface AgreementDraft {
  type: "OrderAgreement" | "OrderEditAgreement" | "RefundAgreement" | "ReturnAgreement";
  reason: "ORDER" | "ORDER_EDIT" | "REFUND" | "RETURN";
  at: number;
  subject: Node;
  sales: SaleDraft[];
}

const AGREEMENT_BASE = 910_000_000_000;
const SALE_BASE = 44_000_000_000_000;
const PER_ORDER = 4096;

/**
 * Order.agreements: what was agreed and when, one agreement per event that moved sales. A refund
 * whose money differs from its goods is two: the reversal, and the balancing adjustment. Goods of a
 * return are reversed by the return's agreement, so the refund that pays for them reverses nothing.
 */
export function agreementNodes(context: OrderContext): Node[] {
  const { events, order, purse } = context;
  let sales = 0;
  let agreements = 0;
  return events
    .flatMap((event) => agreementsOf(context, event))
    .map((agreement) => ({
      __typename: agreement.type,
      id: gid("SalesAgreement", AGREEMENT_BASE + order * PER_ORDER + agreements++),
      happenedAt: formatInstant(agreement.at),
      reason: agreement.reason,
      app: null,
      user: null,
      ...agreement.subject,
      sales: agreement.sales.map((sale) => saleNode(sale, SALE_BASE + order * PER_ORDER + sales++)),
    }));

  function saleNode(sale: SaleDraft, id: number): Node {
    const tax = sale.taxSign * sumTaxes(sale.taxes);
    return {
      __typename: sale.type,
      id: gid("Sale", id),
      actionType: sale.action,
      lineType: sale.lineType,
      quantity: sale.quantity,
      totalAmount: purse.bag(sale.totalMinor),
      totalTaxAmount: purse.bag(tax === 0 ? 0 : tax),
      totalDiscountAmountBeforeTaxes: purse.bag(sale.discountBeforeTaxesMinor),
      totalDiscountAmountAfterTaxes: purse.bag(sale.discountMinor),
      taxes: sale.taxes
        .filter(({ amountMinor }) => amountMinor !== 0)
        .map((fact, i) => ({
          id: gid("SaleTax", id * 10 + i),
          amount: purse.bag(sale.taxSign * fact.amountMinor),
          taxLine: taxLineNode(context, fact),
        })),
      ...sale.subject,
    };
  }
}

function agreementsOf(context: OrderContext, event: OrderEvents[number]): AgreementDraft[] {
  switch (event.type) {
    case "ordered":
      return [
        {
          type: "OrderAgreement",
          reason: "ORDER",
          at: event.processedAt,
          subject: { order: ref("orders", context.id) },
          sales: [
            ...event.lines.map((line) => lineSale(context, line)),
            ...event.shipping.map((line) => shippingSale(context, line)),
            ...event.duties.map((duty) =>
              dutySale(context, duty.dutyId, duty.amountMinor, "ORDER"),
            ),
            ...event.fees.map((fee) => feeSale(context, fee, fee, "ORDER")),
          ],
        },
      ];
    case "edited": {
      const sales = [
        ...event.added.map((line) => lineSale(context, line)),
        ...event.increased.map((more) =>
          productSale(context, more.lineId, "ORDER", {
            quantity: more.quantity,
            subtotalMinor: more.quantity * more.unitPriceMinor,
            taxes: more.taxes,
            discountMinor: 0,
            discountBeforeTaxesMinor: 0,
          }),
        ),
        ...event.removed.map((less) => reversalSale(context, less)),
        ...event.repriced.map((cut) => ({
          ...productSale(context, cut.lineId, "UPDATE", {
            quantity: 0,
            subtotalMinor: cut.discountMinor,
            taxes: cut.taxes,
            discountMinor: cut.discountMinor,
            discountBeforeTaxesMinor: cut.discountBeforeTaxesMinor,
          }),
          // The line costs less now: the amount falls while the discount grows.
          discountMinor: cut.discountMinor,
          discountBeforeTaxesMinor: cut.discountBeforeTaxesMinor,
        })),
      ];
      return sales.length === 0
        ? []
        : [{ type: "OrderEditAgreement", reason: "ORDER_EDIT", at: event.at, subject: {}, sales }];
    }
    case "returned": {
      if (event.phase !== "opened") return [];
      const sales = event.reversals.map((back) => reversalSale(context, back));
      if (event.restockingFee) sales.push(restockingFeeSale(context, event.restockingFee, "ORDER"));
      const subject = { return: () => returnNode(context, event.returnId) };
      return [{ type: "ReturnAgreement", reason: "RETURN", at: event.at, subject, sales }];
    }
    case "refunded":
      return refundAgreements(context, event.refundId, event.at, [
        [
          ...event.reversals.map((back) => reversalSale(context, back)),
          ...event.shipping.map((part) => shippingReversal(context, part)),
          ...event.duties.map((part) =>
            dutySale(context, part.dutyId, -part.amountMinor, "RETURN"),
          ),
          ...event.fees.map((part) => feeReversal(context, part)),
        ],
        event.adjustments.map(({ amountMinor }) => adjustmentSale(amountMinor)),
      ]);
    case "adjusted":
      return refundAgreements(context, event.refundId, event.at, [
        event.adjustments.map(({ amountMinor }) => adjustmentSale(amountMinor)),
      ]);
    default:
      return [];
  }
}

function refundAgreements(
  context: OrderContext,
  refundId: number,
  at: number,
  parts: SaleDraft[][],
): AgreementDraft[] {
  return parts
    .filter((sales) => sales.length > 0)
    .map((sales) => ({
      type: "RefundAgreement",
      reason: "REFUND",
      at,
      subject: { refund: () => refundNode(context, refundId) },
      sales,
    }));
}

/** The money of some units of a line, positive, as displayed. */
type Portion = Pick<
  ReversalFact,
  "quantity" | "subtotalMinor" | "taxes" | "discountMinor" | "discountBeforeTaxesMinor"
>;

function lineSale(context: OrderContext, line: LineFact): SaleDraft {
  const discountMinor = sumAllocations(line.allocations);
  return productSale(context, line.lineId, "ORDER", {
    quantity: line.quantity,
    subtotalMinor: line.quantity * line.unitPriceMinor - discountMinor,
    taxes: line.taxes,
    discountMinor,
    discountBeforeTaxesMinor: line.discountBeforeTaxesMinor,
  });
}

function reversalSale(context: OrderContext, back: ReversalFact): SaleDraft {
  return productSale(context, back.lineId, "RETURN", back);
}

function productSale(
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

function shippingSale(
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

function shippingReversal(
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

function plainSale(
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

function dutySale(
  context: OrderContext,
  dutyId: number,
  totalMinor: number,
  action: Action,
): SaleDraft {
  const subject = { duty: () => dutyNode(context, dutyId) };
  return plainSale("DutySale", "DUTY", action, totalMinor, subject);
}

function adjustmentSale(amountMinor: number): SaleDraft {
  const action = amountMinor < 0 ? "RETURN" : "ORDER";
  return plainSale("AdjustmentSale", "ADJUSTMENT", action, amountMinor, {});
}

function restockingFeeSale(
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

function feeSale(
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

function feeReversal(context: OrderContext, part: RefundedEvent["fees"][number]): SaleDraft {
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
