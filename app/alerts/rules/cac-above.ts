import { z } from "zod";
import { defineRule } from "../rule";

/** A new customer costs more than the limit that was set. Without one it never fires. */
export const cacAbove = defineRule({
  id: "cac-above",
  group: "trading",
  severity: "warning",
  coolDownHours: 72,
  settings: z.object({
    mostCac: z.number().positive().nullable().default(null),
    fewestCustomers: z.number().int().min(1).default(20),
  }),
  triedOn: "trade",
  trade: ["acquisitions"],
  pathOf: ({ fromDay, toDay }) => `/app/customers/acquisition?from=${fromDay}&to=${toDay}`,
  run({ trading, minorUnits }, { mostCac, fewestCustomers }) {
    const known = trading?.acquisitions.find(({ days }) => days.to === trading.lastDay);
    if (!known || known.cacMinor === null || known.newCustomers < fewestCustomers) return "unknown";
    if (mostCac === null || known.cacMinor <= mostCac * minorUnits) return [];
    return [
      {
        key: "shop",
        cause: "cost of customers",
        severity: "warning",
        params: {
          fromDay: known.days.from,
          toDay: known.days.to,
          cacMinor: known.cacMinor,
          limitMinor: Math.round(mostCac * minorUnits),
          newCustomers: known.newCustomers,
        },
      },
    ];
  },
});
