import type { TextKey } from "../../i18n/text-key";
import type { ResourceProgress, SyncResourceName, SyncStatus } from "../../store/sync-status";
import { isScope } from "../../lib/scope";
import type { ShopChangeView } from "../shop-changes/view";
import type { LiveView } from "./live-view";
import { describeScope, type MissingScopeView } from "./scope-texts";

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
  /** The same in particular: what Shopify or the app has to say of it. */
  detail: string | null;
  /** ISO instant at which it is tried again without anybody's help. */
  nextTryAt: string | null;
  /** The scope that would make it whole, where a missing one is the reason. */
  missingScope: string | null;
  /** Every scope it was read without, whatever its status. */
  lacks: MissingScopeView[];
  /** It may go better another time: nothing that a grant would change stands in the way. */
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
  isReading: boolean;
  secondsLeft: number | null;
  timezone: string;
}

/** The page: what has been read, and how it is kept up. */
export interface DataStatusPageView extends DataStatusView {
  live: LiveView;
  changes: ShopChangeView[];
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
  ["wrong_shop", "reasons.wrong_shop"],
]);

export function toResourceView(progress: ResourceProgress): ResourceView {
  const { status, reason, detail, expected, rootsDone } = progress;
  const isShort = status === "degraded" || status === "failed";
  const isPausing = status === "running" && progress.nextTryAt !== null;
  // Shopify may refuse without naming a scope: its words are not one, and nothing can be granted.
  const missingScope =
    isShort && reason === "missing_scope" && detail !== null && isScope(detail) ? detail : null;
  const lacks = uniqueScopes(
    [...(missingScope === null ? [] : [missingScope]), ...progress.missingScopes]
      .filter(isScope)
      .map(describeScope),
  );
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
    reason: isShort || isPausing ? (reasons.get(reason ?? "") ?? "reasons.other") : null,
    detail: (isShort || isPausing) && reason !== "missing_scope" ? detail : null,
    nextTryAt: progress.nextTryAt?.toISOString() ?? null,
    missingScope,
    lacks,
    canRetry: status === "failed" || (status === "degraded" && missingScope === null),
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
  return {
    ...shop,
    resources: progress.map(toResourceView),
    isReading: progress.some(isUnderWay),
    secondsLeft: longestSecondsLeft(progress),
  };
}

/** Every missing scope once, in the order of the resources. */
export function listMissingScopes(resources: readonly ResourceView[]): MissingScopeView[] {
  return uniqueScopes(resources.flatMap(({ lacks }) => lacks));
}

/** What a resource is the first to lack, which is explained with it, and what was explained before. */
export function splitLacks(
  resources: readonly ResourceView[],
  index: number,
): { toExplain: MissingScopeView[]; explained: MissingScopeView[] } {
  const before = new Set(listMissingScopes(resources.slice(0, index)).map(({ scope }) => scope));
  const lacks = resources[index]?.lacks ?? [];
  return {
    toExplain: lacks.filter(({ scope }) => !before.has(scope)),
    explained: lacks.filter(({ scope }) => before.has(scope)),
  };
}

export function isUnderWay({ status }: Pick<ResourceProgress, "status">): boolean {
  return status === "pending" || status === "running";
}

function uniqueScopes(scopes: readonly MissingScopeView[]): MissingScopeView[] {
  return [...new Map(scopes.map((view) => [view.scope, view])).values()];
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
