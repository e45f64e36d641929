import { expect, it } from "vitest";
import { numberOfGid, toGid, typeOfGid } from "./gid";

it("takes a gid apart and puts it together", () => {
  expect(numberOfGid("gid://shopify/Order/5123")).toBe(5123);
  expect(typeOfGid("gid://shopify/Order/5123")).toBe("Order");
  expect(toGid("Order", 5123)).toBe("gid://shopify/Order/5123");
});

it("ignores the query that some gids carry", () => {
  expect(numberOfGid("gid://shopify/InventoryLevel/9?inventory_item_id=4")).toBe(9);
});

it("refuses what has no number, or one that would lose digits", () => {
  for (const text of [
    "5123",
    "gid://shopify/TaxonomyCategory/aa-1",
    "gid://shopify/Order/99999999999999999",
    "gid://shopify/Order/",
    "gid://shopify//12",
    "gid://shopify/Order/12a",
    "gid://shopify/Order/-1",
    "gid://shopify/Order2/12",
    "gid://shopify/Order",
  ]) {
    expect(() => numberOfGid(text)).toThrow(RangeError);
  }
});

it("reads numbers of up to sixteen digits", () => {
  expect(numberOfGid("gid://shopify/Order/999999999999999")).toBe(999_999_999_999_999);
  expect(numberOfGid("gid://shopify/Order/9007199254740991")).toBe(Number.MAX_SAFE_INTEGER);
});
