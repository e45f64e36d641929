import { createRng } from "../world/rng";
import { FaultRuleError } from "./rule-schema";
import type { FaultRule } from "./types";

/**
 * A believable bad day: slow and failing answers every now and then, now a storm of THROTTLED, one
 * broken bulk result, one expired address, one failed operation, one lost refresh, and webhooks twice,
 * late and in the wrong order.
 */
function roughDay(seed: number): FaultRule[] {
  // When in the day the things happen that happen once.
  const early = (name: string, latest: number) => createRng(seed, "rough", name).int(0, latest);
  const adminApi = ["graphql", "bulk-run"] as const;
  const requests = ["graphql", "bulk-run", "bulk-download"] as const;
  const rules: FaultRule[] = [
    { name: "slow", probability: 0.04, fault: { type: "delay", ms: 250 } },
    {
      name: "broken result",
      skip: early("broken result", 2),
      times: 1,
      fault: { type: "bulk-result", damage: "cut-mid-line", keep: 0.6 },
    },
    {
      name: "failed operation",
      skip: early("failed operation", 4),
      times: 1,
      fault: { type: "bulk-failed", keep: 0.5 },
    },
    {
      name: "expired address",
      skip: early("expired address", 5),
      times: 1,
      fault: { type: "url-expired" },
    },
    {
      name: "broken download",
      skip: early("broken download", 3),
      times: 1,
      fault: { type: "drop", when: "in-body", bytes: 4_000 },
    },
    {
      name: "lost refresh",
      operation: "refresh_token",
      times: 1,
      fault: { type: "drop", when: "after-work" },
    },
    {
      name: "failing refresh",
      operation: "refresh_token",
      times: 1,
      fault: { type: "status", status: 503 },
    },
    {
      name: "throttle storm",
      kinds: adminApi,
      probability: 0.008,
      burst: 6,
      fault: { type: "throttled" },
    },
    {
      name: "too many requests",
      kinds: adminApi,
      probability: 0.005,
      fault: { type: "status", status: 429, retryAfterSeconds: 2 },
    },
    { name: "busy", probability: 0.05, fault: { type: "bulk-busy" } },
    {
      name: "unavailable",
      kinds: requests,
      probability: 0.01,
      fault: { type: "status", status: 503 },
    },
    {
      name: "bad gateway",
      kinds: requests,
      probability: 0.005,
      fault: { type: "status", status: 502 },
    },
    {
      name: "answer too late",
      kinds: adminApi,
      probability: 0.005,
      fault: { type: "status", status: 504, afterWork: true },
    },
    { name: "drop", kinds: requests, probability: 0.01, fault: { type: "drop" } },
    {
      name: "lost answer",
      kinds: adminApi,
      probability: 0.01,
      fault: { type: "drop", when: "after-work" },
    },
    { name: "webhook twice", probability: 0.15, fault: { type: "webhook-duplicated" } },
    {
      name: "webhook older after newer",
      probability: 0.1,
      fault: { type: "webhook-out-of-order" },
    },
    {
      name: "webhook late",
      probability: 0.05,
      fault: { type: "webhook-late", ms: 30 * 60 * 1000 },
    },
  ];
  return rules.map((rule) => ({ times: "always", ...rule, seed }));
}

const PRESETS: Record<string, (seed: number) => FaultRule[]> = { rough: roughDay };

/** The rules of a ready-made day, the same for the same seed. Throws a FaultRuleError. */
export function presetRules(name: string, seed = 1): FaultRule[] {
  const preset = Object.hasOwn(PRESETS, name) ? PRESETS[name] : undefined;
  if (preset) return preset(seed);
  throw new FaultRuleError(
    `there is no preset ${name}, only ${Object.keys(PRESETS).join(", ")} (with a seed: rough:7)`,
  );
}

/** "rough" or "rough:7", where 7 is the seed. Throws a FaultRuleError. */
export function parsePreset(text: string): FaultRule[] {
  const [, name, seed] = /^([^:]*)(?::(\d{1,9}))?$/.exec(text) ?? [];
  return presetRules(name ?? text, seed === undefined ? 1 : Number(seed));
}
