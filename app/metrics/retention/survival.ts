/** How many took so many days until it happened, or had waited so long when last seen. */
export interface Waiting {
  days: number;
  hasHappened: boolean;
  count: number;
}

/** The share of whom it has not happened to after so many days, and how many were still waiting then. */
export interface SurvivalPoint {
  days: number;
  share: number;
  atRisk: number;
}

/**
 * The Kaplan-Meier estimate of who is still waiting, from grouped counts: the product of 1 - events / at
 * risk over the days with an event. Whoever was last seen on such a day still counts as at risk on it.
 * Kaplan and Meier (1958), Nonparametric estimation from incomplete observations, doi:10.2307/2281868.
 */
export function survivalOf(groups: readonly Waiting[]): SurvivalPoint[] {
  const days = new Map<number, { events: number; all: number }>();
  let atRisk = 0;
  for (const { days: day, hasHappened, count } of groups) {
    const sum = days.get(day) ?? { events: 0, all: 0 };
    days.set(day, {
      events: sum.events + (hasHappened ? count : 0),
      all: sum.all + count,
    });
    atRisk += count;
  }
  const points: SurvivalPoint[] = [];
  let share = 1;
  for (const [day, { events, all }] of [...days].sort(([a], [b]) => a - b)) {
    if (events > 0) {
      share *= 1 - events / atRisk;
      points.push({ days: day, share, atRisk });
    }
    atRisk -= all;
  }
  return points;
}

/** The share after a number of days; null where nobody was seen for so long. */
export function shareAt(
  groups: readonly Waiting[],
  points: readonly SurvivalPoint[],
  days: number,
): number | null {
  const longest = groups.reduce((most, group) => Math.max(most, group.days), -1);
  if (longest < days) return null;
  return points.findLast((point) => point.days <= days)?.share ?? 1;
}

// Products of fractions miss a half by less than this.
const rounding = 1e-12;

/** The days after which it has happened to a share of all; null where it has not to so many. */
export function daysUntil(points: readonly SurvivalPoint[], share: number): number | null {
  return points.find((point) => point.share <= 1 - share + rounding)?.days ?? null;
}
