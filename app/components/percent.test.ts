import { expect, it } from "vitest";
import { wholePercent } from "./percent";

it("gives whole per cent, and 100 only where all is done", () => {
  expect(wholePercent(0.24330096439416693)).toBe(24);
  expect(wholePercent(0.29)).toBe(29);
  expect(wholePercent(0.9999)).toBe(99);
  expect(wholePercent(1)).toBe(100);
});

it("stays between 0 and 100", () => {
  expect(wholePercent(-0.1)).toBe(0);
  expect(wholePercent(1.2)).toBe(100);
});
