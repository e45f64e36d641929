import { expect, it } from "vitest";
import { noSales } from "../metric";
import { isOverlapping, breakdowns } from "./breakdown";
import { onlineShare } from "./online-share";

const sold = (grossSalesMinor: number, orders = 1) => ({ ...noSales, grossSalesMinor, orders });

it("knows what a sale can be in several rows of", () => {
  expect(breakdowns.filter(isOverlapping)).toEqual(["collection", "tag", "code"]);
});

it("takes for online what is neither point of sale nor draft nor without a channel", () => {
  const channels = new Map([
    ["Online Store", sold(600)],
    ["Shop", sold(150)],
    ["Point of Sale", sold(200)],
    ["Draft Orders", sold(30)],
    ["", sold(20)],
  ]);
  expect(onlineShare(channels)).toBe(0.75);
  expect(onlineShare(new Map())).toBeNull();
  expect(onlineShare(new Map([["Online Store", sold(-5)]]))).toBeNull();
});
