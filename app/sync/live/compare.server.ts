import type { VersionedResource } from "../../admin-api/documents/versions";
import type { Queryable } from "../../store/database.server";
import { addFindings, commitLive, patchLiveState, readLiveState } from "../../store/live.server";
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
/** A comparison that has not ended after so long is begun anew. */
const longestMs = 6 * 60 * 60_000;

/**
 * Compares the set of what was changed in the last three days, by id and time of the last change, and
 * reads again what differs: updates that nobody told of, and deletes. Returns false where the time was
 * up before; what was repaired does not differ any more when it is begun again.
 */
export async function compareRecent(live: Live, resource: VersionedResource): Promise<boolean> {
  const { shop } = live.client;
  const began = await beginComparison(live, resource, "recent");
  // The one of everything, which is under way, covers these days.
  if (began === null) return true;
  const now = live.clock().getTime();
  const window = { from: new Date(now - recentMs), to: new Date(now - onItsWayMs) };
  const met = new Set<number>();
  for (let afterId = 0, hasNext = true; hasNext;) {
    if (live.isTimeUp()) return false;
    const page = await askForChanged(live, resource, window, afterId);
    const ids = page.versions.map(({ id }) => id);
    const stored = await withShop(shop, (tx) => readVersions(tx, shop, resource, ids));
    if (!(await repair(live, resource, classify(page.versions, stored), []))) return false;
    for (const id of ids) met.add(id);
    afterId = ids.at(-1) ?? afterId;
    hasNext = page.hasNext;
  }
  const ours = await withShop(shop, (tx) => listChangedVersions(tx, shop, resource, window));
  const unmet = ours.filter(({ id }) => !met.has(id)).map(({ id }) => id);
  if (!(await repair(live, resource, { missing: [], outdated: [], unsure: [] }, unmet)))
    return false;
  await endComparison(live, resource, "recent");
  return true;
}

/**
 * Begins a comparison, or goes on with one of the same scope. Null where one of everything is under way
 * in place of a recent one.
 */
export async function beginComparison(
  { client: { shop }, clock }: Live,
  resource: VersionedResource,
  scope: CompareScope,
): Promise<LiveState | null> {
  const state = await readLiveState(shop, resource);
  const now = clock();
  const isOpen =
    state.compareBeganAt !== null && now.getTime() - state.compareBeganAt.getTime() < longestMs;
  if (isOpen && state.compareScope === scope) return state;
  if (isOpen && state.compareScope === "all") return null;
  const begun = {
    compareBeganAt: now,
    compareScope: scope,
    compareOperation: null,
    foundMissing: 0,
    foundOutdated: 0,
    foundDeleted: 0,
  };
  await commitLive(shop, (tx) => patchLiveState(tx, shop, resource, begun));
  return { ...state, ...begun };
}

/** Reads again what differs; what it came to is counted with the rows. */
export async function repair(
  live: Live,
  resource: VersionedResource,
  { missing, outdated, unsure }: Differences,
  unmet: readonly number[],
): Promise<boolean> {
  const { shop } = live.client;
  const isMissing = new Set(missing);
  const isOutdated = new Set(outdated);
  const count = (tx: Queryable, { ids, deleted }: Batch) =>
    addFindings(tx, shop, resource, {
      missing: ids.filter((id) => isMissing.has(id)).length,
      outdated: ids.filter((id) => isOutdated.has(id)).length,
      deleted,
    });
  return reread(live, resource, [...missing, ...outdated, ...unsure, ...unmet], count);
}

export async function endComparison(
  { client: { shop }, clock }: Live,
  resource: VersionedResource,
  scope: CompareScope,
): Promise<void> {
  const now = clock();
  await commitLive(shop, (tx) =>
    patchLiveState(tx, shop, resource, {
      compareBeganAt: null,
      compareOperation: null,
      comparedAt: now,
      ...(scope === "all" ? { comparedAllAt: now } : {}),
    }),
  );
}
