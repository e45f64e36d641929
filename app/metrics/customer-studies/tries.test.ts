import { expect, test } from "vitest";
import { failureOf, mayTry, reasonOf } from "./tries";

const now = new Date("2026-11-30T12:00:00Z");
const work = {
  ...{ tries: 2, reason: "memory", triedAt: now, endDay: null, part: null },
  nextAt: new Date("2026-11-30T12:05:00Z"),
};

test("a study that failed waits until it is due again", () => {
  expect(mayTry(null, now)).toBe(true);
  expect(mayTry(work, now)).toBe(false);
  expect(mayTry(work, new Date("2026-11-30T12:04:59Z"))).toBe(false);
  expect(mayTry(work, work.nextAt)).toBe(true);
});

test("a first try under way is no failure, and one of which nothing was heard is", () => {
  expect(failureOf({ ...work, tries: 1, reason: null })).toBeNull();
  expect(failureOf({ ...work, tries: 0, nextAt: null })).toBeNull();
  expect(failureOf({ ...work, reason: null })).toMatchObject({ tries: 2, reason: "stopped" });
  expect(failureOf({ ...work, tries: 1 })).toEqual({
    ...{ tries: 1, reason: "memory", triedAt: now.toISOString() },
    nextAt: "2026-11-30T12:05:00.000Z",
  });
});

test("too little memory is told from what else can be wrong", () => {
  const of = (code: string) => Object.assign(new Error("No"), { code });
  expect(reasonOf(of("ERR_WORKER_OUT_OF_MEMORY"))).toBe("memory");
  expect(reasonOf(of("53200"))).toBe("memory");
  expect([reasonOf(new Error("No")), reasonOf("No")]).toEqual(["failed", "failed"]);
});
