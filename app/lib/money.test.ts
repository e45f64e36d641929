import fc from "fast-check";
import { expect, it } from "vitest";
import { currencyExponent, formatDecimal, parseDecimal } from "./money";

it("knows currencies with two, no and three decimals", () => {
  expect(["USD", "JPY", "KWD"].map(currencyExponent)).toEqual([2, 0, 3]);
});

it("reads the API's decimals to the minor unit", () => {
  expect(parseDecimal("12.5", "USD")).toBe(1250);
  expect(parseDecimal("-0.05", "USD")).toBe(-5);
  expect(parseDecimal("1250.0", "JPY")).toBe(1250);
  expect(parseDecimal("1.234", "KWD")).toBe(1234);
  expect(parseDecimal("-0.00", "USD")).toBe(0);
});

it("rounds digits beyond the currency's half away from zero", () => {
  expect(parseDecimal("0.005", "USD")).toBe(1);
  expect(parseDecimal("0.0049", "USD")).toBe(0);
  expect(parseDecimal("-1.995", "USD")).toBe(-200);
});

it("refuses what is no decimal, and what a number cannot hold", () => {
  for (const text of ["", "1,50", "1e3", "NaN", " 1", "99999999999999999999"]) {
    expect(() => parseDecimal(text, "USD")).toThrow(RangeError);
  }
});

it("writes what it reads, in every currency", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e12, max: 1e12 }),
      fc.constantFrom("USD", "JPY", "KWD"),
      (minor, currency) => parseDecimal(formatDecimal(minor, currency), currency) === minor,
    ),
  );
});

it("reads a decimal alike however long it is written", () => {
  // Written longer, a decimal is read in another way, for want of room for its digits.
  const longer = (text: string) => text.replace(/^-?/, (sign) => `${sign}00000000000000`);
  const digits = fc.stringMatching(/^-?\d{1,6}(\.\d{1,5})?$/);
  fc.assert(
    fc.property(digits, fc.constantFrom("USD", "JPY", "KWD"), (text, currency) =>
      Object.is(parseDecimal(text, currency), parseDecimal(longer(text), currency)),
    ),
  );
  for (const text of ["-", ".", "1.", ".5", "1..2", "--1", "+1", "1.2.3", "٣"])
    expect(() => parseDecimal(text, "USD")).toThrow(RangeError);
});
