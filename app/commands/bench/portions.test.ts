import { expect, it } from "vitest";
import { findOverlaps, parsePortion, type Portion } from "./portions";

const line = (more: object) =>
  JSON.stringify({ level: 30, time: 9_000, pid: 7, shop: "a", run: 3, ms: 4_000, ...more });
const portion = (shop: string, startedAt: number, endedAt: number): Portion => ({
  pid: 1,
  shop,
  run: 1,
  startedAt,
  endedAt,
  limitWaitMs: 0,
  idleMs: 0,
});

it("reads when a portion began and what it waited for from the app's log", () => {
  expect(parsePortion(line({ limitWaitMs: 250, idleMs: 1_000, msg: "read" }))).toEqual({
    pid: 7,
    shop: "a",
    run: 3,
    startedAt: 5_000,
    endedAt: 9_000,
    limitWaitMs: 250,
    idleMs: 1_000,
  });
});

it("takes no other line for a portion", () => {
  expect(parsePortion(line({ msg: "Shelfwise is listening" }))).toBeNull();
  expect(parsePortion("limitWaitMs: not JSON")).toBeNull();
  expect(parsePortion(line({ limitWaitMs: "long" }))).toBeNull();
});

it("finds portions of one shop that overlap, and none that touch or are of another", () => {
  const [a, b, c] = [portion("a", 0, 10), portion("a", 9, 20), portion("a", 20, 30)];
  expect(findOverlaps([c, b, a, portion("b", 0, 30)])).toEqual([[a, b]]);
});
