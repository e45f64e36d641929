import { expect, it } from "vitest";
import { taughtSteps } from "./learning";

it("counts each of the first products that teach", () => {
  expect([0, 1, 19, 20].map(taughtSteps)).toEqual([0, 1, 19, 20]);
});

it("goes on by a tenth more from there", () => {
  expect([21, 22, 24, 25].map(taughtSteps)).toEqual([20, 21, 21, 22]);
  // Ten more of five thousand are no step.
  expect(taughtSteps(5_010)).toBe(taughtSteps(5_000));
  expect(taughtSteps(100_000)).toBeLessThan(120);
});
