import { expect, it } from "vitest";
import { createRandom, pick } from "./random";

const draw = (seed: number) => Array.from({ length: 1_000 }, createRandom(seed));

it("gives the same numbers for the same seed, and others for another", () => {
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

it("spreads them over the whole of [0, 1)", () => {
  const numbers = draw(1);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  const perTenth = Array.from({ length: 10 }, (_, tenth) =>
    numbers.filter((n) => Math.floor(n * 10) === tenth),
  );
  expect(Math.min(...perTenth.map(({ length }) => length))).toBeGreaterThan(60);
});

it("picks the first and the last of a list at the ends", () => {
  expect(pick(() => 0, ["a", "b", "c"])).toBe("a");
  expect(pick(() => 0.999_999, ["a", "b", "c"])).toBe("c");
});
