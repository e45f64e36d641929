import { describe, expect, it } from "vitest";
import { parseAmount } from "./format";

describe("parseAmount", () => {
  it.each([
    ["12.5", "USD", 1250],
    ["-1.05", "USD", -105],
    ["7", "JPY", 7],
    ["7.0", "JPY", 7],
    ["7.5", "JPY", null],
    ["1.234", "KWD", 1234],
    ["1.005", "USD", null],
    ["-0", "USD", 0],
    ["1,5", "USD", null],
    ["", "USD", null],
  ])("reads %s %s as %s", (text, currency, expected) => {
    expect(parseAmount(text, currency)).toBe(expected);
  });
});
