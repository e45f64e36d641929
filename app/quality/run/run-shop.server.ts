import { listActiveChecks, keyOfChecks, type ActiveCheck } from "../rules/active-checks";
import { unknown } from "../rules/outcomes";
import { checkChanged } from "./changed-run.server";
import type { CheckBasis, QualityParts } from "./check-products.server";
import { checkShopWhole } from "./check-shop.server";
import {
  addUp,
  closeRun,
  goOnWithRun,
  hasLearntSince,
  openRun,
  type RunLimits,
} from "./full-run.server";
import type { CatalogueFacts } from "../facts/facts";
import { loadCatalogueFacts, openFactBase, type FactBase } from "../facts/load-facts.server";
import {
  noting,
  openChangedCatalogue,
  openStoredCatalogue,
  type CatalogueOf,
} from "../facts/stored-catalogue.server";
import type { ToldRow } from "../../store/quality/told.server";
import { withLanguage } from "../facts/language-of-shop.server";
import { isRunDue } from "./run-due";
import { readQualitySettings } from "../../store/quality/settings.server";
import { readQualityState, type QualityState } from "../../store/quality/state.server";
import type { ShopRow } from "../../store/shops.server";
import { readProgress } from "../../store/sync-progress.server";
import { withShop } from "../../store/with-shop.server";

/**
 * Checks what has changed of a shop, and goes on with its full run where one is due or under way.
 * Returns whether something is left to do at once.
 */
export async function runChecks(
  shop: ShopRow,
  parts: QualityParts,
  limits: RunLimits,
): Promise<boolean> {
  const { clock, isTimeUp } = limits;
  const opened = await openFactBase(shop, clock());
  if (!opened) return false;
  let base = opened;
  const active = await readActiveChecks(shop, parts);
  const untold = [...(parts.untold ?? [])].sort();
  const settingsKey = [keyOfChecks(active), ...untold].join("-");
  const basisWith = async (catalogueOf: CatalogueOf): Promise<CheckBasis> => ({
    base,
    catalogueOf,
    active,
    settingsKey,
    suggestionOf: await parts.openSuggestions(base),
    parts,
  });
  const readNow = (before: readonly ToldRow[]) =>
    basisWith(openChangedCatalogue(base, before, parts.plainTextOf));

  let state = await readState(shop);
  // Before the first run everything is news.
  if (state.fullFinishedAt !== null) {
    while (await checkChanged(base, readNow, clock())) {
      if (isTimeUp()) return true;
    }
    await checkShopWhole(base, parts, clock(), { isOnlyChanged: true });
  }
  const isDue = await isFullRunDue(base, state, clock());
  if (state.runAfterId === null && !isDue) return false;
  // A run under way goes on in the language that it began in.
  if (state.runAfterId === null) base = await withLanguage(base, parts.plainTextOf);
  // The classifier looks at the shop anew each day, and what it learns decides what has to be checked.
  await parts.openSuggestions(base);
  state = await openRun(base, settingsKey, clock());
  const checkIds = parts.checks.map(({ id }) => id);
  const { runNo } = state;
  const bases = {
    readAnew: async () => basisWith(noting(base, await readForRun(base, runNo, parts))),
    readTold: async () => basisWith(await openStoredCatalogue(base, parts.plainTextOf)),
  };
  const outcome = await goOnWithRun(state, base, bases, limits);
  if (outcome === "superseded") return false;
  if (outcome === "done") {
    await checkShopWhole(base, parts, clock(), { isOnlyChanged: false });
    await closeRun(state, base, checkIds, clock());
    catalogues.delete(shop.id);
    return false;
  }
  // What has been found so far is shown while a first run goes on.
  if (state.fullFinishedAt === null) await withShop(shop, (tx) => addUp(tx, base, checkIds));
  return true;
}

/** Whether a shop waits for a full run, or one is under way. */
export async function isAnythingToCheck(shop: ShopRow, now: Date): Promise<boolean> {
  const base = await openFactBase(shop, now);
  if (!base) return false;
  const state = await readState(shop);
  return state.runAfterId !== null || isFullRunDue(base, state, now);
}

async function isFullRunDue(base: FactBase, state: QualityState, now: Date): Promise<boolean> {
  const progress = await readProgress(base.shop, now);
  const products = progress.find(({ resource }) => resource === "products");
  return isRunDue(state, {
    today: base.facts.today,
    isSalesKnown: base.isSalesKnown,
    productsReadAt: products?.finishedAt ?? null,
    hasLearnt: hasLearntSince(state, base),
    now,
  });
}

function readState(shop: ShopRow): Promise<QualityState> {
  return withShop(shop, (tx) => readQualityState(tx, shop));
}

async function readActiveChecks(
  shop: ShopRow,
  { checks, untold }: QualityParts,
): Promise<ActiveCheck[]> {
  const settings = await withShop(shop, (tx) => readQualitySettings(tx, shop));
  return listActiveChecks(
    checks.map((check) => (untold?.has(check.id) ? { ...check, run: isUntold } : check)),
    settings,
  );
}

const isUntold = () => unknown("notRead");

// What the catalogue said when a run was first here: kept for its next portions, and one for each shop.
const catalogues = new Map<number, { runNo: number; facts: CatalogueFacts }>();

async function readForRun(
  base: FactBase,
  runNo: number,
  { plainTextOf }: QualityParts,
): Promise<CatalogueFacts> {
  const { id } = base.shop;
  const known = catalogues.get(id);
  if (known?.runNo === runNo) return known.facts;
  const facts = await loadCatalogueFacts(base, plainTextOf);
  catalogues.set(id, { runNo, facts });
  return facts;
}
