import { expect, it } from "vitest";
import { noFigures } from "../../store/report-figures";
import { compareDays, type DayFigures } from "./equality-days";

const texts: DayFigures["texts"] = {
  grossMinor: "1.500",
  discountsMinor: "0.000",
  returnsMinor: "-0.001",
  netMinor: "1.499",
  shippingMinor: "0.000",
  taxesMinor: "0.000",
  totalMinor: "1.499",
  dutiesMinor: "0.000",
  feesMinor: "0.000",
  orders: "1",
};
const told = { day: "2026-11-01", texts };
const shown = {
  ...noFigures,
  day: "2026-11-01",
  grossMinor: 1_500,
  returnsMinor: -1,
  netMinor: 1_499,
  totalMinor: 1_499,
  dutiesMinor: 0,
  feesMinor: 0,
  orders: 1,
};

it("finds days equal that are equal in every figure, in the currency's own minor unit", () => {
  expect(compareDays([shown], [told], "KWD")).toEqual({ days: 1, busyDays: 1, differing: [] });
  expect(compareDays([shown], [told], "USD").differing.length).toBeGreaterThan(0);
});

it("tells a figure that differs by a minor unit, with both sides", () => {
  expect(compareDays([{ ...shown, taxesMinor: 1 }], [told], "KWD").differing).toEqual([
    { day: "2026-11-01", column: "taxesMinor", ours: 1, theirs: 0 },
  ]);
});

it("takes a day or a figure that one side lacks for different", () => {
  expect(compareDays([], [told], "KWD").differing).toHaveLength(10);
  expect(compareDays([shown], [], "KWD").differing).toHaveLength(10);
  const silent = { day: told.day, texts: { ...texts, orders: null } };
  expect(compareDays([shown], [silent], "KWD").differing).toEqual([
    { day: "2026-11-01", column: "orders", ours: 1, theirs: NaN },
  ]);
});
