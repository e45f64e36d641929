import { expect, it } from "vitest";
import { farAway, farPast, intersectSpans, isWithin, joinSpans, subtractSpans } from "./day-spans";

const span = (from: string, to: string) => ({ from: `2026-11-${from}`, to: `2026-11-${to}` });

it("joins what overlaps or touches, and what a short pause is between", () => {
  const spans = [span("10", "12"), span("01", "03"), span("04", "05"), span("11", "11")];
  expect(joinSpans(spans)).toEqual([span("01", "05"), span("10", "12")]);
  expect(joinSpans(spans, 3)).toEqual([span("01", "05"), span("10", "12")]);
  expect(joinSpans(spans, 4)).toEqual([span("01", "12")]);
  expect(
    joinSpans([
      { from: "2026-01-01", to: farAway },
      { from: farPast, to: "2026-02-01" },
    ]),
  ).toEqual([{ from: farPast, to: farAway }]);
});

it("keeps the days of both, or those of one alone", () => {
  const spans = [span("01", "10"), span("20", "30")];
  expect(intersectSpans(spans, [span("08", "22")])).toEqual([span("08", "10"), span("20", "22")]);
  expect(intersectSpans(spans, [])).toEqual([]);
  expect(subtractSpans(spans, [span("03", "04"), span("10", "25")])).toEqual([
    span("01", "02"),
    span("05", "09"),
    span("26", "30"),
  ]);
  expect(subtractSpans([span("03", "04")], [span("01", "05")])).toEqual([]);
});

it("says whether one span holds all of the days", () => {
  expect(isWithin(span("02", "03"), [span("01", "03")])).toBe(true);
  expect(isWithin(span("02", "04"), [span("01", "03"), span("04", "05")])).toBe(false);
});
