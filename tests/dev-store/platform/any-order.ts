import type { OrderDraft, UserError, World } from "../world/types";

type DraftPart = Partial<OrderDraft>;

/**
 * Places a paid order as a customer would: of the lines given, or of one thing that sells, another one
 * each time.
 */
export function placeAnyOrder(
  world: World,
  draft: DraftPart = {},
): { orderId: number | null; userErrors: UserError[] } {
  const lines = draft.lines ?? [{ variantId: anyVariant(world), quantity: 1 }];
  return world.trade.placeOrder({ ...draft, lines });
}

function anyVariant({ catalogue, trade }: World): number {
  const sold = catalogue.products.filter(
    ({ id, isGiftCard, popularity }) => !isGiftCard && popularity > 0 && catalogue.product(id),
  );
  const all = sold.length > 0 ? sold : catalogue.products;
  return all[trade.size().orders % Math.max(all.length, 1)]?.variants[0]?.id ?? 0;
}
