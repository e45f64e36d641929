import { expect, it } from "vitest";
import { foldText, splitWords, stemWord } from "./words";

it("writes a text in small letters without accents, and Japanese as it is", () => {
  expect(foldText("Größe ŁÓDŹ Cœur")).toBe("grosse lodz coeur");
  expect(foldText("ガラス")).toBe("ガラス");
});

it("splits at everything that is no letter and no digit", () => {
  expect(splitWords("boucles d'oreilles - 925")).toEqual(["boucles", "d", "oreilles", "925"]);
});

it.each([
  ["dresses", "dress"],
  ["candles", "candle"],
  ["candies", "candy"],
  ["kleider", "kleider"],
  ["taschen", "tasche"],
  ["vestidos", "vestido"],
  ["sukienki", "sukienka"],
  ["bougies", "bougie"],
])("gives %s the stem of %s", (one, other) => {
  expect(stemWord(one)).toBe(stemWord(other));
});

it.each([
  ["shorts", "short"],
  ["glasses", "glass"],
  ["pasta", "paste"],
])("does not take %s for %s", (one, other) => {
  expect(stemWord(one)).not.toBe(stemWord(other));
});
