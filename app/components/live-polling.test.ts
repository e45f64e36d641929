import { expect, it } from "vitest";
import { mayRevalidate, msUntilNextPoll } from "./live-polling";

it("polls every two seconds while it is answered", () => {
  expect(msUntilNextPoll({})).toBe(2_000);
});

it("polls rarely after a failure", () => {
  expect(msUntilNextPoll(null)).toBe(15_000);
});

it("lets loaders run again after three seconds, not before", () => {
  expect(mayRevalidate(12_999, 10_000)).toBe(false);
  expect(mayRevalidate(13_000, 10_000)).toBe(true);
  expect(mayRevalidate(0, -Infinity)).toBe(true);
});
