import { expect, it } from "vitest";
import { variantFacts } from "../testing/facts";
import { mend, mendTo } from "../testing/mend";
import { collections } from "./collections";
import { offOnlineStore } from "./off-online-store";
import { onlineStore } from "./online-store";
import { tagSpelling } from "./tag-spelling";
import { vendorSpelling } from "./vendor-spelling";

it("spells a vendor as more products do", () => {
  const vendors = new Map([
    ["Olaria", 2],
    ["O-LÁRIA", 3],
  ]);
  expect(mendTo(vendorSpelling, { catalogue: { vendors } })).toEqual(["O-LÁRIA"]);
});

it("spells tags as more products do, and keeps each once and in its place", () => {
  const tags = new Map([
    ["stone ware", 1],
    ["Stoneware", 2],
    ["vase", 9],
    ["größe-l", 1],
    ["Größe L", 5],
  ]);
  const product = { tags: ["größe-l", "stone ware", "vase", "Stoneware"] };
  expect(mendTo(tagSpelling, { product, catalogue: { tags } })).toEqual([
    ["Größe L", "Stoneware", "vase"],
  ]);
});

it("puts what is in stock into the online store", () => {
  expect(mend(onlineStore, { product: { isOnOnlineStore: false } })).toEqual([
    { field: "onlineStore", target: "", before: false, after: true },
  ]);
  expect(mend(onlineStore, { product: { isOnOnlineStore: undefined } })).toEqual([]);
});

it("does not tick what is to leave it", () => {
  const product = {
    totalInventory: 0,
    outOfStockSince: "2026-01-01",
    variants: [variantFacts({ inventoryQuantity: 0 })],
  };
  expect(mend(offOnlineStore, { product })).toEqual([
    { field: "onlineStore", target: "", before: true, after: false, isChosen: false },
  ]);
});

it("asks which collection a product is to be in", () => {
  expect(mend(collections, { product: { collectionIds: [] } })).toEqual([
    { field: "collections", target: "", before: [], after: undefined },
  ]);
});
