import { badRequest } from "./errors";

/** Shopify's largest page. */
const MAX_PAGE = 250;

export interface PageArguments {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  reverse?: boolean | null;
}

export interface Edge<T> {
  cursor: string;
  node: T;
}

/** A page in the shape of every connection type of the schema. */
export interface Page<T> {
  edges: Edge<T>[];
  nodes: T[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

/** Half-open range of positions that a page shows, of a list already in its final order. */
export interface PageRange {
  from: number;
  until: number;
}

/**
 * Checks the paging arguments and turns them into positions.
 * `positionOf` gives the position a cursor stands at; what follows it begins at `after + 1`.
 */
export function pageRange(
  length: number,
  args: PageArguments,
  positionOf: (cursor: string) => { at: number; isThere: boolean },
): PageRange {
  const { first, last } = args;
  if (typeof first !== "number" && typeof last !== "number") {
    throw badRequest("you must provide one of first or last");
  }
  if (typeof first === "number" && typeof last === "number") {
    throw badRequest("providing both first and last is not supported");
  }
  for (const [name, value] of [
    ["first", first],
    ["last", last],
  ] as const) {
    if (typeof value !== "number") continue;
    if (value > MAX_PAGE) throw badRequest(`${name} cannot exceed ${MAX_PAGE}`);
    if (value < 0) throw badRequest(`${name} must be greater than or equal to 0`);
  }
  let from = 0;
  let until = length;
  if (args.after) {
    const { at, isThere } = positionOf(args.after);
    from = isThere ? at + 1 : at;
  }
  if (args.before) until = Math.min(until, positionOf(args.before).at);
  if (typeof first === "number") until = Math.min(until, from + first);
  else from = Math.max(from, until - last!);
  return { from, until: Math.max(from, until) };
}

/** The page over items `range` of a list of `length`. */
export function makePage<T>(
  range: PageRange,
  length: number,
  items: T[],
  cursorOf: (item: T, position: number) => string,
): Page<T> {
  const edges = items.map((node, index) => ({
    node,
    cursor: cursorOf(node, range.from + index),
  }));
  return {
    edges,
    nodes: items,
    pageInfo: {
      hasNextPage: range.until < length,
      hasPreviousPage: range.from > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges[edges.length - 1]?.cursor ?? null,
    },
  };
}

export function encodeCursor(value: Record<string, unknown>): string {
  return Buffer.from(JSON.stringify(value)).toString("base64");
}

export function decodeCursor(cursor: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64").toString("utf8"));
    if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  } catch {
    // Falls through to the refusal below.
  }
  throw badRequest("Invalid cursor for current pagination sort.", "INVALID_CURSOR");
}

/** Pages a list held in memory; cursors hold on to an item's id and fall back to its position. */
export function paginateArray<T>(list: readonly T[], args: PageArguments): Page<T> {
  const ordered = args.reverse ? [...list].reverse() : list;
  const range = pageRange(ordered.length, args, (cursor) => {
    const { last_id: id, at } = decodeCursor(cursor);
    // Mostly where it was; looked for all over the list only when something has moved it.
    const last = typeof at === "number" ? ordered[at] : undefined;
    if (id !== undefined && last !== undefined && idOf(last) === id) {
      return { at: at as number, isThere: true };
    }
    const found = id === undefined ? -1 : ordered.findIndex((item) => idOf(item) === id);
    if (found >= 0) return { at: found, isThere: true };
    return { at: typeof at === "number" ? at : 0, isThere: id === undefined };
  });
  const items = ordered.slice(range.from, range.until);
  return makePage(range, ordered.length, items, (item, at) =>
    encodeCursor({ last_id: idOf(item), at }),
  );
}

function idOf(item: unknown): string | number | undefined {
  if (typeof item !== "object" || item === null) return undefined;
  const { id, __ref } = item as { id?: unknown; __ref?: { id: number } };
  if (__ref) return __ref.id;
  if (typeof id !== "string") return undefined;
  // A Ref and the node it leads to must give one cursor.
  const number = Number(/\/(\d+)$/.exec(id)?.[1] ?? NaN);
  return Number.isNaN(number) ? id : number;
}
