import type { OrderPatch, UserError } from "../../world/types";
import { customerIndex } from "../log/ids";
import { noteNow, tagsNow } from "../log/labels";
import { emitCustomer, emitOrder, nowOf, openForChange, userError } from "./context";
import type { CommandContext } from "./context";

/** Sets an order's tags and note; what is absent stays. A patch that changes nothing leaves no trace. */
export function updateOrder(context: CommandContext, id: number, patch: OrderPatch): UserError[] {
  const { opened } = openForChange(context, id);
  if (!opened) return [userError(["id"], "Order does not exist", "NOT_FOUND")];
  const { order, events, at } = opened;
  const tags = patch.tags && cleanTags(patch.tags);
  const setsTags = tags !== undefined && !isSame(tags, tagsNow(events));
  const setsNote = patch.note !== undefined && patch.note !== noteNow(events);
  if (!setsTags && !setsNote) return [];
  context.log.append(order, {
    type: "relabelled",
    at,
    ...(setsTags ? { tags } : {}),
    ...(setsNote ? { note: patch.note } : {}),
  });
  emitOrder(context, "orders/updated", order, at);
  return [];
}

/** Sets a customer's tags; those that came with what they bought are replaced as well. */
export function updateCustomer(
  context: CommandContext,
  id: number,
  patch: { tags?: string[] },
): UserError[] {
  const { log, customers } = context;
  const customer = customerIndex(id);
  const node = customers.node(id);
  if (customer === null || !node) {
    return [userError(["id"], "Customer does not exist", "NOT_FOUND")];
  }
  if (!patch.tags) return [];
  const tags = cleanTags(patch.tags);
  if (isSame(tags, node["tags"] as string[])) return [];
  const at = nowOf(context);
  log.appendCustomerTags(customer, tags, at);
  emitCustomer(context, customer, at);
  return [];
}

/** Without blank ones and without repetitions, which Shopify recognizes whatever their case. */
function cleanTags(tags: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const tag of tags.map((one) => one.trim())) {
    const key = tag.toLowerCase();
    if (tag !== "" && !seen.has(key)) seen.set(key, tag);
  }
  return [...seen.values()];
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((tag, i) => tag === b[i]);
}
