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
import { loadCustomersPage, nothingAlways } from "../customers/frame.server";
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
  return loadCustomersPage({
    shop,
    params,
    now,
    read: (tx, frame) => readContent(tx, shop, frame, params),
    readAlways: nothingAlways,
  });
}

async function readContent(
  tx: Queryable,
  shop: ShopRow,
  frame: SalesFrame,
  params: URLSearchParams,
): Promise<AcquisitionContent> {
  const { range, compared, coverage } = frame;
  const { asOfDay } = coverage;
  const { click, basis } = choicesSchema.parse({
    click: params.get("click"),
    basis: params.get("basis"),
  });
  const worthDays = horizonSchema.parse(params.get("horizon"));
  const knowledge = await readSpendKnowledge(tx, shop, { isPlain: true });
  const settings = await listCostSettings(tx, shop);
  // `day`: on which the customers are looked at; null: they are of later days, and not told of. `later`: came after it.
  const read = async (
    told: DayRange,
    starts: readonly string[],
    day: string | null,
    later: LaterChanges | null,
  ) => {
    const at = { asOfDay: day ?? asOfDay, horizon: worthDays };
    const spend = await readSpendDays(tx, shop, told);
    const plain = spend.filter(({ isLoadedOnly }) => !isLoadedOnly);
    const { cost } = marketingOf(told, plain, knowledge, asOfDay);
    return {
      days: told,
      spendKnown: typeof cost === "number" ? "yes" : cost === "otherCurrency" ? cost : "no",
      orders: await readAttributedOrders(tx, shop, told, starts, later),
      spend,
      rates:
        basis === "contribution"
          ? await readRates(tx, shop, told, settings, starts, later)
          : noRates,
      partWorth: day === null ? null : await readAcquiredWorths(tx, shop, told, starts, at, later),
    } satisfies AcquisitionPeriod;
  };
  const over = overDaysOf(range, asOfDay);
  const days = knownDaysOf(over, knowledge.spans) ?? over;
  const { earlier, lack } = earlierDays(frame, days, knowledge.spans);
  const grain = choosePointGrain(params.get("grain"), days);
  const parts = cutBeside(days, grain, earlier, compared);
  const isWhole = isSame(days, range);
  const current = await read(
    days,
    parts.map((part) => part.days.from),
    asOfDay,
    null,
  );
  const besides = parts.flatMap(({ beside }) => beside?.from ?? []);
  const starts = besides.length > 0 || !earlier ? besides : [earlier.from];
  const own = ownDaysOf(range, knowledge, asOfDay);
  const then = earlier && dayOfSameAge(asOfDay, days, earlier);
  const later = then === null ? null : await readLaterChanges(tx, shop, then);
  const orders = await readHorizonsBy(
    tx,
    shop,
    { to: asOfDay, then: later },
    monthDays,
    settingDays(settings),
  );
  const margins = marginsEach(basis, monthDays, orders.now, settings);
  const readThen = async (told: DayRange, { day }: LaterChanges): Promise<CustomersThen> => ({
    worth: await readAcquiredWorths(
      ...([tx, shop, told, [told.from]] as const),
      { asOfDay: day, horizon: worthDays },
      later,
    ),
    margins: marginsEach(basis, monthDays, orders.then, settings, margins.lacks),
    areEnough: areEnoughFor(monthLength, orders.then),
  });
  const entered = await listCampaigns(tx, shop);
  const codes = entered.flatMap((campaign) => campaign.codes);
  return buildAcquisition({
    current,
    isWhole: isSame(days, over),
    isTodayOut: over.to < range.to,
    previous: earlier ? await read(earlier, starts, then, later) : lack,
    then: earlier && later ? await readThen(earlier, later) : null,
    own,
    allOrders:
      isWhole && own.starts.length === 1
        ? current.orders
        : await readAttributedOrders(tx, shop, range, own.starts),
    codedOrders:
      codes.length === 0 ? null : await readCampaignOrders(tx, shop, range, codes, own.starts),
    allSpend: isWhole ? current.spend : await readSpendDays(tx, shop, range),
    limits: limitsOf(range, knowledge, asOfDay),
    parts,
    grain,
    shown: params.get("figure"),
    asOfDay,
    worth: await readAcquiredWorths(tx, shop, range, startsAt(own.starts, range, days), {
      asOfDay,
      horizon: worthDays,
    }),
    basis,
    margins,
    areEnough: areEnoughFor(monthLength, orders.now),
    click,
    rules: await readChannelRules(tx, shop),
    entered,
    told: await readToldActivities(tx, shop),
  });
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
