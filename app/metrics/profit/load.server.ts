import { addDays } from "../../lib/shop-day";
import { readAdSpend, type AdSpend } from "../../store/costs/ad-spend.server";
import { listCostSettings, listFixedCosts } from "../../store/costs/cost-settings.server";
import type { CostSetting, FixedCost } from "../../store/costs/cost-terms";
import type { Queryable } from "../../store/database.server";
import { readCutDay } from "../../store/rollup/read-cut.server";
import { readSeries, readSums } from "../../store/rollup/read-sales.server";
import type { SalesWindow } from "../../store/sales-window";
import { withShop, type ShopRef } from "../../store/with-shop.server";
import type { ComparedRange } from "../comparison-range";
import type { DayRange } from "../date-range";
import { coveredPart, type SalesCoverage } from "../sales/coverage";
import { previousWindow } from "../sales/period";
import type { CostAmount } from "./facts";
import { monthsOf, type DaySums, type MarketingOfRange } from "./sums";

/** What the profit of a range is worked out from; everything of what is covered of it. */
export interface ProfitData {
  settings: CostSetting[];
  fixed: FixedCost[];
  /** The covered days of the range by day and channel; null: none is covered. */
  current: ProfitPart | null;
  previous: (ProfitPart & { range: DayRange }) | null;
  previousRange: DayRange;
  months: MarketingOfRange[];
  types: Omit<DaySums, "period">[];
}

export interface ProfitPart {
  part: DayRange;
  days: DaySums[];
  marketing: CostAmount;
}

export async function loadProfitData(
  shop: ShopRef,
  range: DayRange,
  { coverage, zone, compared }: { coverage: SalesCoverage; zone: string; compared?: ComparedRange },
): Promise<ProfitData> {
  const before = previousWindow(range, coverage, zone, compared);
  const part = coveredPart(coverage, range);
  const partBefore = coveredPart(coverage, before);
  return withShop(shop, async (tx) => {
    const months = part ? monthsOf(part) : [];
    const ranges = [...months, ...(part ? [part] : []), ...(partBefore ? [partBefore] : [])];
    const spends = (await readAdSpend(tx, shop, ranges)).map(toCost);
    const spendOf = (wanted: DayRange) => spends[ranges.indexOf(wanted)] ?? "notObserved";
    return {
      settings: await listCostSettings(tx, shop),
      fixed: await listFixedCosts(tx, shop),
      current: part && {
        part,
        days: await readSeries(tx, shop, "channel", part, "day"),
        marketing: spendOf(part),
      },
      previous: partBefore && {
        range: before,
        part: partBefore,
        days: await readWindow(tx, shop, { ...before, ...partBefore }),
        // A day that is cut at an hour has no spend of its own.
        marketing: before.until ? "notObserved" : spendOf(partBefore),
      },
      previousRange: before,
      months: months.map((month) => ({ ...month, spend: spendOf(month) })),
      types: part ? await readSums(tx, shop, "type", part) : [],
    };
  });
}

async function readWindow(
  tx: Queryable,
  shop: ShopRef,
  { from, to, until }: SalesWindow,
): Promise<DaySums[]> {
  if (!until) return readSeries(tx, shop, "channel", { from, to }, "day");
  const last = addDays(to, -1);
  const whole = last < from ? [] : await readSeries(tx, shop, "channel", { from, to: last }, "day");
  return [...whole, ...(await readCutDay(tx, shop, "channel", { day: to, until }))];
}

function toCost(spend: AdSpend): CostAmount {
  if (!spend.isObserved) return "notObserved";
  if (!spend.hasAny) return "noSpend";
  return spend.hasOtherCurrency ? "otherCurrency" : spend.spendMinor;
}
