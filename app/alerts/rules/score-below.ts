import { z } from "zod";
import { defineRule } from "../rule";

/** The shop's score of merchandising lies below a floor. */
export const scoreBelow = defineRule({
  id: "score-below",
  group: "merchandising",
  severity: "warning",
  coolDownHours: 72,
  settings: z.object({ leastScore: z.number().min(0).max(100).default(60) }),
  triedOn: "scores",
  pathOf: () => "/app/quality",
  run({ merchandising, today }, { leastScore }) {
    const last = merchandising?.scores.findLast(({ day }) => day <= today);
    if (!last) return "unknown";
    if (last.score >= leastScore) return [];
    return [
      {
        key: "shop",
        cause: "score",
        severity: "warning",
        params: { score: Math.round(last.score * 10) / 10, leastScore },
      },
    ];
  },
});
