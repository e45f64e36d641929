import { randomUUID } from "node:crypto";
import { AppError, type ErrorCode } from "../../lib/errors";
import { log } from "../../log.server";
import { isAway, outlastAbsence } from "../../store/absence.server";
import {
  claimHints,
  failHints,
  finishHints,
  hasWaitingHints,
  releaseClaim,
  renewClaim,
  type HintRow,
} from "../../store/inbox-hints.server";
import { commitLive, patchLiveState, readLiveState } from "../../store/live.server";
import { readProductsOfItems, type ObjectResource } from "../../store/live-marks.server";
import type { LiveResource } from "../../store/live-status";
import { withShop } from "../../store/with-shop.server";
import { hintTopics } from "../inbox-payloads";
import { hintOf, idsOfKind, topicsOf, type Hint } from "./hints";
import type { Live } from "./live-context.server";
import { reread } from "./reread.server";
import { withoutCurrent } from "./versions.server";

// News of orders is waited for, and comes before that of a catalogue, of which a bulk edit brings
// thousands at once: a claim of products takes a few seconds even where the limits are lowest.
const turns = [
  { topics: topicsOf("orders", "customers"), atOnce: 250 },
  { topics: topicsOf("products", "inventoryItems", "collections"), atOnce: 60 },
];
// A job has a minute in all.
const awayMs = 30_000;
// One collection may take longer than a claim lasts.
const renewEveryMs = 30_000;

/**
 * Reads what the shop's waiting webhooks hint at: each object once, however often it was named. What has
 * been read when the time is up is done with, the rest is given back. Hints that come meanwhile are left
 * for the next claim. Returns whether more is waiting.
 */
export async function readHints(live: Live): Promise<boolean> {
  while (!live.isTimeUp()) {
    const claim = await claimNext(live);
    if (!claim) return false;
    if (!(await readClaim(live, claim))) return true;
  }
  return true;
}

interface Claim {
  claimant: string;
  claimedAt: Date;
  rows: readonly HintRow[];
}

async function claimNext({ client: { shop }, clock }: Live): Promise<Claim | null> {
  for (const { topics, atOnce } of turns) {
    const claimant = randomUUID();
    const claimedAt = clock();
    const rows = await claimHints(shop, topics, { claimant, now: claimedAt, limit: atOnce });
    if (rows.length > 0) return { claimant, claimedAt, rows };
  }
  return null;
}

/** False where the time was up before all was read. */
async function readClaim(live: Live, { claimant, claimedAt, rows }: Claim): Promise<boolean> {
  const { shop } = live.client;
  const read: ObjectSets = {
    orders: new Set(),
    customers: new Set(),
    products: new Set(),
    collections: new Set(),
  };
  let named: Named[] = [];
  let failed = 0;
  const fail: Fail = async (some, error) => {
    failed += some.length;
    const message = error instanceof Error ? error.message : String(error);
    await failHints(shop, claimant, some, { error: message, now: live.clock() });
    const topics = some.map(({ topic }) => topic);
    log.error({ shop: shop.domain, topics, err: error }, "A hint cannot be followed");
  };
  const finish = async () => {
    const isRead = ({ resource, ids }: Named) => ids.every((id) => read[resource].has(id));
    const done = named.filter(isRead).map(({ row }) => row);
    await finishHints(shop, claimant, done, live.clock());
    if (done.length > 0) await noteHints(live, done, claimedAt);
    return done.length + failed === rows.length;
  };

  const renewal = setInterval(() => {
    renewClaim(shop, claimant, live.clock()).catch((error: unknown) =>
      log.warn({ err: error, shop: shop.domain }, "A claim of hints could not be renewed"),
    );
  }, renewEveryMs);
  try {
    named = await nameObjects(live, rows, fail);
    await readEach(live, named, read, fail);
    if (await finish()) return true;
    await releaseClaim(shop, claimant);
    return false;
  } catch (error) {
    await finish().catch(() => {});
    await giveBack(live, claimant, error);
    throw error;
  } finally {
    clearInterval(renewal);
  }
}

type ObjectSets = Record<ObjectResource, Set<number>>;

/** A webhook and the objects that are to be read for it. */
interface Named {
  row: HintRow;
  resource: ObjectResource;
  ids: readonly number[];
}

/** Says that hints failed by themselves: the others of their claim are followed all the same. */
type Fail = (rows: readonly HintRow[], error: unknown) => Promise<void>;

/** For an inventory item its products are read, for one of none nothing. What names nothing fails alone. */
async function nameObjects(
  { client: { shop } }: Live,
  rows: readonly HintRow[],
  fail: Fail,
): Promise<Named[]> {
  const hinted: { row: HintRow; hint: Hint }[] = [];
  for (const row of rows) {
    try {
      hinted.push({ row, hint: hintOf(row) });
    } catch (error) {
      await fail([row], error);
    }
  }
  const items = idsOfKind(
    hinted.map(({ hint }) => hint),
    "inventoryItems",
  );
  const ofItems = await withShop(shop, (tx) => readProductsOfItems(tx, shop, items));
  return hinted.map(({ row, hint: { kind, ids } }) =>
    kind === "inventoryItems"
      ? { row, resource: "products", ids: ids.flatMap((id) => ofItems.get(id) ?? []) }
      : { row, resource: kind, ids },
  );
}

/**
 * Reads all objects. One of which Shopify's answer cannot be used is left out by the reading itself; where one cannot be
 * written, those of each half are read by themselves, so that in the end the hints to it alone fail. What is no fault of
 * an object, such as Shopify being away, is thrown.
 */
async function readEach(
  live: Live,
  named: readonly Named[],
  read: ObjectSets,
  fail: Fail,
): Promise<void> {
  const left = named.filter(({ resource, ids }) => !ids.every((id) => read[resource].has(id)));
  try {
    await readObjects(live, left, read);
  } catch (error) {
    if (!isOfObject(error) || live.isTimeUp()) throw error;
    if (left.length <= 1) {
      await fail(
        left.map(({ row }) => row),
        error,
      );
      return;
    }
    const half = Math.ceil(left.length / 2);
    await readEach(live, left.slice(0, half), read, fail);
    await readEach(live, left.slice(half), read, fail);
  }
}

// Of the shop, of Shopify as a whole, or of this run: every other object would fail the same way.
const notOfObjects: readonly ErrorCode[] = [
  ...(["needs_reauth", "superseded", "upstream_unavailable"] as const),
  ...(["wrong_shop", "missing_scope"] as const),
];

function isOfObject(error: unknown): boolean {
  if (error instanceof AppError) return !notOfObjects.includes(error.code);
  return error instanceof Error && !isAway(error);
}

/** Reads objects until the time is up; adds those that are as they are at Shopify to `read`. */
async function readObjects(live: Live, named: readonly Named[], read: ObjectSets): Promise<void> {
  for (const resource of ["orders", "customers", "products", "collections"] as const) {
    const ids = [...new Set(named.flatMap((each) => (each.resource === resource ? each.ids : [])))];
    const stale =
      resource === "orders" || resource === "customers"
        ? await withoutCurrent(live, resource, ids)
        : ids;
    const isStale = new Set(stale);
    const add = (some: readonly number[]) => some.forEach((id) => read[resource].add(id));
    add(ids.filter((id) => !isStale.has(id)));
    // Added once their transaction is over, which is when the next one begins.
    let written: readonly number[] = [];
    const isWhole = await reread(live, resource, stale, async (_, batch) => {
      add(written);
      written = batch.ids;
    });
    add(written);
    if (!isWhole) return;
    // Those, too, that are not asked for because the shop does not let us.
    add(ids);
  }
}

async function giveBack(live: Live, claimant: string, error: unknown): Promise<void> {
  const { shop } = live.client;
  // Neither says anything of these hints.
  const isOfShop = error instanceof AppError && ["needs_reauth", "superseded"].includes(error.code);
  const message = error instanceof Error ? error.message : String(error);
  const failure = isOfShop ? undefined : { error: message, now: live.clock() };
  // Kept by nobody, they would be let go in two minutes only.
  const release = () => releaseClaim(shop, claimant, failure);
  await outlastAbsence(release, { patienceMs: awayMs }).catch((cause: unknown) =>
    log.warn({ err: cause, shop: shop.domain }, "Hints could not be given back"),
  );
}

// A poll that is this old no longer vouches for webhooks.
const vouchedForMs = 45 * 60_000;

/**
 * Notes with each kind that was hinted at when its news came, and that it is up to date: where the
 * polls find their way and nothing else is waiting, what Shopify told until `claimedAt` is all here.
 */
async function noteHints(live: Live, rows: readonly HintRow[], claimedAt: Date): Promise<void> {
  const { shop } = live.client;
  const isDrained = !(await hasWaitingHints(shop, hintTopics));
  const newest = new Map<LiveResource, Date>();
  for (const row of rows) {
    const resource = resourceOf(row.topic);
    const known = newest.get(resource);
    if (!known || known < row.receivedAt) newest.set(resource, row.receivedAt);
  }
  for (const [resource, hintedAt] of newest) {
    const state = await readLiveState(shop, resource);
    const isVouched =
      state.polledAt !== null && claimedAt.getTime() - state.polledAt.getTime() < vouchedForMs;
    const isCurrent = isDrained && isVouched && (state.currentTo ?? claimedAt) <= claimedAt;
    await commitLive(shop, (tx) =>
      patchLiveState(tx, shop, resource, {
        hintedAt,
        liveSince: state.liveSince ?? claimedAt,
        ...(isCurrent ? { currentTo: claimedAt } : {}),
      }),
    );
  }
}

function resourceOf(topic: string): LiveResource {
  if (topic.startsWith("customers/")) return "customers";
  if (topic.startsWith("collections/")) return "collections";
  const isOfOrders = topic.startsWith("orders/") || topic.startsWith("refunds/");
  return isOfOrders ? "orders" : "products";
}
