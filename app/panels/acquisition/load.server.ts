import { z } from "zod";
import { addDays, daysBetween, eachDay, startOfWeek } from "../../lib/shop-day";
import { readChannelRules } from "../../metrics/acquisition/channel-rules.server";
import { clicks } from "../../metrics/acquisition/attribute";
import { horizonSchema } from "../../metrics/acquisition/horizons";
import { knownDaysOf } from "../../metrics/acquisition/known-days";
import { marketingOf } from "../../metrics/profit/marketing";
import { lengthOf, type DayRange } from "../../metrics/date-range";
import { isRangeCovered } from "../../metrics/sales/coverage";
import type { Queryable } from "../../store/database.server";
import type { ShopRow } from "../../store/shops.server";
import { listCampaigns } from "../../store/spend/campaigns.server";
import { readSpendKnowledge } from "../../store/spend/spend-knowledge.server";
import { readSpendDays } from "../../store/spend/spend-days.server";
import {
  readAttributedOrders,
  readWorthByTouch,
  type AttributionGrain,
} from "../../store/worth/attribution.server";
import { readHistoricWorth } from "../../store/worth/historic.server";
import { loadCustomersPage, nothingAlways } from "../customers/frame.server";
import type { CustomersView } from "../customers/view";
import type { SalesFrame } from "../home/frame.server";
import { buildAcquisition, type AcquisitionPeriod } from "./build-view";
import type { AcquisitionContent } from "./view";

const paybackMonths = 24;
const monthDays = Array.from({ length: paybackMonths }, (_, month) => 30 * (month + 1));

const clickSchema = z.enum(clicks).catch("first");

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
  const grain = grainOf(range);
  const worthDays = horizonSchema.parse(params.get("horizon"));
  const knowledge = await readSpendKnowledge(tx, shop, { isPlain: true });
  const read = async (days: DayRange): Promise<AcquisitionPeriod> => {
    const known = knownDaysOf(days, knowledge.spans);
    const told = known ?? days;
    const spend = await readSpendDays(tx, shop, told);
    const plain = spend.filter(({ isLoadedOnly }) => !isLoadedOnly);
    const { cost } = marketingOf(told, plain, knowledge);
    return {
      days: told,
      isWhole: told.from === days.from && told.to === days.to,
      spendKnown: typeof cost === "number" ? "yes" : cost === "otherCurrency" ? cost : "no",
      orders: await readAttributedOrders(tx, shop, told, grain),
      spend,
    };
  };
  const current = await read(range);
  const likewise = cutLike(range, current.days, compared);
  const previous = likewise && isRangeCovered(coverage, compared) ? await read(likewise) : null;
  const periodOf = periodIn(grain);
  return buildAcquisition({
    current,
    previous: previous?.isWhole ? previous : null,
    allOrders: current.isWhole
      ? current.orders
      : await readAttributedOrders(tx, shop, range, grain),
    periodOf,
    periods: [...new Set(eachDay(range.from, range.to).map(periodOf))],
    worthDays,
    worth: await readWorthByTouch(tx, shop, coverage.asOfDay, worthDays),
    months: (await readHistoricWorth(tx, shop, coverage.asOfDay, monthDays, null)).filter(
      ({ days }) => days !== null,
    ),
    click: clickSchema.parse(params.get("click")),
    rules: await readChannelRules(tx, shop),
    entered: await listCampaigns(tx, shop),
  });
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

/** As many points as a picture has room for. */
function grainOf(range: DayRange): AttributionGrain {
  const days = lengthOf(range);
  return days <= 31 ? "day" : days <= 182 ? "week" : "month";
}

function periodIn(grain: AttributionGrain): (day: string) => string {
  if (grain === "day") return (day) => day;
  return grain === "week" ? startOfWeek : (day) => `${day.slice(0, 7)}-01`;
}
