import { expect, it } from "vitest";
import { convertMinor, formatRate, parseRate } from "./exchange";

it("converts between currencies of any number of decimals, rounding half up", () => {
  const rate = (text: string) => parseRate(text) ?? 0;
  expect(convertMinor(10_000, "EUR", "USD", rate("1.0842"))).toBe(10_842);
  expect(convertMinor(5, "EUR", "USD", rate("0.5"))).toBe(3);
  expect(convertMinor(1_000, "JPY", "USD", rate("0.0067"))).toBe(670);
  expect(convertMinor(1_234, "KWD", "JPY", rate("480"))).toBe(592);
  expect(convertMinor(0, "EUR", "USD", rate("1"))).toBe(0);
  // More than a fraction of 53 bits would hold on the way.
  expect(convertMinor(999_999_999_999, "EUR", "USD", rate("1.00000001"))).toBe(1_000_000_009_999);
});

it("reads rates with a point or a comma, and refuses what is none", () => {
  expect(["1", "1.0842", "0,92", " 155.2 "].map(parseRate)).toEqual([
    100_000_000, 108_420_000, 92_000_000, 15_520_000_000,
  ]);
  expect(["", "0", "-1", "1e3", "1.123456789", "99999999", "x"].map(parseRate)).toEqual(
    Array(7).fill(null),
  );
  expect(formatRate(108_420_000)).toBe("1.0842");
  expect(formatRate(100_000_000)).toBe("1");
});
