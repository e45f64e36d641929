import { z } from "zod";
import { numberOfGid } from "../lib/gid";
import { parseDecimal } from "../lib/money";
import type { MarketingActivityRow } from "../store/tables/others";
import { decimal, gid, instant } from "./shapes";

const money = z.object({ amount: decimal, currencyCode: z.string() });

export const marketingActivityNode = z.object({
  id: gid,
  title: z.string(),
  status: z.string(),
  tactic: z.string(),
  marketingChannelType: z.string().nullable(),
  sourceAndMedium: z.string(),
  utmParameters: z
    .object({
      source: z.string().nullable(),
      medium: z.string().nullable(),
      campaign: z.string().nullable(),
    })
    .nullable(),
  adSpend: money.nullable(),
  budget: z.object({ budgetType: z.string().nullable(), total: money.nullable() }).nullable(),
  hierarchyLevel: z.string().nullable(),
  parentActivityId: z.string().nullable(),
  isExternal: z.boolean(),
  marketingEvent: z
    .object({
      startedAt: instant,
      endedAt: instant.nullable(),
      scheduledToEndAt: instant.nullable(),
    })
    .nullable(),
  createdAt: instant,
  updatedAt: instant,
});

/** Spend and budget in minor units of the currency each is given in, which need not be the shop's. */
export function marketingActivityToRow(
  node: z.infer<typeof marketingActivityNode>,
): MarketingActivityRow {
  const minor = (value: z.infer<typeof money> | null | undefined) =>
    value ? parseDecimal(value.amount, value.currencyCode) : null;
  return {
    id: numberOfGid(node.id),
    title: node.title,
    status: node.status,
    tactic: node.tactic,
    channelType: node.marketingChannelType,
    sourceAndMedium: node.sourceAndMedium,
    utmSource: node.utmParameters?.source ?? null,
    utmMedium: node.utmParameters?.medium ?? null,
    utmCampaign: node.utmParameters?.campaign ?? null,
    adSpendMinor: minor(node.adSpend),
    adSpendCurrency: node.adSpend?.currencyCode ?? null,
    budgetMinor: minor(node.budget?.total),
    budgetCurrency: node.budget?.total?.currencyCode ?? null,
    budgetType: node.budget?.budgetType ?? null,
    hierarchyLevel: node.hierarchyLevel,
    parentId: node.parentActivityId === null ? null : numberOfGid(node.parentActivityId),
    isExternal: node.isExternal,
    startedAt: node.marketingEvent?.startedAt ?? null,
    endedAt: node.marketingEvent?.endedAt ?? null,
    scheduledEndAt: node.marketingEvent?.scheduledToEndAt ?? null,
    createdAt: node.createdAt,
    updatedAt: node.updatedAt,
  };
}
