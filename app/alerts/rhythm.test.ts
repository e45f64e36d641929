import { describe, expect, it } from "vitest";
import { nextTime } from "./rhythm";

const daily = (hour: number) => ({ cadence: "daily", weekday: 1, hour }) as const;
const next = (hour: number, zone: string, after: string) =>
  nextTime(daily(hour), zone, new Date(after)).toISOString();

describe("the next time of a rhythm", () => {
  it("is today before the hour, and tomorrow from it on", () => {
    expect(next(8, "UTC", "2026-11-30T07:59:59Z")).toBe("2026-11-30T08:00:00.000Z");
    expect(next(8, "UTC", "2026-11-30T08:00:00Z")).toBe("2026-12-01T08:00:00.000Z");
  });

  it("is of the shop's zone, where the day may be another", () => {
    expect(next(8, "Asia/Tokyo", "2026-11-30T22:59:00Z")).toBe("2026-11-30T23:00:00.000Z");
    expect(next(8, "America/New_York", "2026-11-30T12:59:00Z")).toBe("2026-11-30T13:00:00.000Z");
  });

  it("keeps the hour of the clock where clocks change", () => {
    // Europe/Berlin goes back on 25 October 2026 and forward on 28 March 2027.
    expect(next(8, "Europe/Berlin", "2026-10-24T06:00:00Z")).toBe("2026-10-25T07:00:00.000Z");
    expect(next(8, "Europe/Berlin", "2027-03-27T07:00:00Z")).toBe("2027-03-28T06:00:00.000Z");
  });

  it("is the hour after where clocks jump over it", () => {
    expect(next(2, "Europe/Berlin", "2027-03-27T12:00:00Z")).toBe("2027-03-28T01:00:00.000Z");
    expect(next(2, "Europe/Berlin", "2027-03-28T01:00:00Z")).toBe("2027-03-29T00:00:00.000Z");
  });

  it("comes once where an hour comes twice", () => {
    const first = next(2, "Europe/Berlin", "2026-10-24T12:00:00Z");
    expect(first).toBe("2026-10-25T00:00:00.000Z");
    expect(next(2, "Europe/Berlin", first)).toBe("2026-10-26T01:00:00.000Z");
  });

  it("comes every day of a year of Lord Howe, whose clocks move by half an hour", () => {
    let at = new Date("2026-01-01T00:00:00Z");
    const days = new Set<string>();
    for (let count = 0; count < 365; count += 1) {
      at = nextTime(daily(7), "Australia/Lord_Howe", at);
      const local = at.toLocaleString("sv", { timeZone: "Australia/Lord_Howe" });
      expect(local.slice(11)).toBe("07:00:00");
      days.add(local.slice(0, 10));
    }
    expect(days.size).toBe(365);
  });

  it("is of one weekday where it is weekly", () => {
    const monday = { cadence: "weekly", weekday: 1, hour: 9 } as const;
    const at = (after: string) => nextTime(monday, "UTC", new Date(after)).toISOString();
    expect(at("2026-11-30T08:00:00Z")).toBe("2026-11-30T09:00:00.000Z");
    expect(at("2026-11-30T09:00:00Z")).toBe("2026-12-07T09:00:00.000Z");
  });
});
