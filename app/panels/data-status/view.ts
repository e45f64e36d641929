import type { TextKey } from "../../i18n/text-key";
import type { ResourceProgress, SyncResourceName, SyncStatus } from "../../store/sync-status";

/** One resource of the backfill, as plain JSON. */
export interface ResourceView {
  resource: SyncResourceName;
  label: TextKey;
  status: SyncStatus;
  rootsDone: number;
  expected: number | null;
  /** 0..1; null where it is not known how much there is. */
  fraction: number | null;
  ratePerSecond: number | null;
  secondsLeft: number | null;
  /** ISO instants. */
  coversFrom: string | null;
  coversTo: string | null;
  finishedAt: string | null;
  /** Why it is less than whole; null where it is not. */
  reason: TextKey | null;
  /** The scope that is missing, where that is the reason. */
  missingScope: string | null;
  /** What a grant of that scope brings, in words. */
  missingScopeText: TextKey | null;
  canRetry: boolean;
}

/** The backfill while it runs. */
export interface ReadingView {
  resources: ResourceView[];
  /** Until all of them are done; null where that cannot be said yet. */
  secondsLeft: number | null;
}

export interface DataStatusView {
  /** The stamp of the data that is shown. */
  dataVersion: number;
  resources: ResourceView[];
  missingScopes: string[];
  hasFailed: boolean;
  isReading: boolean;
  secondsLeft: number | null;
  timezone: string;
}

const labels: Record<SyncResourceName, TextKey> = {
  shop: "resources.shop",
  orders: "resources.orders",
  sales: "resources.sales",
  products: "resources.products",
  collections: "resources.collections",
  customers: "resources.customers",
  marketing: "resources.marketing",
  abandonedCheckouts: "resources.abandonedCheckouts",
  taxonomy: "resources.taxonomy",
};

const reasons = new Map<string, TextKey>([
  ["missing_scope", "reasons.missing_scope"],
  ["needs_reauth", "reasons.needs_reauth"],
  ["upstream_unavailable", "reasons.upstream_unavailable"],
  ["upstream_invalid", "reasons.upstream_invalid"],
  ["query_too_costly", "reasons.query_too_costly"],
]);

const scopeTexts = new Map<string, TextKey>([
  ["read_all_orders", "scopes.read_all_orders"],
  ["read_orders", "scopes.read_orders"],
  ["read_products", "scopes.read_products"],
  ["read_inventory", "scopes.read_inventory"],
  ["read_customers", "scopes.read_customers"],
  ["read_returns", "scopes.read_returns"],
  ["read_reports", "scopes.read_reports"],
  ["read_publications", "scopes.read_publications"],
  ["read_marketing_events", "scopes.read_marketing_events"],
  ["read_discounts", "scopes.read_discounts"],
]);

export function toResourceView(progress: ResourceProgress): ResourceView {
  const { status, reason, detail, expected, rootsDone } = progress;
  const isShort = status === "degraded" || status === "failed";
  const missingScope = isShort && reason === "missing_scope" ? detail : null;
  return {
    resource: progress.resource,
    label: labels[progress.resource],
    status,
    rootsDone,
    expected,
    fraction: fractionOf(progress),
    ratePerSecond: progress.ratePerSecond,
    secondsLeft: progress.secondsLeft,
    coversFrom: progress.coversFrom?.toISOString() ?? null,
    coversTo: progress.coversTo?.toISOString() ?? null,
    finishedAt: progress.finishedAt?.toISOString() ?? null,
    reason: isShort ? (reasons.get(reason ?? "") ?? "reasons.other") : null,
    missingScope,
    missingScopeText: missingScope ? (scopeTexts.get(missingScope) ?? "scopes.other") : null,
    canRetry: status === "failed",
  };
}

/** What is still being read; null where nothing is. */
export function toReadingView(progress: readonly ResourceProgress[]): ReadingView | null {
  if (!progress.some(isUnderWay)) return null;
  return { resources: progress.map(toResourceView), secondsLeft: longestSecondsLeft(progress) };
}

export function toDataStatusView(
  progress: readonly ResourceProgress[],
  shop: { timezone: string; dataVersion: number },
): DataStatusView {
  const resources = progress.map(toResourceView);
  return {
    ...shop,
    resources,
    missingScopes: listMissingScopes(resources),
    hasFailed: resources.some(({ status }) => status === "failed"),
    isReading: progress.some(isUnderWay),
    secondsLeft: longestSecondsLeft(progress),
  };
}

export function listMissingScopes(resources: readonly ResourceView[]): string[] {
  return [...new Set(resources.flatMap(({ missingScope }) => missingScope ?? []))];
}

export function isUnderWay({ status }: Pick<ResourceProgress, "status">): boolean {
  return status === "pending" || status === "running";
}

function fractionOf({ status, expected, rootsDone }: ResourceProgress): number | null {
  if (status === "done" || status === "degraded") return 1;
  if (expected === null) return null;
  return expected === 0 ? 1 : Math.min(rootsDone / expected, 1);
}

/** Until everything is read. Resources are read side by side, so the slowest decides. */
export function longestSecondsLeft(progress: readonly ResourceProgress[]): number | null {
  const known = progress.filter(isUnderWay).map(({ secondsLeft }) => secondsLeft);
  const numbers = known.filter((seconds) => seconds !== null);
  return numbers.length > 0 ? Math.max(...numbers) : null;
}
