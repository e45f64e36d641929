import { activityStatuses, type ActivityStatus } from "../../lib/activity-status";
import { farAway } from "../../lib/day-spans";
import { groupBy } from "../../lib/group-by";
import type { MarketingChannel } from "../../lib/marketing-channel";
import type { ShopDay } from "../../lib/shop-day";
import type { EnteredCampaign } from "../../store/spend/campaign-terms";
import type { ToldActivity } from "../../store/spend/told-activities.server";
import type { DayRange } from "../date-range";
import { enteredKey, keyOfName, type CampaignClaims } from "./campaign-claims";

/** What is known of a campaign besides what it cost and brought; money in minor units. */
export interface KnownCampaign {
  name: string;
  channel: MarketingChannel | null;
  /** Who runs it; null: nobody was entered. */
  owner: string | null;
  /** Null: Shopify tells of no such campaign. */
  status: ActivityStatus | null;
  from: ShopDay;
  /** Or the planned one. Null: it goes on without one, or when it ended is not known. */
  to: ShopDay | null;
  /** Of all its days; null: none is known. */
  budgetMinor: number | null;
  /** Of each day; null: none is known. */
  dailyBudgetMinor: number | null;
  /** Names of its ad groups that its own row has no part in: visits and spend of these stand under them. */
  parts: string[];
  /** Whether it ran on days that are asked for. */
  isOfDays: boolean;
}

/**
 * The campaigns that the merchant entered or Shopify tells of, by their key. What was entered goes before what
 * Shopify tells of the same campaign. Activities with one name are one campaign, told of by those that ran on the days
 * that are asked for, if any did.
 */
export function knownCampaigns(
  entered: readonly EnteredCampaign[],
  told: readonly ToldActivity[],
  claims: CampaignClaims,
  range: DayRange,
): Map<string, KnownCampaign> {
  const known = new Map<string, KnownCampaign>(
    entered.map(({ name, channel, owner, from, to, budgetMinor, ...one }) => [
      enteredKey(one),
      {
        ...{ name, channel, owner, from, to, budgetMinor, dailyBudgetMinor: null, status: null },
        parts: [],
        isOfDays: overlaps(range, from, to),
      },
    ]),
  );
  for (const [key, all] of groupBy(told, ({ campaign }) => keyOfName(claims, campaign))) {
    const ofShopify = joinTold(all, range);
    if (!ofShopify) continue;
    const own = known.get(key);
    const { status, isOfDays, ...rest } = ofShopify;
    known.set(
      key,
      own
        ? {
            ...own,
            status,
            parts: ofShopify.parts.filter((name) => keyOfName(claims, name) !== key),
            isOfDays: own.isOfDays || isOfDays,
            ...(own.budgetMinor === null ? budgetsOf(rest) : {}),
          }
        : ofShopify,
    );
  }
  return known;
}

function joinTold(all: readonly ToldActivity[], range: DayRange): KnownCampaign | null {
  const inDays = all.filter(({ from, until }) => overlaps(range, from, until));
  const some = inDays.length > 0 ? inDays : all;
  const [newest] = [...some].sort((a, b) => (a.from < b.from ? 1 : -1));
  if (!newest) return null;
  const statuses = new Set(some.map(({ status }) => status));
  const ends = some.map(({ to }) => to ?? farAway).sort();
  const last = ends.at(-1) ?? farAway;
  return {
    name: newest.campaign,
    channel: newest.channel,
    owner: null,
    status: activityStatuses.find((status) => statuses.has(status)) ?? newest.status,
    from: some.map(({ from }) => from).sort()[0] ?? newest.from,
    to: last === farAway ? null : last,
    budgetMinor: budgetOf(some, "LIFETIME"),
    dailyBudgetMinor: budgetOf(some, "DAILY"),
    parts: [...new Set(some.flatMap(({ parts }) => parts))],
    isOfDays: inDays.length > 0,
  };
}

const budgetsOf = ({
  budgetMinor,
  dailyBudgetMinor,
}: Pick<KnownCampaign, "budgetMinor" | "dailyBudgetMinor">) => ({ budgetMinor, dailyBudgetMinor });

/**
 * Null too where some activities have one and others none: a part of it would pass for the whole. Budgets per day are of
 * the same day only where all run at once.
 */
function budgetOf(
  some: readonly ToldActivity[],
  type: NonNullable<ToldActivity["budgetType"]>,
): number | null {
  if (some.some(({ budgetMinor, budgetType }) => budgetMinor === null || budgetType !== type)) {
    return null;
  }
  const lastFrom =
    some
      .map(({ from }) => from)
      .sort()
      .at(-1) ?? "";
  if (type === "DAILY" && some.some(({ until }) => until !== null && until < lastFrom)) return null;
  return some.reduce((sum, { budgetMinor }) => sum + (budgetMinor ?? 0), 0);
}

function overlaps(range: DayRange, from: ShopDay, to: ShopDay | null): boolean {
  return from <= range.to && (to === null || to >= range.from);
}
