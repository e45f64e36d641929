import { z } from "zod";
import { addDays, daysBetween, startOfWeek, type ShopDay } from "../../lib/shop-day";
import { rfmGroups, rfmSizes, type RfmGroup } from "./rfm";
import type { RfmCell } from "../../store/worth/rfm.server";

/** A year of months beside the one under way, or a quarter of weeks. */
const mostPoints = 13;
/** A shop that is younger is looked at by week. */
const daysForMonths = 92;

/** What a group was on a day; money in minor units, as known when the history was made. */
export interface GroupPoint {
  customers: number;
  netMinor: number;
  /** Who came into it and who left it since the day before in the history. */
  joined: number;
  left: number;
}

/** The groups of customers with a purchase on some days, the oldest first. */
export interface RfmHistory {
  days: ShopDay[];
  groups: { group: RfmGroup; points: GroupPoint[] }[];
}

/** The days looked at: the ends of months (or weeks) since the first purchase, and the last day. */
export function historyDays(first: ShopDay, end: ShopDay): ShopDay[] {
  const isByMonth = daysBetween(first, end) >= daysForMonths;
  const endBefore = (day: ShopDay) =>
    addDays(isByMonth ? `${day.slice(0, 7)}-01` : startOfWeek(day), -1);
  const days: ShopDay[] = [];
  for (let day = end; day >= first && days.length < mostPoints; day = endBefore(day)) {
    days.unshift(day);
  }
  return days;
}

/** The groups on one of the days, by those of customers on it and on the day before in the history. */
export function groupPoints(cells: readonly RfmCell[]): Map<RfmGroup, GroupPoint> {
  return new Map(
    rfmSizes(cells, { now: 0, before: 0 }).map(
      ({ group, customers, netMinor, joined, left }) =>
        [group, { customers, netMinor, joined, left }] as const,
    ),
  );
}

/** A day with what the groups were on it. */
export interface KnownDay {
  day: ShopDay;
  points: ReadonlyMap<RfmGroup, GroupPoint>;
}

/** Of the days, each with what the groups were on it. Who never purchased is in none. */
export function historyOf(days: readonly KnownDay[]): RfmHistory {
  const none: GroupPoint = { customers: 0, netMinor: 0, joined: 0, left: 0 };
  return {
    days: days.map(({ day }) => day),
    groups: rfmGroups
      .filter((group) => group !== "PROSPECTS")
      .map((group) => ({ group, points: days.map(({ points }) => points.get(group) ?? none) })),
  };
}

const point = z.object({
  customers: z.number(),
  netMinor: z.number(),
  joined: z.number(),
  left: z.number(),
});
const schema: z.ZodType<RfmHistory> = z.object({
  days: z.array(z.iso.date()),
  groups: z.array(z.object({ group: z.enum(rfmGroups), points: z.array(point) })),
});
const partSchema = z.array(
  z.object({ day: z.iso.date(), points: z.array(z.tuple([z.enum(rfmGroups), point])) }),
);

/** The days of a history that were looked at so far, as they were stored; null: in another shape. */
export function parseRfmPart(part: unknown): KnownDay[] | null {
  const days = partSchema.safeParse(part).data;
  return days?.map(({ day, points }) => ({ day, points: new Map(points) })) ?? null;
}

/** A history as it was stored; null where an older version did, in another shape: it is to be made anew. */
export function parseRfmHistory(result: unknown): RfmHistory | null {
  return schema.safeParse(result).data ?? null;
}
