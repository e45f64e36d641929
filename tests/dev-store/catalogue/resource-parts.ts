import type { FilterValue, ViewNode } from "../world/types";
import type { ProductFacts } from "./facts";
import type { CatalogueState } from "./state";

/** Reads one filter value off an item. */
export type Getter<T> = (item: T) => FilterValue;

/** Ascending ids of what exists; kept until something is deleted. */
export function cachedIds(
  state: CatalogueState,
  idsOf: (product: ProductFacts) => number[],
): () => ArrayLike<number> {
  let ids: Float64Array | null = null;
  let version = -1;
  return () => {
    if (ids && version === state.deletions()) return ids;
    const list: number[] = [];
    for (let index = 0; index < state.count; index++) {
      if (!state.isDeleted(index)) list.push(...idsOf(state.original(index)));
    }
    version = state.deletions();
    return (ids = Float64Array.from(list));
  };
}

export function readField<T>(
  fields: Record<string, Getter<T>>,
  name: string,
  item: T | null,
): FilterValue | undefined {
  const get = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!get) return undefined;
  return item === null ? null : get(item);
}

export function mapNode<T>(item: T | null, build: (item: T) => ViewNode): ViewNode | null {
  return item === null ? null : build(item);
}

export function place(ids: readonly number[], id: number): number | null {
  const at = ids.indexOf(id);
  return at < 0 ? null : at;
}
