import type { MutationResolver } from "../platform/types";
import type { OrderPatch } from "../world/types";
import { idOfType, refTo } from "./gid";
import { refuseUnsupported, withoutCodes } from "./input";
import type { Input } from "./input";

/** orderUpdate: tags and note. */
export const orderUpdate: MutationResolver = ({ world }, { input }: { input: Input }) => {
  const id = idOfType(String(input.id), "Order");
  if (id === null || !world.resource("orders").node(id)) {
    return { order: null, userErrors: [{ field: ["id"], message: "Order does not exist" }] };
  }
  const unsupported = refuseUnsupported(input, ["id", "tags", "note"]);
  if (unsupported.length > 0) return { order: null, userErrors: withoutCodes(unsupported) };
  const patch: OrderPatch = {};
  if ("tags" in input) patch.tags = (input.tags as string[] | null) ?? [];
  if ("note" in input) patch.note = (input.note as string | null) ?? null;
  const userErrors = world.trade.updateOrder(id, patch);
  return { order: refTo("orders", id), userErrors: withoutCodes(userErrors) };
};
