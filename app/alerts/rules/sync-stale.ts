import { z } from "zod";
import { defineRule } from "../rule";

const hourMs = 60 * 60_000;

/** Shopify has not been asked for too long, or the reading of something has stopped: figures are not those of now. */
export const syncStale = defineRule({
  id: "sync-stale",
  group: "trading",
  severity: "critical",
  coolDownHours: 6,
  settings: z.object({ mostHours: z.number().min(1).default(3) }),
  triedOn: "figures",
  pathOf: () => "/app/settings/data-status",
  run({ sync, now }, { mostHours }) {
    if (!sync) return "unknown";
    const hours = (now.getTime() - sync.askedAt.getTime()) / hourMs;
    const cause = "sync";
    const severity = "critical" as const;
    return [
      ...(hours >= mostHours
        ? [{ key: "silent", cause, severity, params: { context: "silent", mostHours } }]
        : []),
      ...sync.failed.map((resource) => ({
        key: `failed ${resource}`,
        cause,
        severity,
        params: { context: "failed", resource },
      })),
    ];
  },
});
