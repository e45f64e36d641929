import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { createTokenBox } from "./token-box.server";

const oldKey = { id: "k1", key: randomBytes(32) };
const newKey = { id: "k2", key: randomBytes(32) };

it("opens what it has sealed and shows nothing of it", () => {
  const box = createTokenBox([oldKey]);
  const sealed = box.seal("shpat_secret");
  expect(sealed).not.toContain("shpat_secret");
  expect(box.open(sealed)).toBe("shpat_secret");
});

it("seals the same token differently every time", () => {
  const box = createTokenBox([oldKey]);
  expect(box.seal("x")).not.toBe(box.seal("x"));
});

it("opens old tokens after a rotation and knows that they are old", () => {
  const sealed = createTokenBox([oldKey]).seal("shpat_secret");
  const rotated = createTokenBox([newKey, oldKey]);
  expect(rotated.open(sealed)).toBe("shpat_secret");
  expect(rotated.isCurrent(sealed)).toBe(false);
  expect(rotated.isCurrent(rotated.seal("y"))).toBe(true);
});

it("names the missing key where a rotation dropped it", () => {
  const sealed = createTokenBox([oldKey]).seal("shpat_secret");
  expect(() => createTokenBox([newKey]).open(sealed)).toThrow(/key "k1"/);
});

it("refuses a token that was tampered with", () => {
  const box = createTokenBox([oldKey]);
  const sealed = box.seal("shpat_secret");
  const flipped = sealed.slice(0, -1) + (sealed.endsWith("A") ? "B" : "A");
  expect(() => box.open(flipped)).toThrow();
});
