import { expect, it } from "vitest";
import type { FirstWorth, JourneyStep } from "../../../store/worth/journey.server";
import { buildJourney, leastForQuarters } from "./build-view";

const step = (customers: number): JourneyStep => ({
  ...{ step: 1, fromProductId: 1, toProductId: 2, customers, fromCustomers: 10 },
  quartileDays: [7, 20, 41],
});
const nothing = { days: 90, steps: [], byProduct: [], byCode: [], pairs: [], titles: new Map() };

it("says of a step who took it, of how many, and how long half of them took about the middle", () => {
  const { steps } = buildJourney({ ...nothing, steps: [step(leastForQuarters)] });
  expect(steps.columns.map(({ id }) => id)).toEqual([
    ...["step", "to", "customers", "share", "days25", "days50", "days75"],
  ]);
  expect(steps.rows[0]?.cells.slice(2)).toEqual([4, 0.4, 7, 20, 41]);
});

it("tells no quarters of fewer than four, and says that they are too few", () => {
  const { steps } = buildJourney({ ...nothing, steps: [step(leastForQuarters - 1)] });
  expect(steps.rows[0]?.cells.slice(2)).toEqual([3, 0.3, null, null, null]);
  expect(steps.columns.at(-1)?.emptyText).toBe("retention.journey.few");
});

it.each(["byProduct", "byCode"] as const)(
  "tells what customers are worth %s with how many they are and the interval of the mean, from 30 on",
  (table) => {
    const worth = (customers: number): FirstWorth => ({
      ...{ key: "1", customers, meanMinor: 5_000, deviationMinor: 1_000 },
    });
    const rowsOf = (customers: number) =>
      buildJourney({ ...nothing, [table]: [worth(customers)] })[table].rows[0]?.cells;
    // 50.00 -+ 1.96 x 10.00 / 10
    expect(rowsOf(100)).toEqual([100, 5_000, 4_804, 5_196]);
    expect(rowsOf(29)).toEqual([29, 5_000, null, null]);
  },
);
