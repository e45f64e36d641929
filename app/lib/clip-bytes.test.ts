import fc from "fast-check";
import { expect, it } from "vitest";
import { clipBytes } from "./clip-bytes";

it("leaves what fits, and cuts between characters", () => {
  expect(clipBytes("spring", 6)).toBe("spring");
  expect(clipBytes("spring", 5)).toBe("sprin");
  expect(clipBytes("a😀b", 4)).toBe("a");
  expect(clipBytes("a😀b", 5)).toBe("a😀");
  expect(clipBytes("é", 1)).toBe("");
  expect(clipBytes("\uFEFFab", 4)).toBe("\uFEFFa");
});

it("gives the longest beginning that fits", () => {
  const texts = fc.string({ unit: "binary" });
  fc.assert(
    fc.property(texts, fc.nat(12), (text, atMost) => {
      const characters = [...text];
      const fits = characters.map((_, index) => characters.slice(0, index + 1).join(""));
      const longest = fits.findLast((part) => Buffer.byteLength(part) <= atMost) ?? "";
      expect(clipBytes(text, atMost)).toBe(longest);
    }),
  );
});
