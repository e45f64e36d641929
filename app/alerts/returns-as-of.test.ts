import { expect, it } from "vitest";
import { addDays } from "../lib/shop-day";
import { returnsAsOf } from "./returns-as-of";

const asOf = "2026-11-29";
const product = { productId: 7, title: "Hat" };
const on = (daysBack: number, sold: number, returned: number, more = {}) => ({
  ...{ day: addDays(asOf, -daysBack), ...product, sold, returned, ...more },
});

it("adds up 28 days up to one, and the 180 before these", () => {
  const days = [on(0, 1, 3), on(27, 10, 1), on(28, 100, 5), on(207, 1_000, 7), on(208, 9, 9)];
  expect(returnsAsOf([...days, on(-1, 9, 9)], asOf, 3).products).toEqual([
    { ...product, sold: 11, returned: 4, soldBefore: 1_100, returnedBefore: 12 },
  ]);
});

it("names products of which enough came back, those with most first", () => {
  const days = [
    on(0, 5, 2),
    on(0, 5, 3, { productId: 8, title: "Cap" }),
    on(1, 5, 4, { productId: 9, title: "Scarf" }),
  ];
  const { products } = returnsAsOf(days, asOf, 3);
  expect(products.map(({ title }) => title)).toEqual(["Scarf", "Cap"]);
});
