import { expect, it } from "vitest";
import { createFormats, roughDuration, usableLocale } from "./format";

const en = createFormats("en");
const de = createFormats("de");
const plain = (text: string) => text.replaceAll("\u00a0", " ");

it("writes money in the digits of its currency", () => {
  expect(en.money(123_456, "USD")).toBe("$1,234.56");
  expect(en.money(123_456, "JPY")).toBe("¥123,456");
  expect(plain(en.money(123_456, "KWD"))).toBe("KWD 123.456");
  expect(en.money(-5, "USD")).toBe("-$0.05");
});

it("writes money as people of the locale do", () => {
  expect(plain(de.money(123_456, "EUR"))).toBe("1.234,56 €");
});

it("keeps every digit of a huge amount", () => {
  expect(en.money(9_007_199_254_740_991, "USD")).toBe("$90,071,992,547,409.91");
});

it("drops cents from a thousand on, and counts in millions from a million on", () => {
  expect(en.moneyRounded(99_999, "USD")).toBe("$999.99");
  expect(en.moneyRounded(100_000, "USD")).toBe("$1,000");
  expect(en.moneyRounded(99_999_900, "USD")).toBe("$999,999");
  expect(en.moneyRounded(123_456_789, "USD")).toBe("$1.23M");
  expect(en.moneyRounded(-123_456_789, "USD")).toBe("-$1.23M");
  expect(en.moneyRounded(1_500_000, "JPY")).toBe("¥1.5M");
});

it("writes counts exactly, and rounded from a million on", () => {
  expect(en.count(1_234_567)).toBe("1,234,567");
  expect(en.countRounded(999_999)).toBe("999,999");
  expect(en.countRounded(1_234_567)).toBe("1.23M");
  expect(de.count(1_234)).toBe("1.234");
});

it("writes per cent without a sign, with a decimal below a hundred", () => {
  expect(en.percent(0.124)).toBe("12.4%");
  expect(en.percent(-0.124)).toBe("12.4%");
  expect(en.percent(12.345)).toBe("1,235%");
  expect(plain(de.percent(0.124))).toBe("12,4 %");
});

it("writes numbers with as many decimals as are asked for", () => {
  expect(en.fixed(0.88, 3)).toBe("0.880");
  expect(de.fixed(-1_234.565, 2)).toBe("-1.234,57");
});

it("writes days as calendar days, in whatever zone the machine is", () => {
  expect(en.day("2026-11-22")).toBe("Nov 22, 2026");
  expect(en.dayShort("2026-01-01")).toBe("Jan 1");
  expect(en.dayLong("2026-11-22")).toBe("Sun, Nov 22, 2026");
  expect(de.day("2026-11-22")).toBe("22. Nov. 2026");
  expect(plain(en.dayRange("2026-11-01", "2026-11-22")).replaceAll("–", "-")).toBe(
    "Nov 1 - 22, 2026",
  );
  expect(en.dayRange("2026-11-22", "2026-11-22")).toBe("Nov 22, 2026");
});

it("writes instants in the zone it is given", () => {
  expect(plain(en.instant("2026-11-22T02:30:00Z", "America/New_York"))).toBe(
    "Nov 21, 2026, 9:30 PM",
  );
});

it("contains no thin spaces, which differ between server and browser", () => {
  const texts = [
    en.instant("2026-11-22T02:30:00Z", "UTC"),
    en.dayRange("2026-11-01", "2026-11-22"),
  ];
  for (const text of texts) expect(text).not.toMatch(/[\u2009\u202f]/);
});

it("takes the first locale that is one", () => {
  expect(usableLocale([null, "de-DE", "fr"])).toBe("de-DE");
  expect(usableLocale(["not a locale!", "fr"])).toBe("fr");
  expect(usableLocale([undefined, ""])).toBe("en");
});

it("rounds a length of time to one number", () => {
  expect(roughDuration(0.2)).toEqual({ unit: "seconds", count: 1 });
  expect(roughDuration(59)).toEqual({ unit: "seconds", count: 59 });
  expect(roughDuration(60)).toEqual({ unit: "minutes", count: 1 });
  expect(roughDuration(89 * 60)).toEqual({ unit: "minutes", count: 89 });
  expect(roughDuration(90 * 60)).toEqual({ unit: "hours", count: 2 });
});
