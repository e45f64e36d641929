import { z } from "zod";
import { defineRule } from "../rule";

/** A campaign spends its budget much faster or slower than its days go by. */
export const budgetPace = defineRule({
  id: "budget-pace",
  group: "trading",
  severity: "warning",
  coolDownHours: 72,
  settings: z.object({
    mostOver: z.number().min(0).default(25),
    mostUnder: z.number().min(0).max(100).default(40),
    fewestDays: z.number().int().min(1).default(3),
  }),
  triedOn: "trade",
  trade: ["campaigns"],
  pathOf: () => "/app/customers/campaigns",
  run({ trading }, { mostOver, mostUnder, fewestDays }) {
    if (!trading) return "unknown";
    return trading.campaigns.flatMap((campaign) => {
      const { asOf, id, name, ratio, budgetMinor, spentMinor, elapsedDays, allDays } = campaign;
      if (asOf !== trading.lastDay) return [];
      // One that is over has no pace any more.
      if (elapsedDays < fewestDays || elapsedDays >= allDays) return [];
      const isOver = (ratio - 1) * 100 > mostOver;
      if (!isOver && (1 - ratio) * 100 <= mostUnder) return [];
      return {
        key: String(id),
        cause: `campaign ${id}`,
        severity: "warning" as const,
        params: {
          context: isOver ? "over" : "under",
          ...{ campaign: name, spentMinor, budgetMinor, elapsedDays, allDays },
          paceRatio: ratio,
        },
      };
    });
  },
});
