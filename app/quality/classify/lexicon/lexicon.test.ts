import { expect, it } from "vitest";
import { lexicon } from "./index";
import { parseLexicon } from "./parse";

it("reads verticals, categories below them, hints and lines that go on", () => {
  const text = "= Toys & Games\n: spielwaren\nPuzzles: puzzle,\n  puslespil, ~1000 pieces\n";
  expect(parseLexicon(text)).toEqual([
    { form: "spielwaren", path: ["Toys & Games"], isHint: false },
    { form: "puzzle", path: ["Toys & Games", "Puzzles"], isHint: false },
    { form: "puslespil", path: ["Toys & Games", "Puzzles"], isHint: false },
    { form: "1000 pieces", path: ["Toys & Games", "Puzzles"], isHint: true },
  ]);
});

it("has words of every vertical that has products", () => {
  expect([...new Set(lexicon.map(({ path }) => path[0]))].sort()).toEqual([
    "Animals & Pet Supplies",
    "Apparel & Accessories",
    "Arts & Entertainment",
    "Baby & Toddler",
    "Bundles",
    "Business & Industrial",
    "Cameras & Optics",
    "Electronics",
    "Food, Beverages & Tobacco",
    "Furniture",
    "Gift Cards",
    "Hardware",
    "Health & Beauty",
    "Home & Garden",
    "Luggage & Bags",
    "Mature",
    "Media",
    "Office Supplies",
    "Product Add-Ons",
    "Religious & Ceremonial",
    "Services",
    "Software",
    "Sporting Goods",
    "Toys & Games",
    "Vehicles & Parts",
  ]);
});
