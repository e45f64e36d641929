import { z } from "zod";
import { checkCause } from "../new-error-causes";
import { defineRule } from "../rule";

/** Many more published products fail a rule than did a week before. */
export const countJump = defineRule({
  id: "count-jump",
  group: "merchandising",
  severity: "warning",
  coolDownHours: 72,
  settings: z.object({
    leastMore: z.number().int().min(1).default(10),
    leastPercent: z.number().min(0).default(20),
  }),
  triedOn: "counts",
  pathOf: ({ checkId }) => `/app/quality/rules/${checkId}`,
  run({ merchandising }, { leastMore, leastPercent }) {
    if (!merchandising?.counts) return "unknown";
    return merchandising.counts.flatMap(({ checkId, failed, risen, fallen }) => {
      const more = risen - fallen;
      const before = failed - more;
      if (more < leastMore || more * 100 < leastPercent * before) return [];
      return {
        key: checkId,
        cause: checkCause(checkId),
        // What was told of a few products long ago does not speak for many more.
        causeHours: 24,
        severity: "warning",
        params: { checkId, count: failed, more, before },
      };
    });
  },
});
