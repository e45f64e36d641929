import { expect, it } from "vitest";
import { chooseSentence, type SentenceInput } from "./sentence";

const input: SentenceInput = {
  netSalesMinor: 12_345,
  orders: 3,
  previousOrders: 2,
  comparison: { kind: "none", reason: "noBase" },
  coversRange: true,
  isUpToNow: false,
};

it("says what came in, and how that compares", () => {
  expect(chooseSentence(input)).toEqual({
    kind: "netSales",
    netSalesMinor: 12_345,
    orders: 3,
    comparison: { kind: "none", reason: "noBase" },
    isUpToNow: false,
  });
});

it("says that there were no orders, and how many before", () => {
  const none = { ...input, orders: 0, netSalesMinor: 0 };
  expect(chooseSentence(none)).toEqual({ kind: "noOrders", previousOrders: 2 });
});

it("has sales to tell of on a day without orders where something was returned", () => {
  expect(chooseSentence({ ...input, orders: 0, netSalesMinor: -500 }).kind).toBe("netSales");
});

it("says 'so far' of a range that has not been read to its end, even of nothing", () => {
  expect(chooseSentence({ ...input, coversRange: false }).kind).toBe("soFar");
  expect(chooseSentence({ ...input, coversRange: false, orders: 0, netSalesMinor: 0 }).kind).toBe(
    "soFar",
  );
});
