import type { ResourceState } from "../store/sync-resources.server";
import type { SliceState } from "../store/sync-slices.server";
import type { SyncResourceName } from "../store/sync-status";
import type { SliceWindow } from "./bulk-reader";

const dayMs = 24 * 60 * 60_000;

/** What a resource cannot be read without, and what makes it less than the whole when it is missing. */
const needs: Readonly<
  Record<SyncResourceName, { required?: string; whole?: string; wanted?: readonly string[] }>
> = {
  // Reports are asked for one at a time: a grant of theirs has nothing else read again.
  shop: {
    wanted: [
      "read_publications",
      "read_reports",
      "read_legal_policies",
      "read_online_store_navigation",
    ],
  },
  orders: {
    required: "read_orders",
    whole: "read_all_orders",
    wanted: ["read_customers", "read_products", "read_returns"],
  },
  sales: { required: "read_orders", whole: "read_all_orders" },
  products: { required: "read_products", wanted: ["read_publications", "read_metaobjects"] },
  collections: { required: "read_products" },
  customers: { required: "read_customers" },
  marketing: { required: "read_marketing_events" },
  abandonedCheckouts: { required: "read_orders", wanted: ["read_customers"] },
  taxonomy: {},
};

/** A granted write scope includes the read scope, which Shopify then does not list. */
export function expandScopes(granted: readonly string[]): ReadonlySet<string> {
  return new Set(granted.flatMap((scope) => [scope, scope.replace(/^write_/, "read_")]));
}

export interface Access {
  canRead: boolean;
  /** The scope without which the result is less than the whole, or null. */
  lacking: string | null;
  missingScopes: string[];
}

export function accessTo(resource: SyncResourceName, scopes: ReadonlySet<string>): Access {
  const { required, whole, wanted = [] } = needs[resource];
  const all = [required, whole, ...wanted].filter((scope) => scope !== undefined);
  const missingScopes = all.filter((scope) => !scopes.has(scope));
  const canRead = required === undefined || scopes.has(required);
  const lacking = [required, whole].find((scope) => scope !== undefined && !scopes.has(scope));
  return { canRead, lacking: lacking ?? null, missingScopes };
}

// Without read_all_orders Shopify shows 60 days. One day less, so that no order leaves Shopify's
// view while we read and is then taken for deleted.
const visibleDays = 59;
/** Orders made before this instant Shopify does not show us; null where it shows all. */
export function visibleOrdersFrom(scopes: ReadonlySet<string>, now: Date): Date | null {
  return scopes.has("read_all_orders") ? null : new Date(now.getTime() - visibleDays * dayMs);
}

const newestDays = [7, 30, 90, 180];
const olderDays = 182;

/**
 * The windows in which orders are read, newest first: small at first, so that figures of the last
 * days appear early. Both ends are open, unless Shopify shows a limited time only.
 */
export function planWindows(
  now: Date,
  { oldest, isLimited }: { oldest: Date | null; isLimited: boolean },
): SliceWindow[] {
  const ago = (days: number) => new Date(now.getTime() - days * dayMs);
  const limit = isLimited ? ago(visibleDays) : null;
  const start = limit ?? oldest ?? now;
  const windows: SliceWindow[] = [];
  let to: Date | null = null;
  for (let index = 0; ; index += 1) {
    const days: number =
      newestDays[index] ?? (newestDays.at(-1) ?? 0) + olderDays * (index - newestDays.length + 1);
    const from = ago(days);
    if (from <= start) {
      windows.push({ from: limit, to });
      return windows;
    }
    windows.push({ from, to });
    to = from;
  }
}

// Shorter than this a window is not cut: one hour of orders is not what Shopify failed at.
const shortestMs = 60 * 60_000;

/** Where to cut a window that Shopify failed to export, or null where it is too short for it. */
export function middleOf(window: SliceWindow, ends: { oldest: Date; now: Date }): Date | null {
  const from = (window.from ?? ends.oldest).getTime();
  const to = (window.to ?? ends.now).getTime();
  return to - from < 2 * shortestMs ? null : new Date(Math.floor((from + to) / 2));
}

export const maxTries = 5;

/** Before the second try 15 s, then 1, 4 and 16 minutes. */
export function backoffMs(tries: number): number {
  return 15_000 * 4 ** (tries - 1);
}

const once: readonly SyncResourceName[] = ["shop", "products", "customers", "collections"];

/** Smaller comes first: the newest orders, what the catalogue needs, older orders, then the rest. */
export function rankOf(slice: SliceState, slices: readonly SliceState[]): number {
  if (slice.resource === "shop") return 0;
  if (isWindowed(slice.resource)) {
    const end = (window: SliceState) => window.windowTo?.getTime() ?? Infinity;
    const newer = slices.filter(
      (other) => other.resource === slice.resource && end(other) > end(slice),
    );
    const place = newer.length * 2 + (slice.resource === "orders" ? 0 : 1);
    return newer.length === 0 ? 1 + place : 10 + place;
  }
  const place = once.indexOf(slice.resource);
  return place >= 0 ? 3 + place : 10_000;
}

/** Resources whose history is read in windows, which can be cut into smaller ones. */
export function isWindowed(resource: SyncResourceName): boolean {
  return resource === "orders" || resource === "sales";
}

/** The page cursor of a window that is about to be read by pages: before the first order's number. */
export const firstPage = "0";

/** A window that Shopify could not export, however small, is read by pages in order of the ids. */
export function isReadByPages(
  slice: Pick<SliceState, "resource" | "status" | "pageCursor">,
): boolean {
  return isWindowed(slice.resource) && slice.status === "pending" && slice.pageCursor !== null;
}

/** Resources that are read by pages: always, or where their bulk export was refused. */
export function isPaged({ resource, mode }: Pick<ResourceState, "resource" | "mode">): boolean {
  if (resource === "sales") return mode === "paged";
  return resource === "shop" || resource === "marketing" || resource === "taxonomy";
}
