import type { ConversionDay } from "../conversion/days";

/** Visits to the online store in two periods; null: not known. */
export interface PeriodSessions {
  current: number | null;
  previous: number | null;
}

export const unknownSessions: PeriodSessions = { current: null, previous: null };

/** Visits of all these days; null where those of one are not known, or not to its end. */
export function sumSessions(
  days: readonly Pick<ConversionDay, "sessions" | "isIncomplete">[],
): number | null {
  let sum = 0;
  for (const { sessions, isIncomplete } of days) {
    if (sessions === null || isIncomplete) return null;
    sum += sessions;
  }
  return days.length === 0 ? null : sum;
}
