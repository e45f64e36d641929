import { expect, it } from "vitest";
import { chooseSentence, type SentenceInput } from "./sentence";

const input: SentenceInput = {
  netSalesMinor: 12_345,
  orders: 3,
  previousOrders: 2,
  comparison: { kind: "none", reason: "noBase" },
  coversRange: true,
  readDays: { from: "2026-11-16", to: "2026-11-22" },
  lastOrderDay: null,
};

it("says what came in, and how that compares", () => {
  expect(chooseSentence(input)).toEqual({
    kind: "netSales",
    netSalesMinor: 12_345,
    orders: 3,
    comparison: { kind: "none", reason: "noBase" },
  });
});

it("says that there were no orders, and how many before", () => {
  const none = { ...input, orders: 0, netSalesMinor: 0 };
  expect(chooseSentence(none)).toEqual({
    kind: "noOrders",
    previousOrders: 2,
    lastOrderDay: null,
  });
  const late = chooseSentence({ ...none, previousOrders: 0, lastOrderDay: "2022-05-18" });
  expect(late).toMatchObject({ kind: "noOrders", lastOrderDay: "2022-05-18" });
});

it("has sales to tell of on a day without orders where something was returned", () => {
  expect(chooseSentence({ ...input, orders: 0, netSalesMinor: -500 }).kind).toBe("netSales");
});

it("names the days it speaks of where the range has been read in part, even of nothing", () => {
  const days = { from: "2026-11-20", to: "2026-11-22" };
  const part = { ...input, coversRange: false, readDays: days };
  expect(chooseSentence(part)).toEqual({
    kind: "readDays",
    days,
    netSalesMinor: 12_345,
    orders: 3,
  });
  expect(chooseSentence({ ...part, orders: 0, netSalesMinor: 0 }).kind).toBe("readDays");
});

it("does not call days empty that have not been read", () => {
  const none = { ...input, coversRange: false, readDays: null, orders: 0, netSalesMinor: 0 };
  expect(chooseSentence(none)).toEqual({ kind: "notRead" });
});
