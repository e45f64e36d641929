import { noCustomers, sumDays } from "../metric";
import type { FactsByKey } from "./breakdown";
import { splitChange, type ChangeSplit, type SplitPeriod } from "./change-split";
import { toSplitVisits, type PeriodSessions, type SessionsGap } from "./sessions";

/** Kinds of orders between which a move changes order value. */
export const mixBreakdowns = ["channel", "kind"] as const;
export type MixBreakdown = (typeof mixBreakdowns)[number];

/** Orders move between channels and between kinds of customers: the move that matters more is told. */
export function splitByLargerMix(
  facts: ReadonlyMap<string, { current: FactsByKey; previous: FactsByKey }>,
  sessions: PeriodSessions | SessionsGap,
): { split: ChangeSplit; mixBy: MixBreakdown } {
  const period = (mixBy: MixBreakdown, side: "current" | "previous"): SplitPeriod => {
    const segments = facts.get(mixBy)?.[side] ?? new Map();
    return {
      total: sumDays([...segments.values()], noCustomers),
      segments,
      visits: toSplitVisits(sessions, side, facts.get("channel")?.[side] ?? new Map()),
    };
  };
  const by = (mixBy: MixBreakdown) => {
    const split = splitChange(period(mixBy, "previous"), period(mixBy, "current"));
    const mix = split.parts.find(({ id }) => id === "mix");
    return { split, mixBy, size: Math.abs(mix?.minor ?? 0) };
  };
  const [channel, kind] = [by("channel"), by("kind")];
  return kind.size > channel.size ? kind : channel;
}
