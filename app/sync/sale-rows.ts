import { z } from "zod";
import { numberOfGid } from "../lib/gid";
import type { SaleAgreement, Sale } from "./sale-to-ledger";
import { gid, instant, moneySet, reference } from "./shapes";

export const agreementNode = z.object({
  id: gid,
  reason: z.string(),
  happenedAt: instant,
});

export const saleNode = z.object({
  id: gid,
  actionType: z.string(),
  lineType: z.string(),
  quantity: z.number().int().nullable(),
  totalAmount: moneySet,
  totalTaxAmount: moneySet,
  totalDiscountAmountBeforeTaxes: moneySet,
  lineItem: reference.nullable().optional(),
});

export function toAgreement(node: z.infer<typeof agreementNode>, orderId: number): SaleAgreement {
  return { id: numberOfGid(node.id), orderId, reason: node.reason, happenedAt: node.happenedAt };
}

export function toSale(node: z.infer<typeof saleNode>): Sale {
  return {
    id: node.id,
    actionType: node.actionType,
    lineType: node.lineType,
    quantity: node.quantity,
    totalAmount: node.totalAmount.shopMoney.amount,
    totalTaxAmount: node.totalTaxAmount.shopMoney.amount,
    totalDiscountAmountBeforeTaxes: node.totalDiscountAmountBeforeTaxes.shopMoney.amount,
    lineItemId: node.lineItem?.id ?? null,
  };
}
