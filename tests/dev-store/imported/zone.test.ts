import { describe, expect, it } from "vitest";
import { shopTime } from "../world/shop-time";
import { countOffsetMisfits, inferZone } from "./zone";
import type { OffsetSample } from "./zone";

/** What a shop in that zone writes, once a day at noon UTC. */
function written(zone: string, from: string, days: number): OffsetSample[] {
  const time = shopTime(zone);
  return Array.from({ length: days }, (_, day) => {
    const at = Date.parse(`${from}T12:00:00Z`) + day * 86_400_000;
    return { at, offsetMinutes: time.offsetAt(at) / 60_000 };
  });
}

describe("the zone of timestamps", () => {
  it("is the one whose clocks change when theirs do", () => {
    for (const zone of ["America/Los_Angeles", "Europe/London", "Australia/Sydney"]) {
      expect(inferZone(written(zone, "2025-01-01", 365), null), zone).toEqual({
        timezone: zone,
        misfits: 0,
      });
    }
  });

  it("is one of the country's own where several fit", () => {
    const samples = written("Europe/Madrid", "2025-01-01", 365);
    expect(inferZone(samples, "ES")?.timezone).toBe("Europe/Madrid");
    expect(inferZone(samples, "PL")?.timezone).toBe("Europe/Warsaw");
    expect(inferZone(samples, null)?.timezone).toBe("Europe/Berlin");
    expect(inferZone(written("Asia/Kolkata", "2025-01-01", 90), "IN")?.timezone).toBe(
      "Asia/Kolkata",
    );
  });

  it("is rather one without daylight saving time where only one offset is seen", () => {
    const summer = written("America/Phoenix", "2025-06-01", 60);
    expect(inferZone(summer, "US")?.timezone).toBe("America/Phoenix");
    expect(inferZone(written("America/New_York", "2025-01-05", 30), "US")?.timezone).toBe(
      "America/New_York",
    );
    // Puerto Rico keeps its clocks, but is not where a shop in the United States is likely to be.
    const east = written("America/New_York", "2025-07-01", 60);
    expect(inferZone(east, "US")?.timezone).toBe("America/New_York");
    expect(inferZone([{ at: Date.parse("2025-01-05T00:00:00Z"), offsetMinutes: 0 }], null)).toEqual(
      { timezone: "Europe/London", misfits: 0 },
    );
  });

  it("is the one that fits most where none fits all, with the number of those that do not", () => {
    const samples = written("Europe/Berlin", "2025-01-01", 365);
    samples.push({ at: Date.parse("2025-05-01T00:00:00Z"), offsetMinutes: -420 });
    expect(inferZone(samples, "DE")).toEqual({ timezone: "Europe/Berlin", misfits: 1 });
    expect(countOffsetMisfits(samples, "Europe/Berlin")).toBe(1);
    expect(countOffsetMisfits(samples, "UTC")).toBe(366);
  });

  it("is not known without an offset", () => {
    expect(inferZone([], "US")).toBeNull();
  });
});
