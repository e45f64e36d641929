import type { StoreSettings, ViewNode } from "../../world/types";
import { gid } from "../ids";
import type { MarketingApp } from "../marketing/apps";
import type { ActivityFacts } from "../marketing/campaigns";
import type { SpendBook } from "../marketing/spend";
import { moneyV2 } from "../money";
import { imageNode } from "./media";
import { isoTime, isoTimeOrNull } from "./shared";

const HOUR_MS = 3_600_000;

/** An activity's times as they stand at `now` (epoch ms); a running one is updated every hour. */
export function activityTimes(
  activity: ActivityFacts,
  now: number,
): { createdAt: number; updatedAt: number } {
  const createdAt = activity.startsAt - 2 * 24 * HOUR_MS;
  const running = Math.floor(now / HOUR_MS) * HOUR_MS;
  return {
    createdAt,
    updatedAt: Math.max(createdAt, Math.min(running, activity.endsAt ?? running)),
  };
}

/** The MarketingActivity node; adSpend is what was spent until `now`. */
export function activityNode(
  settings: StoreSettings,
  spend: SpendBook,
  activity: ActivityFacts,
  now: number,
): ViewNode {
  const times = activityTimes(activity, now);
  const status = statusAt(activity, now);
  return {
    __typename: "MarketingActivity",
    id: gid("MarketingActivity", activity.id),
    title: activity.title,
    status: status.value,
    statusLabel: status.label,
    statusBadgeTypeV2: status.badge,
    statusTransitionedAt: isoTime(
      activity.endsAt !== null && activity.endsAt <= now ? activity.endsAt : activity.startsAt,
    ),
    targetStatus: null,
    tactic: activity.tactic,
    marketingChannelType: activity.channelType,
    sourceAndMedium: `${activity.source} / ${activity.medium}`,
    adSpend: () => {
      const minor = spend.until(activity, now);
      return minor === null ? null : moneyV2(minor, settings.currency);
    },
    budget: () => budgetNode(settings, spend, activity),
    utmParameters: {
      __typename: "UTMParameters",
      campaign: activity.campaign,
      source: activity.source,
      medium: activity.medium,
      content: null,
      term: null,
    },
    urlParameterValue: `${activity.source}-${activity.campaign}`,
    hierarchyLevel: activity.hierarchyLevel,
    parentActivityId:
      activity.parentId === null ? null : gid("MarketingActivity", activity.parentId),
    parentRemoteId: activity.parentId === null ? null : remoteId(activity.parentId),
    isExternal: activity.app.isExternal,
    inMainWorkflowVersion: true,
    app: () => appNode(settings, activity.app),
    appErrors: null,
    activityListUrl: null,
    formData: null,
    marketingEvent: () => eventNode(settings, activity, now),
    createdAt: isoTime(times.createdAt),
    updatedAt: isoTime(times.updatedAt),
  };
}

function statusAt(
  activity: ActivityFacts,
  now: number,
): { value: string; label: string; badge: string } {
  if (now < activity.startsAt)
    return { value: "SCHEDULED", label: "Scheduled", badge: "ATTENTION" };
  if (activity.endsAt === null || now < activity.endsAt) {
    return { value: "ACTIVE", label: "Active", badge: "SUCCESS" };
  }
  return activity.isPaused
    ? { value: "PAUSED", label: "Paused", badge: "WARNING" }
    : { value: "INACTIVE", label: "Ended", badge: "DEFAULT" };
}

function budgetNode(
  settings: StoreSettings,
  spend: SpendBook,
  activity: ActivityFacts,
): Record<string, unknown> | null {
  if (activity.spendPerOrder === null) return null;
  // A lifetime budget is a round figure a little above what the activity will have spent; a daily
  // one a little above a strong day.
  const planned =
    activity.budgetType === "LIFETIME"
      ? (spend.until(activity, activity.endsAt ?? settings.until) ?? 0) * 1.05
      : ((spend.until(activity, settings.until) ?? 0) / daysRunning(settings, activity)) * 1.6;
  const step = 10 ** Math.max(0, String(Math.round(planned)).length - 2);
  const total = Math.max(1, Math.ceil(planned / step) * step);
  return {
    __typename: "MarketingBudget",
    budgetType: activity.budgetType,
    total: moneyV2(total, settings.currency),
  };
}

function daysRunning(settings: StoreSettings, activity: ActivityFacts): number {
  const end = Math.min(settings.until, activity.endsAt ?? settings.until);
  return Math.max(1, (end - activity.startsAt) / (24 * HOUR_MS));
}

function eventNode(settings: StoreSettings, activity: ActivityFacts, now: number): ViewNode {
  const id = activity.id + 11;
  return {
    __typename: "MarketingEvent",
    id: gid("MarketingEvent", id),
    legacyResourceId: String(id),
    type: activity.tactic,
    remoteId: remoteId(activity.id),
    channelHandle: activity.app.isExternal ? activity.app.handle : null,
    marketingChannelType: activity.channelType,
    sourceAndMedium: `${activity.source} / ${activity.medium}`,
    description: activity.title,
    startedAt: isoTime(activity.startsAt),
    endedAt: isoTimeOrNull(
      activity.endsAt !== null && activity.endsAt <= now ? activity.endsAt : null,
    ),
    scheduledToEndAt: isoTimeOrNull(activity.endsAt),
    utmCampaign: activity.campaign,
    utmMedium: activity.medium,
    utmSource: activity.source,
    previewUrl: null,
    manageUrl: null,
    app: () => appNode(settings, activity.app),
  };
}

function remoteId(activityId: number): string {
  return `ext-${activityId.toString(36)}`;
}

function appNode(settings: StoreSettings, app: MarketingApp): ViewNode {
  const icon = imageNode(
    null,
    `/cdn/apps/${app.id}/1.svg?title=${encodeURIComponent(app.title)}`,
    app.title,
    512,
    512,
  );
  return {
    __typename: "App",
    id: gid("App", app.id),
    title: app.title,
    handle: app.handle,
    apiKey: `${app.handle}-${app.id}`,
    description: null,
    developerName: app.developer,
    developerType: app.developer === "Shopify" ? "SHOPIFY" : "PARTNER",
    shopifyDeveloped: app.developer === "Shopify",
    embedded: true,
    published: true,
    previouslyInstalled: true,
    icon,
    banner: icon,
    features: [],
    screenshots: [],
    pricingDetails: null,
    pricingDetailsSummary: "Free to install",
    publicCategory: "OTHER",
    privacyPolicyUrl: null,
    appStoreAppUrl: `https://apps.shopify.com/${app.handle}`,
    installUrl: `https://${settings.shopDomain}/admin/oauth/install?client_id=${app.handle}`,
    isPostPurchaseAppInUse: false,
    webhookApiVersion: "2026-07",
  };
}
