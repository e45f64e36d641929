import { z } from "zod";
import { defineRule } from "../rule";

/** Net sales of whole days are not those of Shopify's own report. */
export const reportsDiffer = defineRule({
  id: "reports-differ",
  group: "trading",
  severity: "warning",
  coolDownHours: 24,
  settings: z.object({ mostPercent: z.number().min(0).max(100).default(0.5) }),
  triedOn: "figures",
  trade: ["reconciliation"],
  pathOf: () => "/app/settings/reconciliation",
  run({ trading }, { mostPercent }) {
    const report = trading?.reconciliation;
    if (!report || report.comparedDays === 0) return "unknown";
    const { days, differingDays, comparedDays, netMinor, differenceMinor } = report;
    // Of nothing any difference is all of it.
    const share =
      netMinor === 0 ? Math.sign(differenceMinor) : differenceMinor / Math.abs(netMinor);
    if (share * 100 <= mostPercent) return [];
    return [
      {
        key: "shop",
        cause: "reports",
        severity: "warning",
        params: {
          count: differingDays,
          comparedDays,
          fromDay: days.from,
          toDay: days.to,
          differenceMinor,
          shareRatio: share,
        },
      },
    ];
  },
});
