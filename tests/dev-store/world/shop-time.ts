const DAY_MS = 86_400_000;
const FIRST_YEAR = 2012;
const LAST_YEAR = 2040;

/** Calendar arithmetic in one IANA zone; a shop day is a count of days since 1970-01-01. */
export interface ShopTime {
  timezone: string;
  /** Milliseconds to add to UTC to read the wall clock at that instant. */
  offsetAt(at: number): number;
  /** The shop day an instant falls on. */
  dayOf(at: number): number;
  /** The first instant of a shop day (the clock may jump over midnight). */
  startOfDay(day: number): number;
  /** Milliseconds since local midnight by the wall clock. */
  timeOfDay(at: number): number;
  /** The instant of a wall-clock time on a shop day; a time that the clock skips moves forward. */
  at(day: number, msOfDay: number): number;
}

const cache = new Map<string, ShopTime>();

/** Zone arithmetic from a table of clock changes between 2012 and 2040, which is read from Intl once per zone. */
export function shopTime(timezone: string): ShopTime {
  let known = cache.get(timezone);
  if (!known) cache.set(timezone, (known = buildShopTime(timezone)));
  return known;
}

function buildShopTime(timezone: string): ShopTime {
  const { starts, offsets } = readChanges(timezone);

  function offsetAt(at: number): number {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    return offsets[low] as number;
  }

  const dayOf = (at: number) => Math.floor((at + offsetAt(at)) / DAY_MS);

  function at(day: number, msOfDay: number): number {
    const local = day * DAY_MS + msOfDay;
    const early = local - offsetAt(local - DAY_MS);
    if (early + offsetAt(early) === local) return early;
    const late = local - offsetAt(local + DAY_MS);
    if (late + offsetAt(late) === local) return late;
    return early;
  }

  function startOfDay(day: number): number {
    const midnight = at(day, 0);
    // Where clocks skip midnight, `at` lands after the gap, on the right day already; where they
    // repeat it, the earlier of the two belongs to this day.
    return dayOf(midnight - 3_600_000) === day ? midnight - 3_600_000 : midnight;
  }

  const timeOfDay = (instant: number) => instant + offsetAt(instant) - dayOf(instant) * DAY_MS;
  return { timezone, offsetAt, dayOf, startOfDay, timeOfDay, at };
}

function readChanges(timezone: string): { starts: number[]; offsets: number[] } {
  const readOffset = offsetReader(timezone);
  const starts: number[] = [-Infinity];
  let previous = Date.UTC(FIRST_YEAR, 0, 1);
  let offset = readOffset(previous);
  const offsets: number[] = [offset];
  const end = Date.UTC(LAST_YEAR, 0, 1);
  for (let at = previous + 7 * DAY_MS; at < end; at += 7 * DAY_MS) {
    const next = readOffset(at);
    if (next !== offset) {
      let low = previous;
      let high = at;
      while (high - low > 60_000) {
        const middle = low + Math.floor((high - low) / 120_000) * 60_000;
        if (readOffset(middle) === offset) low = middle;
        else high = middle;
      }
      starts.push(high);
      offsets.push(next);
      offset = next;
    }
    previous = at;
  }
  return { starts, offsets };
}

function offsetReader(timezone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: timezone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (at) => {
    const parts: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(at)) parts[type] = Number(value);
    const local = Date.UTC(
      parts["year"] as number,
      (parts["month"] as number) - 1,
      parts["day"],
      parts["hour"],
      parts["minute"],
      parts["second"],
    );
    return local - Math.floor(at / 1000) * 1000;
  };
}

/** A shop day as "2026-07-01". */
export function formatDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** "2026-07-01" as a shop day, or null where it is no date. */
export function parseDay(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? null : at / DAY_MS;
}

/** Epoch ms as the Admin API writes a DateTime: "2026-07-01T12:00:00Z". */
export function formatInstant(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
