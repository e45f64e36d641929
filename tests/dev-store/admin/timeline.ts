import { formatEnum } from "./format";
import { readList, readText, readValue } from "./read";
import type { ViewNode, World } from "../world/types";

export interface TimelineEntry {
  /** ISO instant. */
  at: string;
  text: string;
  /** Shop currency; null where it is no money event. */
  amount: number | null;
}

/** What happened to an order, newest first, from what the order's own node tells. */
export function readTimeline(world: World, order: ViewNode): TimelineEntry[] {
  const text = (node: unknown, ...path: string[]) => readText(world, node, ...path);
  const money = (node: unknown, field: string) => {
    const amount = text(node, field, "shopMoney", "amount");
    return amount === "" ? null : Number(amount);
  };
  const entries: TimelineEntry[] = [
    {
      at: text(order, "createdAt"),
      text: `Order ${text(order, "name")} was placed`,
      amount: money(order, "originalTotalPriceSet") ?? money(order, "totalPriceSet"),
    },
  ];
  const add = (at: string, message: string, amount: number | null = null) => {
    if (at !== "") entries.push({ at, text: message, amount });
  };

  for (const transaction of readList(world, order, "transactions")) {
    const label = `${formatEnum(text(transaction, "kind"))} by ${text(transaction, "gateway") || "payment"}`;
    add(text(transaction, "processedAt"), label, money(transaction, "amountSet"));
  }
  for (const fulfillment of readList(world, order, "fulfillments")) {
    add(text(fulfillment, "createdAt"), "Items were fulfilled");
  }
  for (const agreement of readList(world, order, "agreements")) {
    const reason = text(agreement, "reason");
    if (reason === "ORDER" || reason === "") continue;
    const sales = readList(world, agreement, "sales");
    const total = sales.reduce((sum, sale) => sum + (money(sale, "totalAmount") ?? 0), 0);
    add(text(agreement, "happenedAt"), describeAgreement(reason), total);
  }
  for (const entry of readList(world, order, "returns")) {
    add(text(entry, "createdAt"), `Return ${text(entry, "name")} was opened`);
    add(text(entry, "closedAt"), `Return ${text(entry, "name")} was closed`);
  }
  const reason = text(order, "cancelReason");
  add(
    text(order, "cancelledAt"),
    `Order was cancelled${reason ? ` (${formatEnum(reason).toLowerCase()})` : ""}`,
  );
  if (readValue(world, order, "closed") === true)
    add(text(order, "closedAt"), "Order was archived");
  // Of what happened at one instant, the later entry of the list above is the newer.
  return entries.reverse().sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

function describeAgreement(reason: string): string {
  if (reason === "ORDER_EDIT") return "Order was edited: sales changed by";
  if (reason === "REFUND") return "Refund: sales changed by";
  if (reason === "RETURN") return "Return: sales changed by";
  return `${formatEnum(reason)}: sales changed by`;
}
