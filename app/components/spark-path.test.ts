import { expect, it } from "vitest";
import { sparkPath } from "./spark-path";

it("draws from edge to edge, with 0 at the bottom", () => {
  expect(sparkPath([0, 10])).toBe("M0 26L100 2");
});

it("lifts the pen over values that are not known", () => {
  expect(sparkPath([10, null, 10])).toBe("M0 2M100 2");
});

it("draws negative values below 0, and nothing of nothing", () => {
  expect(sparkPath([-10, 0])).toBe("M0 26L100 2");
  expect(sparkPath([null, null])).toBe("");
  expect(sparkPath([])).toBe("");
});

it("draws a flat line of zeros at the bottom", () => {
  expect(sparkPath([0, 0])).toBe("M0 26L100 26");
});
