import { z } from "zod";
import { addDays, daysBetween } from "../../lib/shop-day";
import { dayOfSameAge } from "../../metrics/acquisition/acquired-worth";
import { readAcquiredWorths } from "../../metrics/acquisition/acquired-worth.server";
import { readChannelRules } from "../../metrics/acquisition/channel-rules.server";
import { clicks } from "../../metrics/acquisition/attribute";
import {
  areEnoughFor,
  contributionRatesOf,
  marginBases,
  marginsEach,
  noRates,
  type ContributionRates,
} from "../../metrics/acquisition/contribution";
import { horizonSchema } from "../../metrics/acquisition/horizons";
import { knownDaysOf } from "../../metrics/acquisition/known-days";
import { isIn, overDaysOf, ownDaysOf } from "../../metrics/acquisition/own-days";
import { choosePointGrain, cutBeside } from "../../metrics/acquisition/points";
import { limitsOf } from "../../metrics/acquisition/spend-limits";
import type { DayRange } from "../../metrics/date-range";
import { marketingOf } from "../../metrics/profit/marketing";
import { settingDays } from "../../metrics/retention/cohorts";
import { isRangeCovered } from "../../metrics/sales/coverage";
import { listCostSettings } from "../../store/costs/cost-settings.server";
import type { CostSetting } from "../../store/costs/cost-terms";
import type { Queryable } from "../../store/database.server";
import type { ShopRow } from "../../store/shops.server";
import { listCampaigns } from "../../store/spend/campaigns.server";
import { readSpendKnowledge } from "../../store/spend/spend-knowledge.server";
import { readSpendDays } from "../../store/spend/spend-days.server";
import { readToldActivities } from "../../store/spend/told-activities.server";
import { readAttributedOrders } from "../../store/worth/attribution.server";
import { readCampaignOrders } from "../../store/worth/campaign-orders.server";
import { readLaterChanges, type LaterChanges } from "../../store/worth/later.server";
import { readCostedOrders, readHorizonsBy } from "../../store/worth/order-costs.server";
import { loadCustomersApart, nothingAlways, withManyOrders } from "../customers/frame.server";
import type { CustomersView } from "../customers/view";
import type { SalesFrame } from "../home/frame.server";
import type { NoComparison } from "../home/view";
import type { CustomersThen } from "./build-figures";
import { buildAcquisition, type AcquisitionPeriod } from "./build-view";
import type { AcquisitionContent } from "./view";

const paybackMonths = 24;
const monthLength = 30;
const monthDays = Array.from({ length: paybackMonths }, (_, month) => monthLength * (month + 1));

const choicesSchema = z.object({
  click: z.enum(clicks).catch("first"),
  basis: z.enum(marginBases).catch("contribution"),
});

/** What customers cost, by channel and campaign, and what they brought. */
export function loadAcquisition(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<CustomersView<AcquisitionContent, null>> {
  return loadCustomersApart({
    shop,
    params,
    now,
    read: (frame) => readContent(shop, frame, params),
    readAlways: nothingAlways,
  });
}

/** Which days the page is about, with what each of its reads depends on. */
async function readPlan(tx: Queryable, shop: ShopRow, frame: SalesFrame, params: URLSearchParams) {
  const { range, compared, coverage } = frame;
  const { asOfDay } = coverage;
  const knowledge = await readSpendKnowledge(tx, shop, { isPlain: true });
  const over = overDaysOf(range, asOfDay);
  const days = knownDaysOf(over, knowledge.spans) ?? over;
  const { earlier, lack } = earlierDays(frame, days, knowledge.spans);
  const grain = choosePointGrain(params.get("grain"), days);
  const parts = cutBeside(days, grain, earlier, compared);
  const besides = parts.flatMap(({ beside }) => beside?.from ?? []);
  const then = earlier && dayOfSameAge(asOfDay, days, earlier);
  return {
    ...choicesSchema.parse({ click: params.get("click"), basis: params.get("basis") }),
    worthDays: horizonSchema.parse(params.get("horizon")),
    knowledge,
    settings: await listCostSettings(tx, shop),
    over,
    days,
    earlier,
    lack,
    grain,
    parts,
    starts: parts.map((part) => part.days.from),
    earlierStarts: besides.length > 0 || !earlier ? besides : [earlier.from],
    own: ownDaysOf(range, knowledge, asOfDay),
    // On which the customers of the earlier days were as old; null: they are of later days, and not told of.
    then,
    later: then === null ? null : await readLaterChanges(tx, shop, then),
  };
}
type Plan = Awaited<ReturnType<typeof readPlan>>;

/** Reads side by side, as each looks through many orders: all of them, those of the days, those of the days before. */
async function readContent(
  shop: ShopRow,
  frame: SalesFrame,
  params: URLSearchParams,
): Promise<AcquisitionContent> {
  const { range, coverage } = frame;
  const { asOfDay } = coverage;
  const plan = await withManyOrders(shop, (tx) => readPlan(tx, shop, frame, params));
  const { basis, settings, earlier, later, then } = plan;
  const [orders, ofDays, before] = await Promise.all([
    withManyOrders(shop, (tx) =>
      readHorizonsBy(tx, shop, { to: asOfDay, then: later }, monthDays, settingDays(settings)),
    ),
    withManyOrders(shop, (tx) => readOfDays(tx, shop, range, asOfDay, plan)),
    earlier &&
      withManyOrders(shop, async (tx) => ({
        period: await readPeriod(tx, shop, plan, {
          days: earlier,
          starts: plan.earlierStarts,
          ...{ asOfDay, day: then, later },
        }),
        worth:
          later &&
          (await readAcquiredWorths(
            ...([tx, shop, earlier, [earlier.from]] as const),
            { asOfDay: later.day, horizon: plan.worthDays },
            later,
          )),
      })),
  ]);
  const margins = marginsEach(basis, monthDays, orders.now, settings);
  const customersThen = (worth: CustomersThen["worth"]): CustomersThen => ({
    worth,
    margins: marginsEach(basis, monthDays, orders.then, settings, margins.lacks),
    areEnough: areEnoughFor(monthLength, orders.then),
  });
  return buildAcquisition({
    ...ofDays,
    isWhole: isSame(plan.days, plan.over),
    isTodayOut: plan.over.to < range.to,
    previous: before ? before.period : plan.lack,
    then: before?.worth ? customersThen(before.worth) : null,
    own: plan.own,
    limits: limitsOf(range, plan.knowledge, asOfDay),
    parts: plan.parts,
    grain: plan.grain,
    shown: params.get("figure"),
    asOfDay,
    basis,
    margins,
    areEnough: areEnoughFor(monthLength, orders.now),
    click: plan.click,
  });
}

/** What the days themselves spent and brought, those that are told of and all of them. */
async function readOfDays(
  tx: Queryable,
  shop: ShopRow,
  range: DayRange,
  asOfDay: string,
  plan: Plan,
) {
  const { days, own } = plan;
  const isWhole = isSame(days, range);
  const current = await readPeriod(tx, shop, plan, {
    days,
    starts: plan.starts,
    ...{ asOfDay, day: asOfDay, later: null },
  });
  const entered = await listCampaigns(tx, shop);
  const codes = entered.flatMap((campaign) => campaign.codes);
  return {
    current,
    allOrders:
      isWhole && own.starts.length === 1
        ? current.orders
        : await readAttributedOrders(tx, shop, range, own.starts),
    codedOrders:
      codes.length === 0 ? null : await readCampaignOrders(tx, shop, range, codes, own.starts),
    allSpend: isWhole ? current.spend : await readSpendDays(tx, shop, range),
    worth: await readAcquiredWorths(tx, shop, range, startsAt(own.starts, range, days), {
      asOfDay,
      horizon: plan.worthDays,
    }),
    rules: await readChannelRules(tx, shop),
    entered,
    told: await readToldActivities(tx, shop),
  };
}

/**
 * What some days spent and brought, in parts. `day`: on which the customers are looked at; null: they are of later
 * days, and not told of. `later`: came after it.
 */
async function readPeriod(
  tx: Queryable,
  shop: ShopRow,
  { knowledge, basis, settings, worthDays }: Plan,
  {
    days,
    starts,
    asOfDay,
    day,
    later,
  }: {
    days: DayRange;
    starts: readonly string[];
    asOfDay: string;
    day: string | null;
    later: LaterChanges | null;
  },
): Promise<AcquisitionPeriod> {
  const at = { asOfDay: day ?? asOfDay, horizon: worthDays };
  const spend = await readSpendDays(tx, shop, days);
  const plain = spend.filter(({ isLoadedOnly }) => !isLoadedOnly);
  const { cost } = marketingOf(days, plain, knowledge, asOfDay);
  return {
    days,
    spendKnown: typeof cost === "number" ? "yes" : cost === "otherCurrency" ? cost : "no",
    orders: await readAttributedOrders(tx, shop, days, starts, later),
    spend,
    rates:
      basis === "contribution" ? await readRates(tx, shop, days, settings, starts, later) : noRates,
    partWorth: day === null ? null : await readAcquiredWorths(tx, shop, days, starts, at, later),
  };
}

/** Where parts begin, so that none crosses an end of some days either. */
function startsAt(starts: readonly string[], range: DayRange, days: DayRange): string[] {
  const edges = [days.from, addDays(days.to, 1)].filter((day) => isIn(day, range));
  return [...new Set([...starts, ...edges])].sort();
}

/** The days to compare with, of which all must be known: as many as are told of. Null: they are not; `lack` says why. */
function earlierDays(
  { range, compared, coverage }: SalesFrame,
  days: DayRange,
  spans: readonly DayRange[],
): { earlier: DayRange | null; lack: NoComparison } {
  if (days.to >= coverage.asOfDay) return { earlier: null, lack: "underWay" };
  if (!isRangeCovered(coverage, compared)) return { earlier: null, lack: "notCovered" };
  const likewise = cutLike(range, days, compared);
  const known = likewise && knownDaysOf(likewise, spans);
  const isPart = likewise && known && !isSame(known, likewise);
  return { earlier: isPart ? null : likewise, lack: "noSpend" };
}

const isSame = (one: DayRange, two: DayRange) => one.from === two.from && one.to === two.to;

async function readRates(
  tx: Queryable,
  shop: ShopRow,
  days: DayRange,
  settings: readonly CostSetting[],
  starts: readonly string[],
  later: LaterChanges | null,
): Promise<ContributionRates> {
  return contributionRatesOf(
    await readCostedOrders(tx, shop, days, settingDays(settings), starts, later),
    settings,
  );
}

/**
 * As many days of the other range as are told of in this one, such as all but the one under way. Null: other
 * days than the last ones are missing, and what is left cannot be set beside it.
 */
function cutLike(range: DayRange, told: DayRange, other: DayRange): DayRange | null {
  if (told.from !== range.from) return null;
  const to = addDays(other.from, daysBetween(told.from, told.to));
  return { from: other.from, to: to < other.to ? to : other.to };
}
