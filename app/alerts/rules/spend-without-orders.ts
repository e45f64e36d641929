import { z } from "zod";
import { isWithin } from "../../lib/day-spans";
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
  triedOn: "trade",
  trade: ["spend"],
  pathOf: ({ fromDay, toDay }) => `/app/customers/acquisition?from=${fromDay}&to=${toDay}`,
  run({ trading }, { days, fewestExpected }) {
    const spend = trading?.spend;
    if (!trading || !spend) return "unknown";
    const to = trading.lastDay;
    const from = addDays(to, 1 - days);
    const before = { from: addDays(from, -usualDays), to: addDays(from, -1) };
    const channels = [...new Set(spend.spend.map(({ channel }) => channel))].sort();
    // Each by its own days: one that is told of late says nothing of the others.
    const isKnown = (channel: MarketingChannel) => {
      const own = spend.channels.find((one) => one.channel === channel);
      // What was entered by hand alone is known of all days.
      return !own || isWithin({ from: before.from, to }, own.spans);
    };
    const unknownKeys = channels.filter((channel) => !isKnown(channel));
    if (unknownKeys.length > 0 && unknownKeys.length === channels.length) return "unknown";
    const signals = channels.filter(isKnown).flatMap((channel) => {
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
    return { signals, unknownKeys };
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
