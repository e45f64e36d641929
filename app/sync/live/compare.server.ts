import type { VersionedResource } from "../../admin-api/documents/versions";
import type { Queryable } from "../../store/database.server";
import {
  addFindings,
  commitLive,
  patchComparison,
  patchLiveState,
  readLiveState,
} from "../../store/live.server";
import type { CompareScope, LiveState } from "../../store/live-status";
import { listChangedVersions, readVersions } from "../../store/versions.server";
import { withShop } from "../../store/with-shop.server";
import { classify, type Differences } from "./classify";
import type { Live } from "./live-context.server";
import { reread, type Batch } from "./reread.server";
import { askForChanged } from "./versions.server";

const dayMs = 24 * 60 * 60_000;
const recentMs = 3 * dayMs;
// What changed so lately is on its way: by a webhook, or with the next poll.
const onItsWayMs = 60_000;
// One job after the other goes on with what the last had no time for; they begin anew every hour.
const justDoneMs = 30 * 60_000;
/** A comparison that has not ended after so long is begun anew. */
const longestMs = 6 * 60 * 60_000;

/**
 * Compares the set of what was changed in the three days before it began, by id and time of the last
 * change, and reads again what differs: updates that nobody told of, and deletes. Goes on after the last
 * page that is done. Returns false where the time was up before the end.
 */
export async function compareRecent(live: Live, resource: VersionedResource): Promise<boolean> {
  const { shop } = live.client;
  const state = await readLiveState(shop, resource);
  const isJustDone =
    state.compareBeganAt === null &&
    state.comparedAt !== null &&
    live.clock().getTime() - state.comparedAt.getTime() < justDoneMs;
  if (isJustDone) return true;
  const comparison = await beginComparison(live, resource, "recent");
  // The one of everything, which is under way, covers these days.
  if (comparison === null) return true;
  const { beganAt } = comparison;
  const window = {
    from: new Date(beganAt.getTime() - recentMs),
    to: new Date(beganAt.getTime() - onItsWayMs),
  };
  for (let afterId = comparison.compareAfterId, hasNext = true; hasNext;) {
    if (live.isTimeUp()) return false;
    const page = await askForChanged(live, resource, window, afterId);
    const ids = page.versions.map(({ id }) => id);
    const last = ids.at(-1) ?? afterId;
    const part = { ...window, afterId, upTo: page.hasNext ? last : null };
    const { stored, ours } = await withShop(shop, async (tx) => ({
      stored: await readVersions(tx, shop, resource, ids),
      ours: await listChangedVersions(tx, shop, resource, part),
    }));
    const met = new Set(ids);
    const unmet = ours.flatMap(({ id }) => (met.has(id) ? [] : id));
    const differing = { ...classify(page.versions, stored), unmet };
    if (!(await repair(live, resource, differing))) return false;
    const moved = await commitLive(shop, (tx) =>
      patchComparison(tx, shop, resource, beganAt, { compareAfterId: last }),
    );
    if (!moved) return true;
    [afterId, hasNext] = [last, page.hasNext];
  }
  await endComparison(live, resource, comparison);
  return true;
}

/** A comparison under way. */
export interface Comparison extends LiveState {
  beganAt: Date;
  scope: CompareScope;
}

/**
 * Begins a comparison, or goes on with one of the same scope. Null where one of everything is under way
 * in place of a recent one.
 */
export async function beginComparison(
  { client: { shop }, clock }: Live,
  resource: VersionedResource,
  scope: CompareScope,
): Promise<Comparison | null> {
  const state = await readLiveState(shop, resource);
  const now = clock();
  const beganAt = state.compareBeganAt;
  const isOpen = beganAt !== null && now.getTime() - beganAt.getTime() < longestMs;
  if (isOpen && state.compareScope === scope) return { ...state, beganAt, scope };
  if (isOpen && state.compareScope === "all") return null;
  const begun = {
    compareBeganAt: now,
    compareScope: scope,
    compareOperation: null,
    compareAfterId: 0,
    compareDiffering: null,
    foundMissing: 0,
    foundOutdated: 0,
    foundDeleted: 0,
  };
  await commitLive(shop, (tx) => patchLiveState(tx, shop, resource, begun));
  return { ...state, ...begun, beganAt: now, scope };
}

/** What is to be read again; `unmet`: stored, and not among what Shopify has. */
export interface Differing extends Differences {
  unmet: number[];
}

/**
 * Reads again what differs, in order of the ids, of those above `afterId`; what it came to is counted
 * with the rows, and `also` is done with them.
 */
export async function repair(
  live: Live,
  resource: VersionedResource,
  { missing, outdated, unsure, unmet }: Differing,
  afterId = 0,
  also: (tx: Queryable, batch: Batch) => Promise<void> = async () => {},
): Promise<boolean> {
  const { shop } = live.client;
  const isMissing = new Set(missing);
  const isOutdated = new Set(outdated);
  const left = [...missing, ...outdated, ...unsure, ...unmet].filter((id) => id > afterId);
  return reread(live, resource, left, async (tx, batch) => {
    const { ids, deleted } = batch;
    await addFindings(tx, shop, resource, {
      missing: ids.filter((id) => isMissing.has(id)).length,
      outdated: ids.filter((id) => isOutdated.has(id)).length,
      deleted,
    });
    await also(tx, batch);
  });
}

/** Ends a comparison; nothing is done where another one has begun in its place. */
export async function endComparison(
  { client: { shop }, clock }: Live,
  resource: VersionedResource,
  { beganAt, scope }: Comparison,
): Promise<void> {
  const now = clock();
  await commitLive(shop, (tx) =>
    patchComparison(tx, shop, resource, beganAt, {
      compareBeganAt: null,
      compareOperation: null,
      compareAfterId: 0,
      compareDiffering: null,
      comparedAt: now,
      ...(scope === "all" ? { comparedAllAt: now } : {}),
    }),
  );
}
