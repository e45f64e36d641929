import { describe, expect, it } from "vitest";
import { formatDay, formatInstant, parseDay, shopTime } from "./shop-time";

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(text);

describe("shop time", () => {
  it("puts instants around midnight on the day of the shop's wall clock", () => {
    const { dayOf } = shopTime("America/New_York");
    expect(formatDay(dayOf(at("2026-07-02T03:59:59Z")))).toBe("2026-07-01");
    expect(formatDay(dayOf(at("2026-07-02T04:00:00Z")))).toBe("2026-07-02");
    expect(formatDay(dayOf(at("2026-01-02T04:59:59Z")))).toBe("2026-01-01");
    expect(formatDay(dayOf(at("2026-01-02T05:00:00Z")))).toBe("2026-01-02");
  });

  it("knows days of 23 and 25 hours", () => {
    const { startOfDay } = shopTime("America/New_York");
    const length = (day: string) => {
      const n = parseDay(day) as number;
      return (startOfDay(n + 1) - startOfDay(n)) / HOUR;
    };
    expect(length("2026-03-07")).toBe(24);
    expect(length("2026-03-08")).toBe(23);
    expect(length("2026-11-01")).toBe(25);
  });

  it("starts a day where the clock skips midnight", () => {
    // In Beirut 2026-03-29 begins at 01:00.
    const { startOfDay, dayOf } = shopTime("Asia/Beirut");
    const day = parseDay("2026-03-29") as number;
    const start = startOfDay(day);
    expect(formatInstant(start)).toBe("2026-03-28T22:00:00Z");
    expect([dayOf(start - 1), dayOf(start)]).toEqual([day - 1, day]);
  });

  it("agrees with Intl over years, in zones of every kind", () => {
    for (const timezone of ["UTC", "America/Sao_Paulo", "Asia/Kathmandu", "Australia/Lord_Howe"]) {
      const { dayOf, timeOfDay } = shopTime(timezone);
      const format = new Intl.DateTimeFormat("en-CA", {
        timeZone: timezone,
        dateStyle: "short",
        timeStyle: "medium",
        hourCycle: "h23",
      });
      for (let t = at("2017-01-01T00:30:00Z"); t < at("2027-01-01T00:00:00Z"); t += 61 * HOUR) {
        const time = new Date(timeOfDay(t)).toISOString().slice(11, 19);
        expect(`${formatDay(dayOf(t))}, ${time}`).toBe(format.format(t));
      }
    }
  });

  it("turns wall-clock times into instants and back", () => {
    const { at: instant, dayOf, timeOfDay } = shopTime("America/New_York");
    const day = parseDay("2026-11-01") as number;
    for (let hour = 2; hour < 24; hour++) {
      const t = instant(day, hour * HOUR);
      expect([dayOf(t), timeOfDay(t)]).toEqual([day, hour * HOUR]);
    }
  });

  it("refuses what is no date", () => {
    expect(parseDay("2026-02-30")).toBeNull();
    expect(parseDay("26-02-03")).toBeNull();
  });
});
