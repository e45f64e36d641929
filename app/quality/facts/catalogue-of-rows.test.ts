import { expect, it } from "vitest";
import type { CatalogueRows } from "../../store/quality/catalogue-rows.server";
import { createTextCounter, toCatalogueFacts } from "./catalogue-of-rows";

const texts = { id: 1, seoTitle: null, descriptionHtml: "", type: "", vendor: "" };
const wordsOf = (...titles: string[]) => {
  const counter = createTextCounter((html) => html);
  for (const title of titles) counter.add({ ...texts, title });
  return Object.fromEntries(counter.counted().titleWords ?? []);
};

it("counts the longer words of titles that several products have, once for each", () => {
  expect(wordsOf("Stoneware vase", "STONEWARE, stoneware", "Stonewre")).toEqual({ stoneware: 2 });
  expect(wordsOf("Größere Vase 123456", "größere 123456")).toEqual({ größere: 2 });
  expect(wordsOf("花瓶 Steinzeug", "花瓶 Steinzeug")).toEqual({ steinzeug: 2 });
});

const rows: CatalogueRows = {
  skus: [],
  barcodes: [],
  images: [],
  vendors: [],
  tags: [],
  types: [],
  prices: [],
  peers: [],
  vendorsWithGtin: [],
  shapes: [{ collectionId: 501, percent: 75, products: 9, of: 12 }],
  returnRate: null,
};

it("tells the usual shape of images only where collections are read", () => {
  const counted = createTextCounter((html) => html).counted();
  const shapes = (hasCollections: boolean) =>
    toCatalogueFacts(rows, counted, { isSalesKnown: true, hasCollections }).imageShapes;
  expect(shapes(false)).toBeUndefined();
  expect(shapes(true)?.get(501)).toEqual({ ratio: 0.75, products: 9, of: 12 });
});
