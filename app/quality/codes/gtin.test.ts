import { expect, it } from "vitest";
import {
  computeCheckDigit,
  hasGtinLength,
  isGtin,
  isIsbn10,
  isMadeUp,
  isScientific,
  rangeOfGtin,
  restoreLostZeros,
} from "./gtin";

/** A code of these digits and the check digit that they ask for. */
function complete(digits: string): string {
  return digits + String(computeCheckDigit(digits));
}

it("takes 8, 12, 13 and 14 digits, and no other number", () => {
  const lengths = Array.from({ length: 18 }, (_, length) => length);
  expect(lengths.filter((length) => hasGtinLength("1".repeat(length)))).toEqual([8, 12, 13, 14]);
  expect(hasGtinLength("4006381 33931")).toBe(false);
  expect(hasGtinLength("４００６３８１３３３９３１")).toBe(false);
});

it.each([
  ["96385074", "GTIN-8"],
  ["036000291452", "UPC"],
  ["4006381333931", "EAN"],
  ["9783161484100", "ISBN, prefix 978"],
  ["9791090636071", "ISBN, prefix 979"],
  ["10012345678902", "carton"],
])("finds the check digit of %s right (%s)", (code) => {
  expect(isGtin(code)).toBe(true);
  const last = Number(code.at(-1));
  for (let other = 0; other < 10; other++) {
    expect(isGtin(code.slice(0, -1) + String(other))).toBe(other === last);
  }
});

it.each([
  ["02", "restricted"],
  ["03", "open"],
  ["04", "restricted"],
  ["05", "coupon"],
  ["06", "open"],
  ["19", "open"],
  ["20", "restricted"],
  ["29", "restricted"],
  ["30", "open"],
  ["977", "open"],
  ["978", "open"],
  ["979", "open"],
  ["980", "open"],
  ["981", "coupon"],
  ["984", "coupon"],
  ["985", "open"],
  ["989", "open"],
  ["990", "coupon"],
  ["999", "coupon"],
])("puts prefix %s of 13 digits into the range %s, in a carton, too", (prefix, range) => {
  const digits = prefix.padEnd(12, "7");
  expect(rangeOfGtin(complete(digits))).toBe(range);
  expect(rangeOfGtin(complete(`1${digits}`))).toBe(range);
  expect(rangeOfGtin(complete(`0${digits}`))).toBe(range);
});

it("reads the first digit of a UPC as the second of a prefix", () => {
  const ranges = Array.from({ length: 10 }, (_, first) =>
    rangeOfGtin(complete(`${first}7777777777`)),
  );
  expect(ranges.flatMap((range, first) => (range === "restricted" ? first : []))).toEqual([2, 4]);
  expect(ranges.flatMap((range, first) => (range === "coupon" ? first : []))).toEqual([5]);
});

it("knows the prefixes of eight digits, also filled up with zeros", () => {
  for (const first of [0, 1, 2, 3, 4, 5, 9]) {
    const code = complete(`${first}777777`);
    const range = first === 0 || first === 2 ? "restricted" : "open";
    expect(rangeOfGtin(code)).toBe(range);
    expect(rangeOfGtin(code.padStart(13, "0"))).toBe(range);
    expect(rangeOfGtin(code.padStart(14, "0"))).toBe(range);
  }
});

it("restores zeros only where the check digit then fits", () => {
  expect(restoreLostZeros("36000291452")).toBe("036000291452");
  expect(restoreLostZeros("36000291453")).toBeNull();
  expect(restoreLostZeros("036000291452")).toBeNull();
  const two = complete("00731234567");
  expect(restoreLostZeros(two.slice(2))).toBe(two);
  const three = complete("00073123456");
  expect(restoreLostZeros(three.slice(3))).toBeNull();
  const eight = complete("0731234");
  expect(restoreLostZeros(eight.slice(1))).toBe(eight);
  expect(restoreLostZeros("")).toBeNull();
});

it("does not take an old number of a book for one that lost its zeros", () => {
  expect(isIsbn10("316148410X")).toBe(true);
  expect(isIsbn10("3161484101")).toBe(false);
  const both = "0000000000";
  expect(isIsbn10(both)).toBe(true);
  expect(restoreLostZeros(both)).toBeNull();
});

it("tells what is made up from what is not", () => {
  expect(["000000000000", "1111111111111", "123456789012", "0012345678905"].map(isMadeUp)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(["4006381333931", "036000291452", "11111"].map(isMadeUp)).toEqual([false, false, false]);
});

it("knows what a spreadsheet makes of a long number", () => {
  expect(["4.00638E+12", "4,00638e12", "4E12"].map(isScientific)).toEqual([true, true, true]);
  expect(["4006381333931", "E12", "12E", "4.00638"].map(isScientific)).toEqual(
    Array<boolean>(4).fill(false),
  );
});
