import { expect, it } from "vitest";
import { sumSessions } from "./sessions";

const day = (sessions: number | null, isIncomplete = false) => ({ sessions, isIncomplete });

it("sums the visits of days that are all known and over", () => {
  expect(sumSessions([day(3), day(0), day(4)])).toBe(7);
});

it("does not know the visits of a range of which a day is missing, under way, or none is asked for", () => {
  expect(sumSessions([day(3), day(null)])).toBeNull();
  expect(sumSessions([day(3), day(4, true)])).toBeNull();
  expect(sumSessions([])).toBeNull();
});
