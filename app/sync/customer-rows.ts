import { z } from "zod";
import { numberOfGid } from "../lib/gid";
import { parseDecimal } from "../lib/money";
import type { AbandonedCheckoutRow, CustomerRow } from "../store/tables/others";
import { decimal, gid, instant, minorOf, moneySet, reference } from "./shapes";

export const customerNode = z.object({
  __typename: z.literal("Customer"),
  id: gid,
  createdAt: instant,
  updatedAt: instant,
  numberOfOrders: z.union([z.string().regex(/^\d+$/), z.number().int()]),
  amountSpent: z.object({ amount: decimal }),
  statistics: z
    .object({ rfmGroup: z.string().nullable(), predictedSpendTier: z.string().nullable() })
    .nullable(),
  state: z.string(),
  tags: z.array(z.string()),
  lastOrder: reference.nullable(),
});

export function customerToRow(
  node: z.infer<typeof customerNode>,
  currency: string,
  reading: number,
): CustomerRow {
  return {
    id: numberOfGid(node.id),
    createdAt: node.createdAt,
    updatedAt: node.updatedAt,
    orderCount: Number(node.numberOfOrders),
    amountSpentMinor: parseDecimal(node.amountSpent.amount, currency),
    rfmGroup: node.statistics?.rfmGroup ?? null,
    predictedSpendTier: node.statistics?.predictedSpendTier ?? null,
    state: node.state,
    tags: node.tags,
    lastOrderId: node.lastOrder ? numberOfGid(node.lastOrder.id) : null,
    deletedAt: null,
    reading,
  };
}

export const abandonedCheckoutNode = z.object({
  __typename: z.literal("AbandonedCheckout"),
  id: gid,
  createdAt: instant,
  updatedAt: instant,
  completedAt: instant.nullable(),
  customer: reference.nullable().optional(),
  totalPriceSet: moneySet,
  subtotalPriceSet: moneySet,
});

export function abandonedCheckoutToRow(
  node: z.infer<typeof abandonedCheckoutNode>,
  currency: string,
): AbandonedCheckoutRow {
  return {
    id: numberOfGid(node.id),
    createdAt: node.createdAt,
    updatedAt: node.updatedAt,
    completedAt: node.completedAt,
    customerId: node.customer ? numberOfGid(node.customer.id) : null,
    totalMinor: minorOf(node.totalPriceSet, currency),
    subtotalMinor: minorOf(node.subtotalPriceSet, currency),
  };
}
