import { expect, it } from "vitest";
import { workersOf } from "./catalogue";

it("reads the histories of several shops at a time on a database server", () => {
  expect(workersOf("sync.backfill", false)).toBe(3);
  expect(workersOf("inbox.process", false)).toBe(1);
});

it("reads one after the other in the embedded database", () => {
  expect(workersOf("sync.backfill", true)).toBe(1);
});
