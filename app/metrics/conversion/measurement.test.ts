import { expect, it } from "vitest";
import { crossesMeasurementChange, isMeasuredAlike } from "./measurement";

const range = (from: string, to: string) => ({ from, to });

it("is crossed by ranges that have days of both ways of counting", () => {
  expect(crossesMeasurementChange(range("2026-08-31", "2026-09-01"))).toBe(true);
  expect(crossesMeasurementChange(range("2026-08-01", "2026-08-31"))).toBe(false);
  expect(crossesMeasurementChange(range("2026-09-01", "2026-09-30"))).toBe(false);
});

it("lets ranges be compared that lie on the same side of it", () => {
  const [before, after] = [range("2026-08-01", "2026-08-31"), range("2026-09-01", "2026-09-30")];
  expect(isMeasuredAlike(after, before)).toBe(false);
  expect(isMeasuredAlike(before, range("2026-07-01", "2026-07-31"))).toBe(true);
  expect(isMeasuredAlike(range("2026-10-01", "2026-10-30"), after)).toBe(true);
});
