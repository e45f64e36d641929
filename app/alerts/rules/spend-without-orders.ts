import { z } from "zod";
import { addDays } from "../../lib/shop-day";
import type { MarketingChannel } from "../../lib/marketing-channel";
import type { SpendFacts } from "../facts";
import { defineRule } from "../rule";

// So long before is what a channel usually brings looked for.
const usualDays = 28;

/** Money was spent on a channel that usually brings orders, and none came by it. */
export const spendWithoutOrders = defineRule({
  id: "spend-without-orders",
  group: "trading",
  severity: "critical",
  coolDownHours: 72,
  settings: z.object({
    days: z.number().int().min(1).max(14).default(2),
    fewestExpected: z.number().min(1).default(5),
  }),
  isReplayable: true,
  pathOf: ({ fromDay, toDay }) => `/app/customers/acquisition?from=${fromDay}&to=${toDay}`,
  run({ trading }, { days, fewestExpected }) {
    const spend = trading?.spend;
    if (!trading || !spend) return "unknown";
    const to = trading.lastDay;
    const from = addDays(to, 1 - days);
    const before = { from: addDays(from, -usualDays), to: addDays(from, -1) };
    if (!spend.spans.some((span) => span.from <= before.from && to <= span.to)) return "unknown";
    const channels = [...new Set(spend.spend.map(({ channel }) => channel))];
    return channels.flatMap((channel) => {
      const [now, usual] = [sumOf(spend, channel, { from, to }), sumOf(spend, channel, before)];
      if (now.spendMinor <= 0 || usual.spendMinor <= 0 || now.orders > 0) return [];
      // What as much money brought before.
      const expected = (usual.orders * now.spendMinor) / usual.spendMinor;
      if (expected < fewestExpected) return [];
      return {
        key: channel,
        cause: `spend ${channel}`,
        severity: "critical" as const,
        params: {
          channel,
          fromDay: from,
          toDay: to,
          spendMinor: now.spendMinor,
          expected: Math.round(expected),
        },
      };
    });
  },
});

function sumOf(
  { spend, orders }: SpendFacts,
  channel: MarketingChannel,
  { from, to }: { from: string; to: string },
) {
  const isIn = (row: { day: string; channel: MarketingChannel }) =>
    row.channel === channel && row.day >= from && row.day <= to;
  return {
    spendMinor: spend.filter(isIn).reduce((sum, row) => sum + row.spendMinor, 0),
    orders: orders.filter(isIn).reduce((sum, row) => sum + row.orders, 0),
  };
}
