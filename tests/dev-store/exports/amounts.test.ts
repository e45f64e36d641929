import { describe, expect, it } from "vitest";
import { readAmount, readCode, readDecimal, readInteger } from "./amounts";

const valueOf = (text: string) => {
  const reading = readAmount(text);
  return "value" in reading ? reading.value : null;
};
const isPlain = (reading: object) => "value" in reading && !("rule" in reading);

describe("readAmount", () => {
  it("takes what Shopify writes as it is, without a rule", () => {
    for (const text of ["0", "0.00", "12.50", "1299.00", "81598", "1.299", "65770.89365"]) {
      expect(readAmount(text)).toEqual({ value: text });
    }
  });

  it("reads what can mean only one number, and says by which rule", () => {
    const cases = {
      "1,299.00": "1299.00",
      "1,299,000": "1299000",
      "1.299,00": "1299.00",
      "1.299.000": "1299000",
      "1 299,00": "1299.00",
      "1'299.00": "1299.00",
      "12,50": "12.50",
      "12,5": "12.5",
      "0,125": "0.125",
      "1234,567": "1234.567",
      "$12.50": "12.50",
      "US$ 1,299.00": "1299.00",
      "12,50 €": "12.50",
      "12.50 USD": "12.50",
      "CHF 12.50": "12.50",
      "149 kr": "149",
      "'12.50": "12.50",
    };
    for (const [text, value] of Object.entries(cases)) {
      expect([text, valueOf(text)]).toEqual([text, value]);
      expect(isPlain(readAmount(text))).toBe(false);
    }
    expect(readAmount(".5")).toEqual({ value: "0.5" });
  });

  it("refuses what can mean two numbers, or none", () => {
    for (const text of ["1,299", "$1,299", "12,345"]) {
      expect(readAmount(text)).toMatchObject({ reason: expect.stringContaining("two ways") });
    }
    for (const text of ["abc", "free", "12.50.1", "1,29,9.00", "12-50", "1 2", "$", "12."]) {
      expect([text, valueOf(text)]).toEqual([text, null]);
    }
    expect(readAmount("-5.00")).toEqual({ reason: "is negative" });
    expect(readAmount("1.2E+3")).toMatchObject({ reason: expect.stringContaining("exponent") });
  });
});

it("refuses what is larger than an amount can be", () => {
  for (const text of ["1234567890123", "1234567890123.50", "1,234,567,890,123"]) {
    expect(readAmount(text)).toEqual({ reason: "is larger than an amount can be" });
  }
  expect(readAmount("123456789012.50")).toEqual({ value: "123456789012.50" });
});

describe("readInteger", () => {
  it("reads whole numbers, negative and written with decimals of zero", () => {
    expect(readInteger("3")).toEqual({ value: 3 });
    expect(readInteger("-4")).toEqual({ value: -4 });
    expect(readInteger("2.00")).toEqual({ value: 2 });
    expect(readInteger("1,200")).toMatchObject({ value: 1200 });
  });

  it("refuses fractions and words", () => {
    for (const text of ["1.5", "0,5", "two", "1e3", "12-"]) {
      expect(readInteger(text)).toHaveProperty("reason");
    }
  });
});

describe("readDecimal", () => {
  it("reads fractional grams", () => {
    expect(readDecimal("226.796185")).toEqual({ value: 226.796185 });
    expect(readDecimal("-1")).toEqual({ reason: "is negative" });
  });
});

describe("readCode", () => {
  it("keeps codes as they are, leading zeros included", () => {
    expect(readCode("0195112030332")).toEqual({ value: "0195112030332" });
    expect(readCode("ABC-1E5")).toEqual({ value: "ABC-1E5" });
    expect(readCode("3E10")).toEqual({ value: "3E10" });
  });

  it("does not know a code that a spreadsheet turned into an exponent", () => {
    for (const text of ["6E+12", "1.23E+12", "3.65275E+11", "1,23E+12"]) {
      expect(readCode(text)).toMatchObject({ value: undefined, rule: expect.any(String) });
    }
  });

  it("takes off what spreadsheets put around it", () => {
    expect(readCode("'0195112030332")).toMatchObject({ value: "0195112030332" });
    expect(readCode('="0195112030332"')).toMatchObject({ value: "0195112030332" });
    expect(readCode("'n' roll")).toEqual({ value: "'n' roll" });
  });
});
