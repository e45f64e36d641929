import { currencyExponent } from "../lib/money";
import { addDays, createShopCalendar, eachDay, type ShopDay } from "../lib/shop-day";
import type { DayRange } from "../metrics/date-range";
import { findSalesCoverage } from "../metrics/sales/coverage";
import { readAlertDays } from "../store/alerts/alert-days.server";
import { readAlertState } from "../store/alerts/state.server";
import type { ShopRow } from "../store/shops.server";
import { readProgress } from "../store/sync-progress.server";
import { withShop } from "../store/with-shop.server";
import { loadPastMerchandising } from "./past-merchandising.server";
import { findAlertRule } from "./registry";
import { listUnknownDays, replay, type Episode, type ReplayedFacts } from "./replay";
import { needsOf, type AlertRule } from "./rule";
import { loadTradingFacts } from "./trading-facts.server";

/** So many days that are over a rule is tried on. */
const triedDays = 90;
// Of all of them together: what memory holds with ease.
const mostErrors = 50_000;

/** What a rule would have told on the last days. */
export interface Tried {
  from: ShopDay;
  to: ShopDay;
  episodes: Episode[];
  /** On so many of these days what it watches is not known. */
  unknownDays: number;
  /** The first day of which it is known, today at the latest; null: of none. */
  knownFrom: ShopDay | null;
  /** So many errors were looked at, and there were more; null: all were. */
  cutAt: number | null;
}

/** What a rule is tried with, and when. */
export interface TryRequest {
  ruleId: string;
  thresholds: unknown;
  now: Date;
  /** So many errors are looked at. */
  mostErrors?: number | undefined;
}

type Replayed = Pick<ReplayedFacts, "trading" | "merchandising" | "past" | "kept">;

/**
 * Runs a rule with thresholds that are not saved over the last 90 days that are over, on what is known of them
 * now. "unknown": what it watches is not known yet; "invalid": there is no such rule, or it does not take these thresholds.
 */
export async function tryRule(
  shop: ShopRow,
  request: TryRequest,
): Promise<Tried | "unknown" | "invalid"> {
  const rule = findAlertRule(request.ruleId);
  const settings = rule?.settings.safeParse(request.thresholds);
  if (!rule || !settings?.success) return "invalid";
  const { now } = request;
  const { currency, timezone } = shop;
  if (!currency || !timezone) return "unknown";
  const today = createShopCalendar(timezone).dayOf(now);
  const tried = { rule, settings: settings.data };
  const loaded = await load({ ...shop, timezone }, tried, today, request);
  if (!loaded) return "unknown";
  const { range, asOf, ...known } = loaded;
  const facts: ReplayedFacts = {
    ...{ now, today, sync: null, trading: null, merchandising: null, ...known },
    minorUnits: 10 ** currencyExponent(currency),
  };
  const zoned = { ...range, zone: timezone };
  const unknownDays = listUnknownDays(tried, facts, { ...zoned, to: asOf });
  return {
    ...{ ...range, episodes: replay([tried], facts, zoned) },
    unknownDays: unknownDays.filter((day) => day <= range.to).length,
    knownFrom: firstKnown({ ...range, to: asOf }, unknownDays),
    cutAt: known.past?.isCut ? (request.mostErrors ?? mostErrors) : null,
  };
}

interface Loaded extends Partial<Replayed> {
  range: DayRange;
  /** The last day of which something is known: today, where it is not of trade. */
  asOf: ShopDay;
}

/** What a rule asks for, and nothing else, of the 90 days up to the last that is over; null: it is not known yet. */
async function load(
  shop: ShopRow & { timezone: string },
  tried: { rule: AlertRule; settings: unknown },
  today: ShopDay,
  request: TryRequest,
): Promise<Loaded | null> {
  const { triedOn } = tried.rule;
  const { now } = request;
  if (triedOn === "trade") {
    const trading = await loadTradingFacts(shop, now, { ends: triedDays, ...needsOf([tried]) });
    return trading && { trading, range: upTo(trading.lastDay), asOf: trading.lastDay };
  }
  const range = upTo(addDays(today, -1));
  const known = { from: range.from, to: today };
  if (triedOn === "figures") {
    const kept = await withShop(shop, (tx) => readAlertDays(tx, shop, known));
    return { range, asOf: today, kept };
  }
  const zone = shop.timezone;
  const progress = await readProgress(shop, now);
  const coverage = findSalesCoverage(progress, createShopCalendar(zone), shop.shopCreatedAt);
  return withShop(shop, async (tx) => {
    const { baseAt } = await readAlertState(tx, shop);
    if (!baseAt) return null;
    const past = await loadPastMerchandising(tx, shop, {
      ...{ triedOn, range: known, baseAt, zone, coverage },
      top: tried.rule.topOf?.(tried.settings) ?? 0,
      mostErrors: request.mostErrors ?? mostErrors,
    });
    return past && { ...past, range, asOf: today };
  });
}

const upTo = (to: ShopDay): DayRange => ({ from: addDays(to, 1 - triedDays), to });

function firstKnown({ from, to }: DayRange, unknownDays: readonly ShopDay[]): ShopDay | null {
  return eachDay(from, to).find((day) => !unknownDays.includes(day)) ?? null;
}
