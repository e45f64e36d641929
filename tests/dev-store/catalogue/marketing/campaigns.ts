import type { Campaign, StoreSettings } from "../../world/types";
import type { Season } from "../verticals/vertical";
import { SPECS } from "./calendar";
import type { MarketingApp } from "./apps";

/** One marketing activity as planned; `spendPerOrder` is null where nothing is paid per click. */
export interface ActivityFacts {
  id: number;
  title: string;
  tactic: string;
  channelType: string;
  source: string;
  medium: string;
  campaign: string;
  app: MarketingApp;
  startsAt: number;
  endsAt: number | null;
  isPaused: boolean;
  /** US dollars of spend per day and daily order of the store, at the start of the history. */
  spendPerOrder: number | null;
  season: Season;
  budgetType: "DAILY" | "LIFETIME";
  weight: number;
  hierarchyLevel: "CAMPAIGN" | "AD_GROUP";
  parentId: number | null;
}

const DAY_MS = 86_400_000;
const FIRST_ID = 159_083_438_307;
const ID_STEP = 32_768;

/** The store's marketing calendar: always-on campaigns, ended ones, a paused one, two ad groups. */
export function planActivities(settings: StoreSettings): ActivityFacts[] {
  const start = settings.until - settings.historyDays * DAY_MS;
  const at = (share: number): number =>
    start + Math.floor(share * settings.historyDays) * DAY_MS + 9 * 3_600_000;
  const idOf = (number: number): number => FIRST_ID + number * ID_STEP;
  return SPECS.map((spec, number) => ({
    id: idOf(number),
    title: spec.title,
    tactic: spec.tactic,
    channelType: spec.channelType,
    source: spec.source,
    medium: spec.medium,
    campaign: spec.campaign,
    app: spec.app,
    startsAt: at(spec.from),
    endsAt: spec.to === null ? null : at(spec.to),
    isPaused: spec.paused ?? false,
    spendPerOrder: spec.spend,
    season: spec.season ?? "flat",
    budgetType: spec.lifetime ? "LIFETIME" : "DAILY",
    weight: spec.weight,
    hierarchyLevel: spec.parent === undefined ? "CAMPAIGN" : "AD_GROUP",
    parentId:
      spec.parent === undefined
        ? null
        : idOf(SPECS.findIndex((other) => other.title === spec.parent)),
  }));
}

/** What the order generator needs: campaigns that bring visits, without ad groups. */
export function toCampaigns(activities: readonly ActivityFacts[]): Campaign[] {
  return activities
    .filter((activity) => activity.hierarchyLevel === "CAMPAIGN")
    .map((activity) => ({
      activityId: activity.id,
      title: activity.title,
      source: activity.source,
      medium: activity.medium,
      campaign: activity.campaign,
      startsAt: activity.startsAt,
      endsAt: activity.endsAt,
      weight: activity.weight,
    }));
}
