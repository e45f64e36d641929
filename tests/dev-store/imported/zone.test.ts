import { describe, expect, it } from "vitest";
import { shopTime } from "../world/shop-time";
import { countOffsetMisfits, inferZone } from "./zone";
import type { OffsetSample } from "./zone";
import { createFindings } from "./findings";
import { chooseZone } from "./shop-settings";
import { exportedOrder } from "./testing/exported";

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
      expect(inferZone(written(zone, "2025-01-01", 365), null), zone).toMatchObject({
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

  it("is the most usual one that fits, be it on daylight saving time, with the others that do", () => {
    // Of a summer alone New York and Puerto Rico write the same; of a whole year they do not.
    const summer = inferZone(written("America/New_York", "2025-07-01", 60), null);
    expect(summer).toMatchObject({ timezone: "America/New_York", misfits: 0 });
    expect(summer?.others).toContain("America/Puerto_Rico");
    const year = inferZone(written("America/Puerto_Rico", "2025-01-01", 365), null);
    expect(year?.timezone).toBe("America/Puerto_Rico");
    expect(year?.others).not.toContain("America/New_York");
    expect(inferZone(written("America/Phoenix", "2025-01-01", 365), "US")?.timezone).toBe(
      "America/Phoenix",
    );
    const kathmandu = inferZone(written("Asia/Kathmandu", "2025-01-01", 10), null);
    expect(kathmandu).toEqual({ timezone: "Asia/Kathmandu", misfits: 0, others: [] });
    const winter = [{ at: Date.parse("2025-01-05T00:00:00Z"), offsetMinutes: 0 }];
    expect(inferZone(winter, null)?.timezone).toBe("Europe/London");
  });

  it("is called a guess where others fit as well or none fits all, and --timezone decides", () => {
    const ruleOf = (samples: OffsetSample[], country: string | null = null) => {
      const findings = createFindings();
      const orders = samples.map((createdAt) =>
        exportedOrder({ createdAt, paidAt: null, countryCode: country }),
      );
      chooseZone(orders, undefined, findings);
      const { assumptions } = findings.notes();
      return assumptions.find(({ field }) => field === "Shop.ianaTimezone");
    };
    const summer = written("America/New_York", "2025-07-01", 60);
    expect(ruleOf(summer)).toEqual({
      field: "Shop.ianaTimezone",
      rule: expect.stringMatching(
        /^Taken as America\/New_York, by the offsets of the timestamps: a guess, as \d+ other zones fit too, such as America\/Toronto; --timezone decides$/,
      ),
      rows: 60,
    });
    expect(ruleOf(written("Asia/Kathmandu", "2025-01-01", 10))?.rule).toBe(
      "Taken as Asia/Kathmandu, by the offsets of the timestamps",
    );
    const mixed = [...summer, { at: Date.parse("2025-07-01T00:00:00Z"), offsetMinutes: 60 }];
    expect(ruleOf(mixed)).toMatchObject({
      rule: "Taken as America/New_York, which has most offsets of the timestamps: a guess, as no zone has all; --timezone decides",
      rows: 60,
    });
  });

  it("is the one that fits most where none fits all, with the number of those that do not", () => {
    const samples = written("Europe/Berlin", "2025-01-01", 365);
    samples.push({ at: Date.parse("2025-05-01T00:00:00Z"), offsetMinutes: -420 });
    expect(inferZone(samples, "DE")).toMatchObject({ timezone: "Europe/Berlin", misfits: 1 });
    expect(countOffsetMisfits(samples, "Europe/Berlin")).toBe(1);
    expect(countOffsetMisfits(samples, "UTC")).toBe(366);
  });

  it("is not known without an offset", () => {
    expect(inferZone([], "US")).toBeNull();
  });
});
