import { DateTime } from "luxon";
import type { Rhythm } from "../store/notifications/terms";

// Two weeks have every weekday, whatever clocks do.
const mostDays = 14;

/**
 * The next time after an instant at which something is due. An hour that a day does not have, because clocks go
 * forward, is the one after; of one that it has twice it is the first.
 */
export function nextTime({ cadence, weekday, hour }: Rhythm, zone: string, after: Date): Date {
  const start = DateTime.fromJSDate(after, { zone }).startOf("day");
  for (let days = 0; days <= mostDays; days += 1) {
    const day = start.plus({ days });
    if (cadence === "weekly" && day.weekday !== weekday) continue;
    const time = day.set({ hour }).toJSDate();
    if (time > after) return time;
  }
  throw new RangeError(`There is no such time in ${zone}`);
}
