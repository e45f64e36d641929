import { csvLine } from "../../components/csv-line";
import { addDays, type ShopDay } from "../../lib/shop-day";
import type { ChannelKnowledge } from "../../store/spend/join-knowledge";
import type { SpendEnd } from "../../store/spend/spend-ends.server";
import type { SpendCost, SpendDay } from "../../store/spend/spend-terms";
import type { KnownSpend, SpendCostView, SpendEndsView } from "./view";

/** Days of spend by channel and source, in order of what was spent. */
export function summarizeSpend(days: readonly SpendDay[]): KnownSpend[] {
  const groups = new Map<string, KnownSpend & { seen: Set<ShopDay> }>();
  for (const { day, channel, source, spendMinor, isAssumed } of days) {
    const key = `${channel} ${source}`;
    const group = groups.get(key) ?? {
      ...{ channel, source, from: day, to: day, days: 0, spendMinor: 0, assumedMinor: 0 },
      seen: new Set<ShopDay>(),
    };
    if (day < group.from) group.from = day;
    if (day > group.to) group.to = day;
    group.seen.add(day);
    group.spendMinor += spendMinor;
    if (isAssumed) group.assumedMinor += spendMinor;
    groups.set(key, group);
  }
  return [...groups.values()]
    .map(({ seen, ...group }) => ({ ...group, days: seen.size }))
    .sort((a, b) => b.spendMinor - a.spendMinor);
}

/** Which channels are waited for, and which have ended. `today`: the day under way, of which nobody knows yet. */
export function viewEnds(
  channels: readonly ChannelKnowledge[],
  ends: readonly SpendEnd[],
  today: ShopDay,
): SpendEndsView {
  return {
    waiting: channels.flatMap(({ channel, spans }) => {
      const lastDay = spans.at(-1)?.to;
      if (lastDay === undefined || lastDay >= addDays(today, -1)) return [];
      return { channel, lastDay, from: addDays(lastDay, 1) };
    }),
    ended: ends.map((end) => ({ ...end, enteredAt: end.enteredAt.toISOString() })),
  };
}

export function withEndings(costs: readonly SpendCost[], today: ShopDay): SpendCostView[] {
  const month = today.slice(0, 7);
  return costs.map((cost) => ({
    ...cost,
    canEnd:
      cost.isMonthly &&
      cost.from.slice(0, 7) <= month &&
      (cost.to === null || cost.to.slice(0, 7) > month),
  }));
}

/** A file to fill in: a row without spend is left out when it is read. */
export function buildSpendTemplate(today: ShopDay, currency: string): string {
  const day = addDays(today, -1);
  const header = ["date", "channel", "campaign", "spend", "currency"];
  const rows = ["paid-search", "paid-social"].map((channel) => [day, channel, "", "", currency]);
  return `\ufeff${[header, ...rows].map(csvLine).join("\r\n")}\r\n`;
}

/** A post of yesterday's spend; what is in capitals is to be replaced. */
export function buildCurl(appUrl: string, today: ShopDay): string {
  const row = {
    date: addDays(today, -1),
    channel: "paid-search",
    campaign: "Brand",
    spend: "12.50",
  };
  return [
    `curl -X POST ${appUrl.replace(/\/$/, "")}/api/spend`,
    `  -H "Authorization: Bearer YOUR_TOKEN" -H "Content-Type: application/json"`,
    `  -d '${JSON.stringify({ rows: [row] })}'`,
  ].join(" \\\n");
}
