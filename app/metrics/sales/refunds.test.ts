import { expect, it } from "vitest";
import { spanOfWindow } from "./refunds";

const zone = "America/New_York";

it("spans days in the shop's zone, on both sides of a change of clocks", () => {
  expect(spanOfWindow({ from: "2026-03-07", to: "2026-03-08" }, zone)).toEqual({
    from: new Date("2026-03-07T05:00:00Z"),
    until: new Date("2026-03-09T04:00:00Z"),
  });
});

it("ends earlier where a last day is seen up to an instant, and no later than the day", () => {
  const days = { from: "2026-03-01", to: "2026-03-01" };
  const end = new Date("2026-03-02T05:00:00Z");
  const before = new Date("2026-03-02T04:59:59Z");
  expect(spanOfWindow({ ...days, until: before }, zone).until).toEqual(before);
  expect(spanOfWindow({ ...days, until: new Date(end.getTime() + 1) }, zone).until).toEqual(end);
});
