import type { Trade, UserError } from "../../world/types";
import { lineRequest } from "../generate/checkout";
import { taxRatesFor } from "../generate/places";
import { priceOrder, taxesOn } from "../generate/pricing";
import { shareOf } from "../log/balance";
import { edit, ratesOf } from "../log/changes";
import type { IncreaseFact, ReversalFact } from "../log/events";
import { openOrder } from "../views/order-context";
import { editPayload } from "../views/rest";
import { emitOrder, openForChange, userError } from "./context";
import type { CommandContext } from "./context";
import { readItems } from "./place-order";
import { restock } from "./refund-order";

type Edit = Parameters<Trade["editOrder"]>[1];

/** Adds lines and changes quantities; what that leaves due or owed stays outstanding. */
export function editOrder(context: CommandContext, id: number, wanted: Edit): UserError[] {
  const { opened, errors } = openForChange(context, id);
  if (!opened) return errors;
  const { order, events, balance, at, nextId } = opened;
  const [ordered] = events;
  if (balance.cancelledAt !== null) {
    return [userError(["id"], "A canceled order cannot be edited", "INVALID")];
  }
  const userErrors: UserError[] = [];
  const items = wanted.add?.length ? readItems(context, wanted.add, userErrors) : [];
  const increased: IncreaseFact[] = [];
  const removed: ReversalFact[] = [];
  const seen = new Set<number>();
  (wanted.setQuantity ?? []).forEach(({ lineItemId, quantity }, i) => {
    const line = balance.lines.get(lineItemId);
    if (!line || line.line.kind === "tip" || seen.has(lineItemId)) {
      const field = ["setQuantity", String(i), "lineItemId"];
      userErrors.push(userError(field, "Line item does not exist", "NOT_FOUND"));
      return;
    }
    seen.add(lineItemId);
    if (!Number.isInteger(quantity) || quantity < 0) {
      const field = ["setQuantity", String(i), "quantity"];
      userErrors.push(userError(field, "Quantity must be 0 or more"));
    } else if (quantity < line.current) removed.push(shareOf(line, line.current - quantity));
    else if (quantity > line.current) {
      const more = quantity - line.current;
      const { unitPriceMinor } = line.line;
      const taxes = taxesOn(more * unitPriceMinor, ratesOf(line.line), ordered.taxesIncluded);
      increased.push({ lineId: lineItemId, quantity: more, unitPriceMinor, taxes });
    }
  });
  if (userErrors.length > 0) return userErrors;
  if (items.length + increased.length + removed.length === 0) {
    return [userError(null, "There is nothing to change", "BLANK")];
  }

  const home = context.settings.countryCode;
  const { countryCode, provinceCode } = ordered;
  const rates = taxRatesFor(home, { countryCode: countryCode ?? home, provinceCode });
  const requests = items.map((item) => lineRequest(item, nextId()));
  const added = priceOrder(requests, [], [], rates, ordered.taxesIncluded).lines;
  const event = edit(at, { added, increased, removed });
  context.log.append(order, event);
  for (const { variant, quantity } of items) context.catalogue.adjustStock(variant.id, -quantity);
  for (const more of increased) {
    const variantId = balance.lines.get(more.lineId)?.line.variantId;
    if (variantId != null) context.catalogue.adjustStock(variantId, -more.quantity);
  }
  restock(context, balance, removed);
  const view = openOrder(context.source, order);
  context.emit({
    topic: "orders/edited",
    resource: "orders",
    id: view.id,
    at,
    payload: editPayload(view, event),
  });
  emitOrder(context, "orders/updated", order, at);
  return [];
}
