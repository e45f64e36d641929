import { expect, it } from "vitest";
import { medianOf } from "./median";

it("takes the middle, or the mean of the two in the middle", () => {
  expect(medianOf([30, 10, 20])).toBe(20);
  expect(medianOf([40, 10, 30, 20])).toBe(25);
  expect(medianOf([7])).toBe(7);
  expect(medianOf([])).toBeNull();
});
