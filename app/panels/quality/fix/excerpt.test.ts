import { expect, it } from "vitest";
import { excerptOf } from "./excerpt";

const words = (count: number) => Array.from({ length: count }, (_, at) => `word${at}`).join(" ");

it("leaves a text that is read at a glance", () => {
  expect(excerptOf("a".repeat(300), "b")).toBe("a".repeat(300));
});

it("shows where a long text differs, with what stands before it", () => {
  const text = words(200);
  const other = text.replace("word150", "WORD150");
  const shown = excerptOf(text, other);
  expect(shown).toContain("word150");
  expect(excerptOf(other, text)).toContain("WORD150");
  expect(shown).toMatch(/^….*word149.*…$/);
  expect(shown).toHaveLength(302);
});

it("shows the beginning of a text that has no other, and the end of one that goes on", () => {
  expect(excerptOf(words(200), "")).toMatch(/^word0 .*…$/);
  const text = words(200);
  expect(excerptOf(text, text.slice(0, -3))).toMatch(/^….*word199$/);
});
