import { expect, it } from "vitest";
import {
  countCharacters,
  languageOf,
  measureWidth,
  shareOfCapitals,
  shorten,
  splitWords,
} from "./letters";

it("counts characters as a reader does, in every script", () => {
  expect(countCharacters("Vase")).toBe(4);
  expect(countCharacters("Gro\u0308ße")).toBe(5);
  expect(countCharacters("花瓶")).toBe(2);
  expect(countCharacters("بَيت")).toBe(3);
  expect(countCharacters("💐")).toBe(1);
});

it("measures characters of Chinese, Japanese and Korean double", () => {
  expect(measureWidth("Vase")).toBe(4);
  expect(measureWidth("花瓶")).toBe(4);
  expect(measureWidth("꽃병 A")).toBe(6);
  expect(measureWidth("مزهرية")).toBe(6);
});

it("cuts words with and without spaces between them", () => {
  expect(splitWords("L’eau, 24 cm – n° 5")).toEqual(["L’eau", "24", "cm", "n", "5"]);
  expect(splitWords("白い陶器の花瓶")).toEqual(["白い", "陶器", "の", "花瓶"]);
  expect(splitWords("مزهرية بيضاء")).toEqual(["مزهرية", "بيضاء"]);
});

it("tells capitals only in scripts that have them", () => {
  expect(shareOfCapitals("GROßE", 1)).toBe(1);
  expect(shareOfCapitals("Vase", 1)).toBe(0.25);
  expect(shareOfCapitals("花瓶", 1)).toBeNull();
  expect(shareOfCapitals("AB", 3)).toBeNull();
});

it("takes the language out of a locale", () => {
  expect(["pt-BR", "DE", "zh_Hant", "", null].map(languageOf)).toEqual([
    "pt",
    "de",
    "zh",
    null,
    null,
  ]);
});

it("shortens a long text to 80 characters and leaves others as they are", () => {
  expect(shorten("a".repeat(80))).toBe("a".repeat(80));
  expect(shorten("a".repeat(81))).toBe(`${"a".repeat(79)}…`);
  expect(Array.from(shorten("💐".repeat(500)))).toHaveLength(80);
});
