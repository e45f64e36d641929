import { createHash } from "node:crypto";
import {
  countProducts,
  listProductsAfter,
  readPrints,
  type ProductPrint,
} from "../../store/quality/changed-products.server";
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
  readQualityState,
  tellQualityPages,
  type QualityState,
} from "../../store/quality/state.server";
import type { Queryable } from "../../store/database.server";
import { withShop } from "../../store/with-shop.server";
import { checkProducts, type CheckBasis } from "./check-products.server";
import { keyOfLessons } from "../classify/learning";
import { salesRange, type FactBase } from "../facts/load-facts.server";

// Facts of so many products are some megabytes; a transaction of them takes a fraction of a second.
const checkedAtOnce = 250;
// Fingerprints are made of more at once: there is little to carry.
const lookedAtOnce = 2_000;

/**
 * What besides products and catalogue decides what checks find, in three words: the taxonomy; all else; and what
 * the shop has taught the classifier: products without a category are judged by it at once, others on the next day.
 */
export function contextOf(base: FactBase, settingsKey: string): string {
  const { facts, isSalesKnown, hasCollections, hasOnlineStore } = base;
  const parts = [settingsKey, facts, isSalesKnown, hasCollections, hasOnlineStore];
  const { learning } = base;
  return [hash(learning.taxonomy), hash(parts), keyOfLessons(learning)].join(" ");
}

const hash = (value: unknown) =>
  createHash("md5").update(JSON.stringify(value)).digest("base64url");

const wordsOf = (context: string | null) => context?.split(" ") ?? [];
const withoutLessons = (context: string | null) => wordsOf(context).slice(0, 2).join(" ");
const lessonsOf = (context: string | null) => wordsOf(context)[2];

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
  const context = contextOf(base, settingsKey);
  return withShop(shop, async (tx) => {
    const state = await readQualityState(tx, shop);
    if (state.runAfterId !== null && withoutLessons(state.runContext) === withoutLessons(context))
      return state;
    // Before the products are looked at: their sales are part of what is looked at.
    if (isSalesKnown) await refreshQualitySales(tx, shop, salesRange(facts.today));
    const total = await countProducts(tx, shop);
    await beginRun(tx, shop, { context, total, isSalesKnown, now });
    return readQualityState(tx, shop);
  });
}

/** Does one step of a run. `done`: there is nothing after it; `superseded`: somebody else is at it. */
export async function stepRun(
  state: QualityState,
  base: FactBase,
  basisOf: () => Promise<CheckBasis>,
  now: Date,
): Promise<"more" | "done" | "superseded"> {
  const { shop } = base;
  const from = state.runAfterId ?? 0;
  // Where all else is the same, only what has changed can come to something else.
  const isIncremental = withoutLessons(state.runContext) === withoutLessons(state.fullContext);
  const hasLearnt = lessonsOf(state.runContext) !== lessonsOf(state.fullContext);
  const { ids, prints } = await withShop(shop, async (tx) => {
    const limit = isIncremental ? lookedAtOnce : checkedAtOnce;
    const found = await listProductsAfter(tx, shop, from, limit);
    return { ids: found, prints: await readPrints(tx, shop, found) };
  });
  const to = ids.at(-1);
  if (to === undefined) return "done";
  const isNews = ({ isChanged, isClassified }: ProductPrint) =>
    isChanged || (hasLearnt && !isClassified);
  const due = isIncremental ? prints.filter(isNews) : prints;
  // The last part moves the run on; parts before it are done again where it is cut off.
  const advance = (tx: Queryable) =>
    advanceRun(tx, shop, { runNo: state.runNo, from, to, looked: ids.length, now });
  if (due.length === 0) {
    return (await withShop(shop, advance)) ? "more" : "superseded";
  }
  const basis = await basisOf();
  for (let start = 0; start < due.length; start += checkedAtOnce) {
    const isLast = start + checkedAtOnce >= due.length;
    const guard = isLast ? advance : async () => true;
    const part = due.slice(start, start + checkedAtOnce);
    if (!(await checkProducts(basis, part, guard, now))) return "superseded";
  }
  return "more";
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
    if (!(await finishRun(tx, shop, { runNo: state.runNo, day: facts.today, now }))) return false;
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
  await writeQualityDay(tx, shop, facts.today, await countQualityTotals(tx, shop));
  await tellQualityPages(tx, shop);
}
