import { addDays, type ShopDay } from "../../lib/shop-day";
import { listCostSettings, listFixedCosts } from "../../store/costs/cost-settings.server";
import type { CostSetting, FixedCost } from "../../store/costs/cost-terms";
import { readOrderShares, type OrderShares } from "../../store/costs/order-shares.server";
import type { Queryable } from "../../store/database.server";
import { readCutDay } from "../../store/rollup/read-cut.server";
import { readSeries, readSums } from "../../store/rollup/read-sales.server";
import type { SalesWindow } from "../../store/sales-window";
import { readSpendDays } from "../../store/spend/spend-days.server";
import type { SpendDay } from "../../store/spend/spend-terms";
import { readSpendKnowledge, type SpendKnowledge } from "../../store/spend/spend-knowledge.server";
import { withShop, type ShopRef } from "../../store/with-shop.server";
import { limitsOf, type SpendLimit } from "../acquisition/spend-limits";
import type { ComparedRange } from "../comparison-range";
import type { DayRange } from "../date-range";
import { coveredPart, type SalesCoverage } from "../sales/coverage";
import { previousWindow } from "../sales/period";
import type { CostAmount } from "./facts";
import { marketingOf, type Marketing } from "./marketing";
import { spansOf } from "./spread";
import { monthsOf, type DaySums, type MarketingOfRange } from "./sums";

/** What the profit of a range is worked out from; everything of what is covered of it. */
export interface ProfitData {
  settings: CostSetting[];
  fixed: FixedCost[];
  /** The covered days of the range by day and channel; null: none is covered. */
  current: ProfitPart | null;
  previous: (ProfitPart & { range: DayRange }) | null;
  previousRange: DayRange;
  /** Channels of which it is known on a part of the covered days only what was spent. */
  spendLimits: SpendLimit[];
  months: MarketingOfRange[];
  types: Omit<DaySums, "period">[];
  /** What shared costs are spread over product types by; null: nobody asked for it. */
  spread: { typeMonths: DaySums[]; shares: OrderShares[] } | null;
}

export interface ProfitPart {
  part: DayRange;
  days: DaySums[];
  marketing: CostAmount;
  /** The part of it that was spread over days. */
  assumedMarketingMinor: number;
}

export async function loadProfitData(
  shop: ShopRef,
  range: DayRange,
  {
    coverage,
    zone,
    compared,
    isSpread = false,
  }: { coverage: SalesCoverage; zone: string; compared?: ComparedRange; isSpread?: boolean },
): Promise<ProfitData> {
  const before = previousWindow(range, coverage, zone, compared);
  const part = coveredPart(coverage, range);
  const partBefore = coveredPart(coverage, before);
  const months = part ? monthsOf(part) : [];
  const { asOfDay } = coverage;
  const { settings, fixed, knowledge, spendOf } = await withShop(shop, async (tx) => {
    const knowledge = await readSpendKnowledge(tx, shop);
    return {
      settings: await listCostSettings(tx, shop),
      fixed: await listFixedCosts(tx, shop),
      knowledge,
      spendOf: await readMarketing(tx, shop, [part, partBefore], knowledge, asOfDay),
    };
  });
  const marketing = (wanted: DayRange) => {
    const { cost, assumedMinor } = spendOf(wanted);
    return { marketing: cost, assumedMarketingMinor: assumedMinor };
  };
  // Side by side: most of it is the server adding up.
  const [days, daysBefore, ofTypes, shares] = await Promise.all([
    part && withShop(shop, (tx) => readSeries(tx, shop, "channel", part, "day")),
    partBefore && withShop(shop, (tx) => readWindow(tx, shop, { ...before, ...partBefore })),
    part && withShop(shop, (tx) => readTypes(tx, shop, part, isSpread)),
    part && isSpread
      ? withShop(shop, (tx) => readOrderShares(tx, shop, spansOf(months, settings)))
      : null,
  ]);
  return {
    settings,
    fixed,
    current: part && { part, days: days ?? [], ...marketing(part) },
    previous: partBefore && {
      range: before,
      part: partBefore,
      days: daysBefore ?? [],
      ...marketing(partBefore),
      // A day that is cut at an hour has no spend of its own.
      ...(before.until ? { marketing: "notObserved" as const } : {}),
    },
    previousRange: before,
    spendLimits: part ? limitsOf(part, knowledge, asOfDay) : [],
    months: months.map((month) => ({ ...month, spend: spendOf(month).cost })),
    types: ofTypes?.types ?? [],
    spread: ofTypes?.typeMonths && shares ? { typeMonths: ofTypes.typeMonths, shares } : null,
  };
}

async function readTypes(tx: Queryable, shop: ShopRef, part: DayRange, isSpread: boolean) {
  return {
    types: await readSums(tx, shop, "type", part),
    typeMonths: isSpread ? await readSeries(tx, shop, "type", part, "month") : null,
  };
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

/** What marketing cost in any range within these; one question for each that is apart from the others. */
async function readMarketing(
  tx: Queryable,
  shop: ShopRef,
  parts: readonly (DayRange | null)[],
  knowledge: SpendKnowledge,
  asOfDay: ShopDay,
): Promise<(range: DayRange) => Marketing> {
  const known = new Map<DayRange, SpendDay[]>();
  for (const part of parts) {
    if (part) known.set(part, await readSpendDays(tx, shop, part, { byChannel: true }));
  }
  return (range) => {
    const around = [...known].find(([{ from, to }]) => from <= range.from && range.to <= to);
    return marketingOf(range, around?.[1] ?? [], knowledge, asOfDay);
  };
}
