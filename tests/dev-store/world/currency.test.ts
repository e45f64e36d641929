import { describe, expect, it } from "vitest";
import { convertMinor, currencyExponent, toApiDecimal, toFixedDecimal } from "./currency";

describe("currencies", () => {
  it("have none, two or three decimals", () => {
    expect(["JPY", "USD", "KWD"].map(currencyExponent)).toEqual([0, 2, 3]);
  });
  it("are written with all their digits in reports", () => {
    expect(toFixedDecimal(5, "USD")).toBe("0.05");
    expect(toFixedDecimal(-123456, "USD")).toBe("-1234.56");
    expect(toFixedDecimal(1500, "JPY")).toBe("1500");
    expect(toFixedDecimal(1500, "KWD")).toBe("1.500");
  });
  it("are written short by the API, but never without a point", () => {
    expect(toApiDecimal(1230, "USD")).toBe("12.3");
    expect(toApiDecimal(1000, "USD")).toBe("10.0");
    expect(toApiDecimal(1500, "JPY")).toBe("1500.0");
    expect(toApiDecimal(-1, "KWD")).toBe("-0.001");
    expect(toApiDecimal(0, "USD")).toBe("0.0");
  });
  it("convert between decimals, the same both ways of the sign", () => {
    expect(convertMinor(1000, "USD", "JPY", 150)).toBe(1500);
    expect(convertMinor(1000, "USD", "KWD", 0.307)).toBe(3070);
    expect(convertMinor(-5, "USD", "EUR", 0.9)).toBe(-convertMinor(5, "USD", "EUR", 0.9));
  });
});
