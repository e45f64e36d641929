import type { CellReading } from "./amounts";
import type { ExportedInstant } from "./types";

const pattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ]+(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
const EXPECTED = "is no time: expected one such as 2022-05-18 22:36:15 -0700";
const MAX_OFFSET_MINUTES = 14 * 60;

/**
 * "2022-05-18 22:36:15 -0700", ISO 8601, or a time or day without an offset, which is the shop's own
 * clock (`local`). "Z" fixes the instant but says nothing of the shop's offset.
 */
export function readInstant(text: string): CellReading<ExportedInstant> {
  const found = pattern.exec(text);
  if (!found) return { reason: EXPECTED };
  const [, year, month, day, hour, minute, second, zone] = found;
  const fields = [year, month, day, hour ?? "0", minute ?? "0", second ?? "0"].map(Number);
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = fields;
  const clock = Date.UTC(y, mo - 1, d, h, mi, s);
  const date = new Date(clock);
  const isPossible =
    date.getUTCFullYear() === y &&
    date.getUTCMonth() === mo - 1 &&
    date.getUTCDate() === d &&
    h < 24 &&
    mi < 60 &&
    s < 60;
  if (!isPossible) return { reason: "is a date or time that does not exist" };

  if (zone === undefined) {
    const rule =
      hour === undefined
        ? "A day without a time is taken as its first moment by the shop's clock"
        : "A time without an offset is taken as the shop's own clock";
    return { value: { at: clock, offsetMinutes: null, local: true }, rule };
  }
  if (/^z$/i.test(zone)) return { value: { at: clock, offsetMinutes: null } };
  const offsetMinutes = toMinutes(zone);
  if (offsetMinutes === null) return { reason: "has an offset from UTC that does not exist" };
  return { value: { at: clock - offsetMinutes * 60_000, offsetMinutes } };
}

function toMinutes(zone: string): number | null {
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (!offset) return 0; // UTC, GMT
  const minutes = Number(offset[2]) * 60 + Number(offset[3]);
  if (minutes > MAX_OFFSET_MINUTES || Number(offset[3]) >= 60) return null;
  return offset[1] === "-" && minutes !== 0 ? -minutes : minutes;
}
