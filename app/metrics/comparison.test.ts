import { expect, it } from "vitest";
import { compare, judge, sizeOf } from "./comparison";

it("compares amounts in per cent of the size of the earlier one", () => {
  expect(compare("money", 112_400, 100_000)).toEqual({ kind: "percent", ratio: 0.124 });
  expect(compare("count", 50, 100)).toEqual({ kind: "percent", ratio: -0.5 });
});

it("has a loss that shrinks as an increase", () => {
  expect(compare("money", -50, -100)).toEqual({ kind: "percent", ratio: 0.5 });
});

it("compares rates in percentage points, also from 0", () => {
  const change = compare("rate", 0.045, 0.03);
  expect(change?.kind).toBe("points");
  expect(change && sizeOf(change)).toBeCloseTo(1.5);
  expect(compare("rate", 0.02, 0)).toEqual({ kind: "points", points: 2 });
});

it("has no comparison without a base", () => {
  expect(compare("money", 100, 0)).toBeNull();
  expect(compare("money", 100, null)).toBeNull();
  expect(compare("money", null, 100)).toBeNull();
});

it("has no comparison across 0", () => {
  expect(compare("money", 0, -2_400)).toBeNull();
  expect(compare("money", 100, -100)).toBeNull();
  expect(compare("money", -1, 100)).toBeNull();
});

it("compares nothing now with something before as 100 % less", () => {
  expect(compare("money", 0, 100)).toEqual({ kind: "percent", ratio: -1 });
});

it("judges by the better direction", () => {
  const more = { kind: "percent", ratio: 0.1 } as const;
  const less = { kind: "percent", ratio: -0.1 } as const;
  expect(judge(more, "higher")).toBe("better");
  expect(judge(less, "higher")).toBe("worse");
  expect(judge(more, "lower")).toBe("worse");
  expect(judge(less, "lower")).toBe("better");
});

it("judges nothing that has no better way or no change", () => {
  expect(judge({ kind: "percent", ratio: 0.1 }, null)).toBeNull();
  expect(judge(null, "higher")).toBeNull();
});

it("calls a change the same that would read 0.0 %, and only that", () => {
  expect(judge({ kind: "percent", ratio: 0.00049 }, "higher")).toBe("same");
  expect(judge({ kind: "percent", ratio: 0.00051 }, "higher")).toBe("better");
});
