import type { Clock, FilterValue, Resource } from "../world/types";
import { badRequest } from "./errors";
import { decodeCursor, encodeCursor, makePage, pageRange } from "./paging";
import type { Page, PageArguments } from "./paging";
import { compileSearch } from "./search";
import { SearchSyntaxError } from "./search-syntax";

export interface ListArguments extends PageArguments {
  query?: string | null;
  sortKey?: string | null;
}

export interface ListingOptions {
  resource: Resource;
  timezone: string;
  /** The sortKey of the schema's default: it may fall back to the id, others may not. */
  defaultSortKey?: string;
  /** Hides ids altogether (scope limits), beside the search. */
  isHidden?: ((id: number) => boolean) | null;
  /** Recent listings: a client that pages asks for the same order again and again. */
  cache?: ListingCache | null;
}

/** Kept until the store changes or the clock has moved on. */
export interface ListingCache {
  get(key: string): Listing | undefined;
  set(key: string, listing: Listing): void;
  clear(): void;
}

export interface Listing {
  ids: ArrayLike<number>;
  /** Sort values, aligned with ids; null = sorted by id. */
  values: ArrayLike<FilterValue> | null;
}

/** Ids that match, in the order asked for. Throws what a caller sees as a GraphQL error. */
export function listIds(options: ListingOptions, args: ListArguments): ArrayLike<number> {
  return buildListing(options, args).ids;
}

/** How many match, counting no further than `limit` (null = all). */
export function countIds(
  options: ListingOptions,
  query: string | null | undefined,
  limit: number | null,
): { count: number; precision: "EXACT" | "AT_LEAST" } {
  const total = filterIds(options, query).length;
  if (limit !== null && total > limit) return { count: limit, precision: "AT_LEAST" };
  return { count: total, precision: "EXACT" };
}

/** One page of nodes; only these nodes are built. */
export function listPage(options: ListingOptions, args: ListArguments): Page<unknown> {
  const listing = buildListing(options, args);
  const { ids, values } = listing;
  const descending = args.reverse === true;
  const range = pageRange(ids.length, args, (cursor) => {
    const { last_id: id, last_value: value } = decodeCursor(cursor);
    if (typeof id !== "number") {
      throw badRequest("Invalid cursor for current pagination sort.", "INVALID_CURSOR");
    }
    const at = positionAfter(listing, id, (value ?? null) as FilterValue, descending);
    return { at, isThere: ids[at] === id };
  });
  const picked: { id: number; at: number; node: unknown }[] = [];
  for (let at = range.from; at < range.until; at += 1) {
    const id = ids[at]!;
    picked.push({ id, at, node: options.resource.node(id) });
  }
  const page = makePage(
    range,
    ids.length,
    picked.filter((each) => each.node !== null),
    (each) => encodeCursor({ last_id: each.id, last_value: values ? values[each.at] : each.id }),
  );
  return {
    edges: page.edges.map((edge) => ({ cursor: edge.cursor, node: edge.node.node })),
    nodes: page.nodes.map((each) => each.node),
    pageInfo: page.pageInfo,
  };
}

const CACHE_LIFETIME_MS = 10_000;
const CACHE_SIZE = 12;
/** Longer listings are built anew each time: a dozen of them would fill the memory. */
const CACHED_LENGTH = 100_000;

export function createListingCache(clock: Clock): ListingCache {
  const entries = new Map<string, { at: number; listing: Listing }>();
  return {
    get(key) {
      const entry = entries.get(key);
      return entry && Math.abs(clock() - entry.at) < CACHE_LIFETIME_MS ? entry.listing : undefined;
    },
    set(key, listing) {
      if (listing.ids.length > CACHED_LENGTH) return;
      entries.delete(key);
      entries.set(key, { at: clock(), listing });
      if (entries.size > CACHE_SIZE) entries.delete(entries.keys().next().value as string);
    },
    clear: () => entries.clear(),
  };
}

function buildListing(options: ListingOptions, args: ListArguments): Listing {
  const { resource, cache, isHidden } = options;
  const { query, sortKey, reverse } = args;
  const key = JSON.stringify([resource.typeName, query, sortKey, reverse, Boolean(isHidden)]);
  const known = cache?.get(key);
  if (known) return known;
  const listing = sortListing(options, args);
  cache?.set(key, listing);
  return listing;
}

function sortListing(options: ListingOptions, args: ListArguments): Listing {
  const ids = filterIds(options, args.query);
  const field = sortField(options, args.sortKey);
  const descending = args.reverse === true;
  if (field === null) {
    return { ids: descending ? Array.from(ids).reverse() : ids, values: null };
  }
  const { resource } = options;
  const values = Array.from(ids, (id) => resource.field(id, field) ?? null);
  // Positions instead of pairs: a million orders are sorted in a few megabytes.
  const order = Uint32Array.from(ids, (_, at) => at);
  const compare = (a: number, b: number) => compareKeys(values[a]!, ids[a]!, values[b]!, ids[b]!);
  if (order.some((_, at) => at > 0 && compare(at - 1, at) > 0)) order.sort(compare);
  if (descending) order.reverse();
  return {
    ids: Float64Array.from(order, (at) => ids[at]!),
    values: Array.from(order, (at) => values[at]!),
  };
}

function filterIds(options: ListingOptions, query: string | null | undefined): ArrayLike<number> {
  const { resource, isHidden } = options;
  let matches: ((id: number) => boolean) | null;
  try {
    matches = compileSearch(resource, query, options.timezone);
  } catch (error) {
    if (error instanceof SearchSyntaxError) throw badRequest(error.message, "INVALID_SEARCH");
    throw error;
  }
  const all = resource.ids();
  if (!matches && !isHidden) return all;
  const found: number[] = [];
  for (let at = 0; at < all.length; at += 1) {
    const id = all[at]!;
    if (isHidden?.(id)) continue;
    if (!matches || matches(id)) found.push(id);
  }
  return found;
}

function sortField(options: ListingOptions, sortKey: string | null | undefined): string | null {
  if (!sortKey || sortKey === "ID" || sortKey === "RELEVANCE" || sortKey === "CHECKOUT_ID") {
    return null;
  }
  const field = sortKey.toLowerCase();
  const ids = options.resource.ids();
  if (ids.length === 0 || options.resource.field(ids[0]!, field) !== undefined) return field;
  if (sortKey === options.defaultSortKey) return null;
  throw badRequest(`dev-store cannot sort ${options.resource.typeName} by ${sortKey}`);
}

/** First position whose key is not before (value, id) in the listing's order. */
function positionAfter(
  listing: Listing,
  id: number,
  value: FilterValue,
  descending: boolean,
): number {
  let low = 0;
  let high = listing.ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const heldId = listing.ids[middle]!;
    const order = listing.values
      ? compareKeys(listing.values[middle]!, heldId, value, id)
      : heldId - id;
    if (descending ? order > 0 : order < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compareKeys(a: FilterValue, aId: number, b: FilterValue, bId: number): number {
  const order = compareValues(a, b);
  return order !== 0 ? order : aId - bId;
}

function compareValues(a: FilterValue, b: FilterValue): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  if (typeof a === "number" && typeof b === "number") return a - b;
  const left = String(a);
  const right = String(b);
  return left < right ? -1 : left > right ? 1 : 0;
}
