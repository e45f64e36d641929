import { expect, it } from "vitest";
import { noSales } from "../metric";
import { foldMemberships, isOverlapping, storedFor, breakdowns } from "./breakdown";
import { onlineShare } from "./online-share";

const sold = (grossSalesMinor: number, orders = 1) => ({ ...noSales, grossSalesMinor, orders });

it("sums a product in each of its collections, and one in none by itself", () => {
  const products = new Map([
    ["1", sold(100)],
    ["2", sold(20)],
    ["3", sold(3)],
    ["t:Gift wrap", sold(7)],
    ["-", sold(-5, 0)],
  ]);
  const folded = foldMemberships(
    products,
    new Map([
      ["1", ["a", "b"]],
      ["2", ["b"]],
    ]),
  );
  expect([...folded].map(([key, facts]) => [key, facts.grossSalesMinor])).toEqual([
    ["a", 100],
    ["b", 120],
    ["", 10],
    ["-", -5],
  ]);
  expect([...folded.values()].every(({ orders }) => orders === 0)).toBe(true);
});

it("makes collections and tags of products, everything else of its own sums", () => {
  expect(breakdowns.filter((id) => storedFor(id) !== id)).toEqual(["collection", "tag"]);
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
