import { currencyExponent } from "../lib/money";
import { addDays, createShopCalendar, type ShopDay } from "../lib/shop-day";
import { readAlertState } from "../store/alerts/state.server";
import type { ShopRow } from "../store/shops.server";
import { withShop } from "../store/with-shop.server";
import { loadPastMerchandising } from "./merchandising-facts.server";
import { findAlertRule } from "./registry";
import { countUnknownDays, replay, type Episode } from "./replay";
import { needsOf } from "./rule";
import { loadTradingFacts } from "./trading-facts.server";

/** So many days that are over a rule is tried on. */
export const triedDays = 90;

/** What a rule would have told on the last days; null: what it watches is not known yet. */
export interface Tried {
  from: ShopDay;
  to: ShopDay;
  episodes: Episode[];
  /** On so many of these days what it watches is not known. */
  unknownDays: number;
}

/**
 * Runs a rule with thresholds that are not saved over the last 90 days that are over, on what is known of them
 * now. "invalid": there is no such rule, it cannot be tried, or it does not take these thresholds.
 */
export async function tryRule(
  shop: ShopRow,
  { ruleId, thresholds, now }: { ruleId: string; thresholds: unknown; now: Date },
): Promise<Tried | "unknown" | "invalid"> {
  const rule = findAlertRule(ruleId);
  const settings = rule?.settings.safeParse(thresholds);
  if (!rule?.isReplayable || !settings?.success) return "invalid";
  const { currency, timezone } = shop;
  if (!currency || !timezone) return "unknown";
  const today = createShopCalendar(timezone).dayOf(now);
  const isOfTrade = rule.group === "trading";
  const tried = { rule, settings: settings.data };
  const needs = { ends: triedDays, ...needsOf([tried]) };
  const trading = isOfTrade ? await loadTradingFacts(shop, now, needs) : null;
  const to = trading?.lastDay ?? addDays(today, -1);
  const from = addDays(to, 1 - triedDays);
  const range = { from, to, zone: timezone };
  const ofProducts = isOfTrade
    ? null
    : await withShop(shop, async (tx) => {
        const { baseAt } = await readAlertState(tx, shop);
        return loadPastMerchandising(tx, shop, rule, { baseAt, ...range });
      });
  if (!trading && !ofProducts) return "unknown";
  const facts = {
    ...{ now, today, sync: null, trading, merchandising: null, ...ofProducts },
    minorUnits: 10 ** currencyExponent(currency),
  };
  return {
    ...{ from, to, episodes: replay([tried], facts, range) },
    unknownDays: countUnknownDays(tried, facts, range),
  };
}
