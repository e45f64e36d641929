import { z } from "zod";
import { defineRule } from "../rule";

/** Customers bring in less of what they cost than the limit asks for. */
export const ltvToCacBelow = defineRule({
  id: "ltv-to-cac-below",
  group: "trading",
  severity: "warning",
  coolDownHours: 72,
  settings: z.object({
    leastRatio: z.number().min(0).default(1),
    fewestCustomers: z.number().int().min(1).default(20),
  }),
  triedOn: "figures",
  trade: ["acquisitions", "worth"],
  pathOf: ({ fromDay, toDay }) => `/app/customers/acquisition?from=${fromDay}&to=${toDay}`,
  run({ trading }, { leastRatio, fewestCustomers }) {
    const known = trading?.acquisitions.find(({ days }) => days.to === trading.lastDay);
    if (!known || known.worthToCost === null || known.newCustomers < fewestCustomers) {
      return "unknown";
    }
    if (known.worthToCost >= leastRatio) return [];
    return [
      {
        key: "shop",
        cause: "cost of customers",
        severity: "warning",
        params: {
          fromDay: known.days.from,
          toDay: known.days.to,
          worthTimes: Math.round(known.worthToCost * 100) / 100,
          limitTimes: leastRatio,
          cacMinor: known.cacMinor,
        },
      },
    ];
  },
});
