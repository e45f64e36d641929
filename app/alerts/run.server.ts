import { currencyExponent } from "../lib/money";
import { createShopCalendar } from "../lib/shop-day";
import { readRecentAlerts } from "../store/alerts/alerts.server";
import { readAlertMutes, readAlertSettings } from "../store/alerts/settings.server";
import {
  holdAlertState,
  listShopsToAlert,
  noteAlertsChecked,
  readAlertState,
  type AlertState,
} from "../store/alerts/state.server";
import { askForRun, readQualityState, type QualityState } from "../store/quality/state.server";
import { findShopById, type ShopRow } from "../store/shops.server";
import { readProgress } from "../store/sync-progress.server";
import type { ResourceProgress } from "../store/sync-status";
import { withShop } from "../store/with-shop.server";
import { applyChanges } from "./apply.server";
import type { AlertFacts } from "./facts";
import { keepFigures } from "./keep-figures.server";
import { keptParts } from "./kept-figures";
import { planChanges, type RuleOutcome } from "./lifecycle";
import { loadMerchandisingFacts } from "./merchandising-facts.server";
import { alertRules } from "./registry";
import { applySettings, type ActiveRule } from "./settings";
import { loadSyncFacts } from "./sync-facts.server";
import { needsOf } from "./rule";
import { loadTradingFacts } from "./trading-facts.server";

const hourMs = 60 * 60_000;
const longestCoolDownMs = Math.max(...alertRules.map((rule) => rule.coolDownHours)) * hourMs;
// News bring a run at once; days that end and snoozes that are over do not.
const restMs = 5 * 60_000;
const tradeRestMs = 30 * 60_000;

/**
 * Looks at everything that alerts watch of a shop, and opens, keeps or resolves them. In one transaction, so
 * that a run that dies has done nothing, and two do not open the same. Returns whether products are to be checked
 * first.
 */
export async function checkAlerts(shopId: number, now: Date): Promise<boolean> {
  const shop = await findShopById(shopId);
  return shop && !shop.uninstalledAt ? checkAlertsOf(shop, now) : false;
}

/** The same of a shop that is there. */
export async function checkAlertsOf(shop: ShopRow, now: Date): Promise<boolean> {
  if (!shop.timezone || !shop.currency) return false;
  const today = createShopCalendar(shop.timezone).dayOf(now);
  const minorUnits = 10 ** currencyExponent(shop.currency);
  const { before, active: asked } = await withShop(shop, async (tx) => ({
    before: await readAlertState(tx, shop),
    active: applySettings(alertRules, await readAlertSettings(tx, shop)),
  }));
  const sync = await loadSyncFacts(shop, now);
  const { parts, priceDrop } = needsOf(asked.filter(({ isOn }) => isOn));
  const needs = { ends: 1, priceDrop, parts: new Set([...parts, ...keptParts]) };
  const loaded = isTradeDue(before, now) ? await loadTradingFacts(shop, now, needs) : null;
  const settledAt = findSettled(await readProgress(shop, now));
  return withShop(shop, async (tx) => {
    const state = await holdAlertState(tx, shop, now);
    // Another run has looked at trade meanwhile, and may have seen something newer.
    const trading = state.tradedAt?.getTime() === before.tradedAt?.getTime() ? loaded : null;
    const quality = await readQualityState(tx, shop);
    const baseAt = state.baseAt ?? findBase(quality, settledAt);
    const needsChecks = baseAt === null && settledAt !== null && !isAskedAfter(quality, settledAt);
    if (needsChecks) await askForRun(tx, shop, now);
    const merchandising = await loadMerchandisingFacts(tx, shop, { baseAt, today, now });
    const facts: AlertFacts = { now, today, minorUnits, merchandising, sync, trading };
    await keepFigures(tx, shop, facts);
    const active = applySettings(alertRules, await readAlertSettings(tx, shop));
    const stored = await readRecentAlerts(tx, shop, new Date(now.getTime() - longestCoolDownMs));
    const mutes = await readAlertMutes(tx, shop);
    const outcomes = runRules(active, facts);
    await applyChanges(tx, shop, planChanges({ stored, outcomes, mutes, now }), stored, now);
    await noteAlertsChecked(tx, shop, { baseAt, tradedAt: trading && now }, now);
    return needsChecks;
  });
}

/** When the last of what a shop has was read for a first time; null while something still is. */
function findSettled(progress: readonly ResourceProgress[]): Date | null {
  if (progress.length === 0 || progress.some(isUnderWay)) return null;
  const ends = progress.flatMap(({ finishedAt }) => finishedAt?.getTime() ?? []);
  return ends.length === 0 ? null : new Date(Math.max(...ends));
}

const isUnderWay = ({ status }: ResourceProgress) => status === "pending" || status === "running";

/** The end of the first full run that began when everything was there: what it found is no news. */
function findBase(quality: QualityState, settledAt: Date | null): Date | null {
  const { fullStartedAt, fullFinishedAt, runAfterId } = quality;
  const isWhole = settledAt && fullStartedAt && fullStartedAt > settledAt && runAfterId === null;
  return isWhole ? fullFinishedAt : null;
}

function isAskedAfter({ askedAt, fullStartedAt }: QualityState, settledAt: Date): boolean {
  return [askedAt, fullStartedAt].some((at) => at !== null && at > settledAt);
}

/** What trade comes to is read every half hour, as it is of whole days. */
function isTradeDue({ tradedAt }: AlertState, now: Date): boolean {
  return tradedAt === null || now.getTime() - tradedAt.getTime() >= tradeRestMs;
}

function runRules(active: readonly ActiveRule[], facts: AlertFacts): RuleOutcome[] {
  return active.map(({ rule, isOn, settings }) => ({
    ruleId: rule.id,
    coolDownHours: rule.coolDownHours,
    outcome: isOn ? rule.run(facts, settings) : "off",
  }));
}

/** Shops whose alerts nobody has looked at for some minutes. */
export function listShopsToCheck(now: Date): Promise<number[]> {
  return listShopsToAlert(new Date(now.getTime() - restMs));
}
