import { expect, it } from "vitest";
import { toStorableJson, toStorableText } from "./storable";

it("leaves out the character NUL and nothing else", () => {
  expect(toStorableText("a\0b\0")).toBe("ab");
  expect(toStorableText("ünïcode \u0001 ✓")).toBe("ünïcode \u0001 ✓");
});

it("leaves out escaped NULs of JSON, but not texts that only look like one", () => {
  const value = { title: "a\0b", path: "C:\\u0000", quote: '\\"\0', emoji: "😀" };
  const stored: unknown = JSON.parse(toStorableJson(JSON.stringify(value)));
  expect(stored).toEqual({ title: "ab", path: "C:\\u0000", quote: '\\"', emoji: "😀" });
});

it("replaces half surrogates, and keeps escaped pairs whole", () => {
  expect(JSON.parse(toStorableJson(JSON.stringify({ a: "x\ud83d!" })))).toEqual({ a: "x\ufffd!" });
  expect(JSON.parse(toStorableJson('"\\ud83d\\ude00"'))).toBe("😀");
});
