import { expect, it } from "vitest";
import { mayRevalidate, msUntilNextPoll } from "./live-polling";

it("polls every second and a half while it is answered", () => {
  expect(msUntilNextPoll({})).toBe(1_500);
});

it("polls rarely after a failure", () => {
  expect(msUntilNextPoll(null)).toBe(15_000);
});

it("lets loaders run again after three seconds while history is read, and at once afterwards", () => {
  expect(mayRevalidate(2_999, true)).toBe(false);
  expect(mayRevalidate(3_000, true)).toBe(true);
  expect(mayRevalidate(Infinity, true)).toBe(true);
  expect(mayRevalidate(0, false)).toBe(true);
});
