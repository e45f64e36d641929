import { expect, it } from "vitest";
import { matchesSearch } from "./search";

const texts = ["Net sales", "Gross sales less discounts less returns.", "Café orders"];

it("finds all words in any order, in any of the texts", () => {
  expect(matchesSearch(texts, "returns NET")).toBe(true);
  expect(matchesSearch(texts, "net tips")).toBe(false);
});

it("finds everything where nothing is asked for, and letters without their accents", () => {
  expect(matchesSearch(texts, "  ")).toBe(true);
  expect(matchesSearch(texts, "cafe")).toBe(true);
});
