import { describe, expect, it } from "vitest";

import { gtin13, isValidGtin } from "./gtin";
import { charmPrice, formatMinor, moneyV2, parseMinor } from "./money";

describe("money", () => {
  it("formats minor units with the currency's own digits", () => {
    expect(formatMinor(1990, "USD")).toBe("19.90");
    expect(formatMinor(5, "USD")).toBe("0.05");
    expect(formatMinor(-1990, "USD")).toBe("-19.90");
    expect(formatMinor(1990, "JPY")).toBe("1990");
    expect(formatMinor(1990, "KWD")).toBe("1.990");
  });

  it("shortens MoneyV2 amounts to at least one decimal", () => {
    expect(moneyV2(2000, "USD")).toMatchObject({ amount: "20.0", currencyCode: "USD" });
    expect(moneyV2(1999, "USD")).toMatchObject({ amount: "19.99" });
    expect(moneyV2(2010, "USD")).toMatchObject({ amount: "20.1" });
    expect(moneyV2(1990, "JPY")).toMatchObject({ amount: "1990.0" });
  });

  it("reads decimals back, rounding half up, and refuses what is no number", () => {
    expect(parseMinor("19.9", "USD")).toBe(1990);
    expect(parseMinor("19.995", "USD")).toBe(2000);
    expect(parseMinor("19.994", "USD")).toBe(1999);
    expect(parseMinor("1990.5", "JPY")).toBe(1991);
    expect(parseMinor("1.9905", "KWD")).toBe(1991);
    expect(parseMinor("-1", "USD")).toBe(-100);
    expect(parseMinor("1,50", "USD")).toBeNull();
    expect(parseMinor("", "USD")).toBeNull();
  });

  it("ends prices the way shops do and never reaches zero", () => {
    expect(charmPrice(2375, "USD", "nine")).toBe(2399);
    expect(charmPrice(2375, "USD", "round")).toBe(2400);
    expect(charmPrice(1, "USD", "nine")).toBeGreaterThan(0);
    expect(charmPrice(3, "JPY", "nine")).toBeGreaterThan(0);
  });
});

describe("barcodes", () => {
  it("carry the GS1 check digit", () => {
    expect(isValidGtin("4006381333931")).toBe(true);
    expect(isValidGtin("4006381333932")).toBe(false);
    expect(isValidGtin("036000291452")).toBe(true);
    expect(isValidGtin("96385074")).toBe(true);
    expect(isValidGtin("400638133393")).toBe(false);
    expect(isValidGtin(gtin13(0, 0))).toBe(true);
    expect(gtin13(13, 4711)).toHaveLength(13);
    expect(gtin13(1, 7)).not.toBe(gtin13(13, 7));
  });
});
