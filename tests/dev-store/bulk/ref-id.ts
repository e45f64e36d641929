import type { Ref } from "../world/types";
import { isOrderHidden } from "../graphql/context";
import type { ExecutionContext } from "../graphql/context";

/**
 * The gid of what a Ref points at, without building it. Null where it is not there, or hidden from
 * the app: whoever asks then follows the Ref as usual.
 */
export function gidOfRef(
  context: ExecutionContext,
  { __ref: { resource, id } }: Ref,
): string | null {
  const pointed = context.world.resource(resource);
  if (!isAmong(pointed.ids(), id)) return null;
  if (resource === "orders" && isOrderHidden(context, id)) return null;
  return `${pointed.gidPrefix}${id}`;
}

function isAmong(ascending: ArrayLike<number>, wanted: number): boolean {
  let low = 0;
  let high = ascending.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const held = ascending[middle] as number;
    if (held === wanted) return true;
    if (held < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
