import { sumTaxes } from "../log/balance";
import type { OrderEvents } from "../log/events";
import { formatInstant } from "../../world/shop-time";
import { taxLineNode } from "./lines";
import type { Node } from "./lines";
import { gid, ref } from "./order-context";
import type { OrderContext } from "./order-context";
import { refundNode, returnNode } from "./refunds";
import {
  lineSale,
  reversalSale,
  productSale,
  shippingSale,
  shippingReversal,
  dutySale,
  adjustmentSale,
  restockingFeeSale,
  feeSale,
  feeReversal,
} from "./sale-drafts";
import type { SaleDraft } from "./sale-drafts";

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
      taxes: () =>
        sale.taxes
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
