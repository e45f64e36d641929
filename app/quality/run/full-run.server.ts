import { createHash } from "node:crypto";
import {
  countProducts,
  listProductsAfter,
  readPrints,
  type ProductPrint,
} from "../../store/quality/changed-products.server";
import { readLessonsKey } from "../../store/quality/lessons.server";
import { listToRecheck, takeMoved } from "../../store/quality/moved.server";
import { refreshChoices } from "../../store/quality/listed.server";
import { noteReturnRate } from "../../store/quality/return-rate.server";
import { forgetGoneProducts } from "../../store/quality/results.server";
import {
  countQualityTotals,
  refreshRules,
  writeQualityDay,
} from "../../store/quality/rules.server";
import { refreshQualitySales } from "../../store/quality/sales.server";
import {
  advanceRun,
  beginRun,
  finishRun,
  forgetFullRun,
  isReadSince,
  isRunUnderWay,
  readQualityState,
  tellQualityPages,
  type QualityState,
} from "../../store/quality/state.server";
import type { Queryable } from "../../store/database.server";
import { withShop } from "../../store/with-shop.server";
import {
  checkProducts,
  judgeProducts,
  loadProducts,
  writeJudged,
  type CheckBasis,
} from "./check-products.server";
import { markConcerned } from "./mark-concerned.server";
import { keyOfLessons } from "../classify/learning";
import { salesRange, type FactBase } from "../facts/load-facts.server";

export interface RunLimits {
  clock(): Date;
  isTimeUp(): boolean;
}

// Facts of so many products are some megabytes; a transaction of them takes a fraction of a second.
const checkedAtOnce = 250;
// Fingerprints are made of more at once: there is little to carry.
const lookedAtOnce = 2_000;

/**
 * What besides products and catalogue decides what checks find, in five words: the taxonomy; all else; how much
 * the shop has taught the classifier: products without a category are judged by it at once; the day; and by what lessons
 * products with a category were judged on that day.
 */
export function contextOf(base: FactBase, settingsKey: string, lessons: string): string {
  const { isSalesKnown, hasCollections, sortsIntoCollections, hasOnlineStore, timezone } = base;
  const { today, ...facts } = base.facts;
  const read = [hasCollections, sortsIntoCollections, hasOnlineStore, timezone];
  const parts = [settingsKey, facts, isSalesKnown, ...read];
  const { learning } = base;
  return [hash(learning.taxonomy), hash(parts), keyOfLessons(learning), today, lessons].join(" ");
}

const hash = (value: unknown) =>
  createHash("md5").update(JSON.stringify(value)).digest("base64url");

const wordsOf = (context: string | null) => context?.split(" ") ?? [];
const lasting = (context: string | null) => wordsOf(context).slice(0, 2).join(" ");
const lessonsOfDay = (context: string | null) => wordsOf(context)[4];
const lessonsOf = (context: string | null) => wordsOf(context)[2];
const dayOf = (context: string | null) => wordsOf(context)[3];

/** Whether all that decides is as it was in the last full run, but for products, catalogue, lessons of the day and the day. */
const isIncremental = ({ fullContext }: QualityState, context: string | null) =>
  lasting(context) === lasting(fullContext) && lessonsOfDay(context) === lessonsOfDay(fullContext);

/** Whether the classifier has learnt something, of the shop or of the taxonomy, since the last full run. */
export function hasLearntSince({ fullContext }: QualityState, { learning }: FactBase): boolean {
  const [taxonomy] = wordsOf(fullContext);
  return taxonomy !== hash(learning.taxonomy) || lessonsOf(fullContext) !== keyOfLessons(learning);
}

/**
 * Begins a full run, unless the one under way is of the same context: what is learnt meanwhile is for the next
 * one, as it would else not come to its end. Returns its state.
 */
export async function openRun(
  base: FactBase,
  settingsKey: string,
  now: Date,
): Promise<QualityState> {
  const { shop, isSalesKnown, facts } = base;
  return withShop(shop, async (tx) => {
    const state = await readQualityState(tx, shop);
    // What is learnt in the course of a day is for the next one, for products that have a category.
    const isSameDay = dayOf(state.fullContext) === facts.today;
    const kept = isSameDay ? lessonsOfDay(state.fullContext) : undefined;
    const lessons = kept ?? (await readLessonsKey(tx, shop)) ?? "none";
    const context = contextOf(base, settingsKey, lessons);
    const isSameRun =
      lasting(state.runContext) === lasting(context) && dayOf(state.runContext) === facts.today;
    if (state.runAfterId !== null && isSameRun) return state;
    // Before the products are looked at: their sales are part of what is looked at.
    if (isSalesKnown) await refreshQualitySales(tx, shop, salesRange(facts.today));
    await noteReturnRate(tx, shop);
    // What a run of all has left half done is not what the last one found: the next one looks at all, too.
    const isCutOff = state.runAfterId !== null && !isIncremental(state, state.runContext);
    if (isCutOff) await forgetFullRun(tx, shop);
    // What has moved until now is seen by a run that looks at every product.
    if (isCutOff || !isIncremental(state, context)) await takeMoved(tx, shop);
    const total = await countProducts(tx, shop);
    await beginRun(tx, shop, { context, total, isSalesKnown, now });
    return readQualityState(tx, shop);
  });
}

/** How a run went on. `done`: there is nothing after it; `superseded`: somebody else is at it. */
export type RunOutcome = "more" | "done" | "superseded";

/** Goes on with a run until the time is up, by one portion at least. */
export async function goOnWithRun(
  state: QualityState,
  base: FactBase,
  bases: RunBases,
  limits: RunLimits,
): Promise<RunOutcome> {
  // Where all else is the same, only what has changed, or what time has changed, can come to something else.
  return isIncremental(state, state.runContext)
    ? checkNews(state, base, bases, limits)
    : checkEach(state, base, await bases.readAnew(), limits);
}

/** What decides, with what the catalogue says. */
export interface RunBases {
  /** Added up anew from the products as they are when the run first asks, and noted of each. */
  readAnew(): Promise<CheckBasis>;
  /** As products told when they were last checked: for those that have not changed. */
  readTold(): Promise<CheckBasis>;
}

/**
 * Of the products after one: those that have changed, and those that may be judged otherwise by what was learnt, or
 * from this day on. Then those that are compared with what has changed.
 */
async function checkNews(
  state: QualityState,
  base: FactBase,
  { readAnew, readTold }: RunBases,
  limits: RunLimits,
): Promise<RunOutcome> {
  const { shop } = base;
  const { clock, isTimeUp } = limits;
  const { today } = base.facts;
  let told: Promise<CheckBasis> | undefined;
  const hasLearnt = lessonsOf(state.runContext) !== lessonsOf(state.fullContext);
  const isNews = ({ isChanged, isClassified, recheckFrom }: ProductPrint) =>
    isChanged || (hasLearnt && !isClassified) || (recheckFrom !== null && recheckFrom <= today);
  let from = state.runAfterId ?? 0;
  for (let isFirst = true; isFirst || !isTimeUp(); isFirst = false) {
    const { to, looked, prints } = await readPortion(base, from, lookedAtOnce);
    if (to === undefined) return checkConcerned(state, base, readTold, limits);
    const due = prints.filter(isNews);
    // The last part moves the run on; parts before it are done again where it is cut off.
    const step = { runNo: state.runNo, from, to, looked, now: clock() };
    const advance = (tx: Queryable) => advanceRun(tx, shop, step);
    if (due.length === 0 && !(await withShop(shop, advance))) return "superseded";
    for (let start = 0; start < due.length; start += checkedAtOnce) {
      const isLast = start + checkedAtOnce >= due.length;
      const guard = isLast ? advance : async () => true;
      const part = due.slice(start, start + checkedAtOnce);
      const isAnyChanged = part.some(({ isChanged }) => isChanged);
      const basis = await (isAnyChanged ? readAnew() : (told ??= readTold()));
      if (!(await checkProducts(basis, part, guard, clock()))) return "superseded";
    }
    from = to;
  }
  return "more";
}

/** Once products that have changed have told so: those that are compared with them. */
async function checkConcerned(
  { runNo }: QualityState,
  base: FactBase,
  readTold: RunBases["readTold"],
  { clock, isTimeUp }: RunLimits,
): Promise<RunOutcome> {
  const { shop } = base;
  const { today } = base.facts;
  await withShop(shop, (tx) => markConcerned(tx, shop, today));
  let basis: CheckBasis | undefined;
  for (let after: number | undefined = 0; ;) {
    const from: number = after;
    const prints = await withShop(shop, async (tx) => {
      const ids = await listToRecheck(tx, shop, today, from, checkedAtOnce);
      return readPrints(tx, shop, ids);
    });
    after = prints.at(-1)?.id;
    if (after === undefined) return "done";
    basis ??= await readTold();
    const guard = (tx: Queryable) => isRunUnderWay(tx, shop, runNo);
    if (!(await checkProducts(basis, prints, guard, clock()))) return "superseded";
    if (isTimeUp()) return "more";
  }
}

/**
 * Every product after one. While some are judged, the next are read and those before are written: the database
 * works on one of them and this process on the other.
 */
async function checkEach(
  state: QualityState,
  base: FactBase,
  basis: CheckBasis,
  { clock, isTimeUp }: RunLimits,
): Promise<RunOutcome> {
  const { shop } = base;
  const load = async (after: number) => {
    const portion = await readPortion(base, after, checkedAtOnce);
    return { ...portion, loaded: await loadProducts(basis, portion.prints) };
  };
  let from = state.runAfterId ?? 0;
  let next = background(load(from));
  let written = Promise.resolve<unknown>(true);
  try {
    for (let isFirst = true; isFirst || !isTimeUp(); isFirst = false) {
      const { to, looked, loaded } = await next;
      if (to === undefined) return (await written) === null ? "superseded" : "done";
      next = background(load(to));
      const results = await judgeProducts(basis, loaded);
      if ((await written) === null) return "superseded";
      const step = { runNo: state.runNo, from, to, looked, now: clock() };
      const advance = (tx: Queryable) => advanceRun(tx, shop, step);
      written = background(writeJudged(basis, loaded, results, advance, clock()));
      from = to;
    }
    return (await written) === null ? "superseded" : "more";
  } finally {
    // Nothing of it goes on after this has ended.
    await Promise.allSettled([written, next]);
  }
}

/** What fails is told where it is waited for, later. */
function background<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}

async function readPortion({ shop }: FactBase, after: number, limit: number) {
  return withShop(shop, async (tx) => {
    const ids = await listProductsAfter(tx, shop, after, limit);
    return { to: ids.at(-1), looked: ids.length, prints: await readPrints(tx, shop, ids) };
  });
}

/** Adds up what a run has come to and ends it. False where it is not the one under way any more. */
export async function closeRun(
  state: QualityState,
  base: FactBase,
  checkIds: readonly string[],
  now: Date,
): Promise<boolean> {
  const { shop, facts } = base;
  return withShop(shop, async (tx) => {
    // What was read while products told for the first time may have been compared with what it is no more.
    const isExact =
      state.isTold ||
      state.runStartedAt === null ||
      !(await isReadSince(tx, shop, state.runStartedAt));
    const run = { runNo: state.runNo, day: facts.today, isExact, now };
    if (!(await finishRun(tx, shop, run))) return false;
    await forgetGoneProducts(tx, shop, now);
    await addUp(tx, base, checkIds);
    return true;
  });
}

/** Makes the sums of checks and of the day anew, and has open pages show them. */
export async function addUp(
  tx: Queryable,
  { shop, facts }: FactBase,
  checkIds: readonly string[],
): Promise<void> {
  await refreshRules(tx, shop, checkIds);
  await refreshChoices(tx, shop);
  await writeQualityDay(tx, shop, facts.today, await countQualityTotals(tx, shop));
  await tellQualityPages(tx, shop);
}
