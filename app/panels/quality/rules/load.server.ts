import { addDays } from "../../../lib/shop-day";
import { checks, shopChecks } from "../../../quality/registry";
import {
  readQualityDays,
  readRuleSums,
  readRuleSumsOf,
} from "../../../store/quality/rule-list.server";
import { noTotals, readLastTotals } from "../../../store/quality/rules.server";
import { readFilterOptions } from "../../../store/quality/listed.server";
import { listSavedViews } from "../../../store/quality/saved-views.server";
import { readShopRules } from "../../../store/quality/shop-results.server";
import { readQualitySettings } from "../../../store/quality/settings.server";
import { readQualityState } from "../../../store/quality/state.server";
import type { ShopRow } from "../../../store/shops.server";
import { withShop } from "../../../store/with-shop.server";
import { readFilter } from "../filters";
import { loadQualityFrame } from "../frame.server";
import { buildRules, trendDays } from "./build-view";
import type { RulesView } from "./view";

/** The rules that products fail, by what these have sold. */
export async function loadRules(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<RulesView> {
  const frame = await loadQualityFrame(shop, now);
  if (frame.state !== "ready") return frame;
  const filter = readFilter(params);
  const isOfAll = filter.vendor === null && filter.type === null && filter.status === null;
  const content = await withShop(shop, async (tx) =>
    buildRules({
      frame,
      checks,
      shopChecks,
      filter,
      settings: await readQualitySettings(tx, shop),
      sums: isOfAll ? await readRuleSums(tx, shop) : await readRuleSumsOf(tx, shop, filter),
      totals: (await readLastTotals(tx, shop)) ?? noTotals,
      days: await readQualityDays(tx, shop, addDays(frame.today, -trendDays)),
      guessedLanguage:
        shop.primaryLocale === null ? (await readQualityState(tx, shop)).guessedLanguage : null,
      shopRules: await readShopRules(tx, shop),
      options: await readFilterOptions(tx, shop),
      saved: await listSavedViews(tx, shop),
    }),
  );
  return { ...frame, content };
}
