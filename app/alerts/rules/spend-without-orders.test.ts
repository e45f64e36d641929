import { describe, expect, it } from "vitest";
import { addDays } from "../../lib/shop-day";
import type { SpendFacts } from "../facts";
import { signalsOf } from "../rule";
import { spendWithoutOrders } from "./spend-without-orders";

const lastDay = "2026-11-29";

function outcomeOf(spend: SpendFacts | null, settings: object = {}) {
  const trading = {
    ...{ lastDay, days: [], splits: [], spend, acquisitions: [], campaigns: [], returns: [] },
    reconciliation: null,
  };
  return spendWithoutOrders.run(
    {
      ...{ now: new Date("2026-11-30T10:00:00Z"), today: "2026-11-30", minorUnits: 100 },
      ...{ merchandising: null, sync: null, trading },
    },
    spendWithoutOrders.settings.parse(settings),
  );
}

function run(...asked: Parameters<typeof outcomeOf>) {
  const outcome = outcomeOf(...asked);
  return outcome === "unknown" ? outcome : [...signalsOf(outcome)];
}

describe("spend without orders", () => {
  const channel = "paid-search" as const;
  const eachDay = (from: string, count: number) =>
    Array.from({ length: count }, (_, index) => addDays(from, index));
  const spend = (ordersLately: number) => ({
    channels: [{ channel, spans: [{ from: "2026-01-01", to: lastDay }] }],
    spend: eachDay("2026-10-31", 30).map((day) => ({ day, channel, spendMinor: 1_000 })),
    orders: [
      ...eachDay("2026-10-31", 28).map((day) => ({ day, channel, orders: 3 })),
      { day: lastDay, channel, orders: ordersLately },
    ],
  });

  it("is told where as much spend brought several before", () => {
    expect(run(spend(0))).toMatchObject([
      { key: channel, params: { spendMinor: 2_000, expected: 6, fromDay: "2026-11-28" } },
    ]);
    expect(run(spend(0), { fewestExpected: 6.1 })).toEqual([]);
    expect(run(spend(1))).toEqual([]);
  });

  it("is unknown where spend of the days is", () => {
    const spans = [{ from: "2026-11-10", to: lastDay }];
    const known = { ...spend(0), channels: [{ channel, spans }] };
    expect(run(known)).toBe("unknown");
    expect(run(null)).toBe("unknown");
  });

  it("judges each channel by its own days, while another is told of late", () => {
    const late = "paid-social" as const;
    const of = spend(0);
    const both = {
      ...of,
      channels: [
        ...of.channels,
        { channel: late, spans: [{ from: "2026-01-01", to: addDays(lastDay, -3) }] },
      ],
      spend: [...of.spend, { day: addDays(lastDay, -5), channel: late, spendMinor: 1_000 }],
    };
    expect(run(both)).toMatchObject([{ key: channel }]);
    expect(outcomeOf(both)).toMatchObject({ unknownKeys: [late] });
    // What was entered by hand alone is known of all days.
    expect(run({ ...of, channels: [] })).toMatchObject([{ key: channel }]);
  });
});
