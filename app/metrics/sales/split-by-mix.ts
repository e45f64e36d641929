import type { FactsByKey } from "./breakdown";
import { splitChange, type ChangeSplit, type SplitPeriod } from "./change-split";
import { noCustomers, sumDays } from "../metric";
import type { PeriodSessions } from "./sessions";

/** Kinds of orders between which a move changes order value. */
export const mixBreakdowns = ["channel", "kind"] as const;
export type MixBreakdown = (typeof mixBreakdowns)[number];

/** Orders move between channels and between kinds of customers: the move that matters more is told. */
export function splitByLargerMix(
  facts: ReadonlyMap<string, { current: FactsByKey; previous: FactsByKey }>,
  sessions: PeriodSessions,
): { split: ChangeSplit; mixBy: MixBreakdown } {
  const by = (mixBy: MixBreakdown) => {
    const sums = facts.get(mixBy);
    const split = splitChange(
      toPeriod(sums?.previous ?? new Map(), sessions.previous),
      toPeriod(sums?.current ?? new Map(), sessions.current),
    );
    const mix = split.parts.find(({ id }) => id === "mix");
    return { split, mixBy, size: Math.abs(mix?.minor ?? 0) };
  };
  const [channel, kind] = [by("channel"), by("kind")];
  return kind.size > channel.size ? kind : channel;
}

function toPeriod(segments: FactsByKey, sessions: number | null): SplitPeriod {
  return { total: sumDays([...segments.values()], noCustomers), segments, sessions };
}
