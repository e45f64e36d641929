import { addDays, addMonths, eachDay, startOfWeek, type ShopDay } from "../../lib/shop-day";
import { lengthOf, startOfQuarter, type DayRange } from "../date-range";

export const grains = ["hour", "day", "week", "month", "quarter"] as const;
export type Grain = (typeof grains)[number];

/** Hours of the day are summed over at most so many days. */
export const maxHourDays = 60;

/** How many points one can still tell apart in a picture. */
const readableDays = 92;
const readableWeekDays = 400;

/** The grain asked for, or one under which the range can be read. */
export function chooseGrain(asked: string | null, range: DayRange): Grain {
  const days = lengthOf(range);
  const known = grains.find((grain) => grain === asked);
  if (known && (known !== "hour" || days <= maxHourDays)) return known;
  if (days === 1) return "hour";
  if (days <= readableDays) return "day";
  return days <= readableWeekDays ? "week" : "month";
}

/** A range cut at the ends of weeks, months or quarters; the first and the last may be parts of one. */
export function cutRange(range: DayRange, grain: Exclude<Grain, "hour">): DayRange[] {
  if (grain === "day") return eachDay(range.from, range.to).map((day) => ({ from: day, to: day }));
  const parts: DayRange[] = [];
  for (let from = range.from; from <= range.to;) {
    const last = addDays(nextStart(from, grain), -1);
    const to = last < range.to ? last : range.to;
    parts.push({ from, to });
    from = addDays(to, 1);
  }
  return parts;
}

/** Whether it is a week, month or quarter from its first to its last day. */
export function isWholePart(part: DayRange, grain: Exclude<Grain, "hour">): boolean {
  if (grain === "day") return true;
  return (
    startOf(part.from, grain) === part.from && addDays(part.to, 1) === nextStart(part.from, grain)
  );
}

function startOf(day: ShopDay, grain: "week" | "month" | "quarter"): ShopDay {
  if (grain === "week") return startOfWeek(day);
  return grain === "month" ? `${day.slice(0, 7)}-01` : startOfQuarter(day);
}

function nextStart(day: ShopDay, grain: "week" | "month" | "quarter"): ShopDay {
  const start = startOf(day, grain);
  return grain === "week" ? addDays(start, 7) : addMonths(start, grain === "month" ? 1 : 3);
}
