import { expect, it } from "vitest";
import { isChannelFailing, nextAttempt } from "./retry";

const queuedAt = new Date("2026-11-30T00:00:00Z");
const seconds = (attempts: number, chance = 0) => {
  const at = nextAttempt({ attempts, queuedAt }, queuedAt, chance);
  return at && (at.getTime() - queuedAt.getTime()) / 1000;
};

it("waits twice as long each time, up to an hour", () => {
  expect([1, 2, 3, 4, 7, 8, 9, 500].map((attempts) => seconds(attempts))).toEqual([
    30, 60, 120, 240, 1920, 3600, 3600, 3600,
  ]);
  expect(seconds(1, 1)).toBe(33);
});

it("gives up after a week, and not a second before", () => {
  const week = 7 * 24 * 3_600_000;
  const at = (ms: number) => nextAttempt({ attempts: 99, queuedAt }, new Date(+queuedAt + ms), 0);
  expect(at(week - 1)).not.toBeNull();
  expect(at(week)).toBeNull();
});

it("calls a channel failing at the third time, or at once where it is wrong itself", () => {
  expect(isChannelFailing(2, false)).toBe(false);
  expect(isChannelFailing(3, false)).toBe(true);
  expect(isChannelFailing(1, true)).toBe(true);
});
