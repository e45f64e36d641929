import { daysBetween, type ShopCalendar, type ShopDay } from "../../lib/shop-day";
import {
  addFigures,
  isNothing,
  noFigures,
  reportMeasures,
  subtractFigures,
  type ReportFigures,
} from "../../store/report-figures";
import type { OrderComparison } from "../../store/shopify-sales.server";

/** Why an order's figures of a day differ from Shopify's, in the order in which they are looked for. */
export const differenceCauses = [
  /** Shopify shows us the order, and we have not read it. */
  "notReadYet",
  /** Shopify's report has the order, but it is older than we may read, or gone. */
  "outOfReach",
  "deleted",
  "test",
  /** Sales of a kind that neither Shopify nor we can name. */
  "unexplainedSale",
  "refundOtherDay",
  /** The neighbouring day: midnight lies elsewhere. */
  "timeZone",
  "otherDay",
  "giftCard",
  "edit",
  "cancelled",
  "taxRounding",
  /** The order has changed at Shopify since it was read. */
  "updatedSince",
  /** Shopify's report does not have a sale yet that its orders have. */
  "reportBehind",
  "currency",
  "unknown",
] as const;

export type DifferenceCause = (typeof differenceCauses)[number];

export interface Explanation {
  cause: DifferenceCause;
  /** The day on which Shopify (or we) count the same. */
  otherDay: ShopDay | null;
}

export interface CauseContext {
  /** ISO 4217, of the shop. */
  currency: string;
  calendar: ShopCalendar;
}

// Reports of Shopify are minutes behind as a rule; what they lack after two days they lack for good.
const longestLagMs = 48 * 60 * 60_000;

export function differenceOf({ ours, theirs }: OrderComparison): ReportFigures {
  return subtractFigures(ours, theirs);
}

/** `others`: the same order on the other days on which it differs. */
export function explainOrder(
  comparison: OrderComparison,
  others: readonly OrderComparison[],
  context: CauseContext,
): Explanation {
  const otherDay = findOtherDay(comparison, others);
  const cause = findCause(comparison, otherDay, context);
  const hasOtherDay = ["refundOtherDay", "timeZone", "otherDay"].includes(cause);
  return { cause, otherDay: hasOtherDay ? otherDay : null };
}

function findCause(
  comparison: OrderComparison,
  otherDay: ShopDay | null,
  { currency, calendar }: CauseContext,
): DifferenceCause {
  const { day, order, remote, ours, theirs, edits } = comparison;
  const difference = differenceOf(comparison);
  if (!order) return remote?.isFound === false ? "outOfReach" : "notReadYet";
  if (order.isTest || remote?.isTest) return "test";
  if (order.isDeleted) return "deleted";
  if (remote?.isFound === false) return isNothing(theirs) ? "deleted" : "outOfReach";
  if (comparison.unexplainedMinor !== 0) return "unexplainedSale";

  const isGivenBack =
    difference.grossMinor === 0 && difference.discountsMinor === 0 && difference.orders === 0;
  if (otherDay !== null) {
    if (isGivenBack) return "refundOtherDay";
    return Math.abs(daysBetween(day, otherDay)) === 1 ? "timeZone" : "otherDay";
  }
  if (isGiftCard(comparison, difference)) return "giftCard";
  if (!isNothing(edits) && isNothing(subtractFigures(difference, edits))) return "edit";
  const { cancelledAt } = order;
  if (isGivenBack && cancelledAt && calendar.dayOf(cancelledAt) === day) return "cancelled";
  if (isRounding(difference, comparison.saleCount)) return "taxRounding";
  if (remote?.updatedAt && remote.updatedAt > order.updatedAt) return "updatedSince";
  if (isNothing(theirs) && !isNothing(ours) && isRecent(comparison)) return "reportBehind";
  if (order.presentmentCurrency !== currency) return "currency";
  return "unknown";
}

/** Over all its days the order is the same on both sides: on which other day the rest of it stands. */
function findOtherDay(
  comparison: OrderComparison,
  others: readonly OrderComparison[],
): ShopDay | null {
  if (others.length === 0) return null;
  const difference = differenceOf(comparison);
  const rest = others.map(differenceOf).reduce(addFigures, noFigures);
  if (!isNothing(addFigures(difference, rest))) return null;
  const exact = others.find((other) => isNothing(addFigures(difference, differenceOf(other))));
  return (exact ?? others[0])?.day ?? null;
}

function isGiftCard({ giftCardsMinor, order }: OrderComparison, difference: ReportFigures) {
  if (difference.orders !== 0) return order?.isGiftCardOnly === true;
  if (giftCardsMinor === 0) return false;
  return [difference.grossMinor, difference.netMinor, difference.totalMinor].some(
    (minor) => Math.abs(minor) === Math.abs(giftCardsMinor),
  );
}

/** No more than a minor unit for each sale. */
function isRounding(difference: ReportFigures, saleCount: number): boolean {
  const most = Math.max(1, saleCount);
  return reportMeasures.every((measure) =>
    measure === "orders" ? difference.orders === 0 : Math.abs(difference[measure]) <= most,
  );
}

function isRecent({ lastSaleAt, checkedAt }: OrderComparison): boolean {
  return lastSaleAt !== null && checkedAt.getTime() - lastSaleAt.getTime() <= longestLagMs;
}
