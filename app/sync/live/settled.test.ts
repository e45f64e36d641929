import { expect, it } from "vitest";
import { classify } from "./classify";
import { isCurrent, type KnownVersion } from "./settled";

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 22, 10, 0, 0) + seconds * 1000);
const read = (liveAt: number | null): KnownVersion => ({
  updatedAt: at(0),
  liveAt: liveAt === null ? null : at(liveAt),
  isDeleted: false,
});
const strict = { trustsBulk: false };

it("takes a version for the newest only if it was read two seconds after its own time", () => {
  expect(isCurrent(read(1.999), at(0), strict)).toBe(false);
  expect(isCurrent(read(2), at(0), strict)).toBe(true);
  expect(isCurrent(read(60), at(1), strict)).toBe(false);
});

it("knows nothing of what is not stored, or is stored as deleted", () => {
  expect(isCurrent(undefined, at(0), strict)).toBe(false);
  expect(isCurrent({ ...read(60), isDeleted: true }, at(0), strict)).toBe(false);
});

it("trusts what came in bulk only where it is told to", () => {
  expect(isCurrent(read(null), at(0), strict)).toBe(false);
  expect(isCurrent(read(null), at(0), { trustsBulk: true })).toBe(true);
});

it("tells apart what is missing, what is older, and what may not be the last of its second", () => {
  const stored = new Map([
    [1, read(60)],
    [2, read(60)],
    [3, read(0)],
    [4, { ...read(60), isDeleted: true }],
  ]);
  const theirs = [1, 2, 3, 4, 5].map((id) => ({ id, updatedAt: at(id === 2 ? 9 : 0) }));
  expect(classify(theirs, stored)).toEqual({ missing: [4, 5], outdated: [2], unsure: [3] });
});
