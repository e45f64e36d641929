import { describe, expect, it } from "vitest";
import type { ProductFacts } from "../facts/facts";
import { measureWidth } from "../texts/letters";
import type { Asked } from "../testing/ask";
import { cleanProducts } from "../testing/clean-products";
import { mediaFacts, threeImages } from "../testing/facts";
import { mend, mendTo } from "../testing/mend";
import { altText } from "./alt-text";
import { handle } from "./handle";
import { seoDescription } from "./seo-description";
import { seoTitle } from "./seo-title";

const of = (product: Partial<ProductFacts>, locale = "en"): Asked => ({
  product,
  shop: { locale },
});

it.each([
  [{ seoTitle: null }, "Tall Stoneware Vase, White | Olaria"],
  [{ seoTitle: "Vase for your home" }, "Tall Stoneware Vase, White | Olaria"],
  [{ seoTitle: null, title: "Vase", vendor: "", productType: "" }, undefined],
  [{ seoTitle: null, title: "" }, undefined],
  [
    { seoTitle: "Tall Stoneware Vase in White, thrown by hand and glazed inside, for long stems" },
    "Tall Stoneware Vase in White, thrown by hand and glazed",
  ],
  [
    {
      seoTitle: null,
      title: "Große Vase aus weißem Steinzeug, von Hand gedreht und innen glasiert",
    },
    "Große Vase aus weißem Steinzeug",
  ],
  [{ seoTitle: null, title: "白い陶器の花瓶（大）" }, "白い陶器の花瓶（大）, Vase | Olaria"],
])("writes a title for search results of %o", (product, expected) => {
  expect(mendTo(seoTitle, { product })).toEqual([expected]);
});

it("adds type and shop name where a title says too little", () => {
  const product = { seoTitle: null, title: "Olaria Vase", productType: "Stoneware" };
  expect(mendTo(seoTitle, { product, shop: { name: "Atelier" } })).toEqual([
    "Olaria Vase, Stoneware | Atelier",
  ]);
});

it("makes another title of one that other products have", () => {
  const same = "Tall Stoneware Vase for Long Stems";
  const catalogue = { seoTitles: new Map([[same.toLowerCase(), 2]]) };
  expect(mendTo(seoTitle, { product: { seoTitle: same }, catalogue })).toEqual([
    "Tall Stoneware Vase, White | Olaria",
  ]);
});

describe("in every language", () => {
  for (const { locale, product } of cleanProducts) {
    it(`writes title, description and alt texts that pass: ${locale}`, () => {
      const bare = {
        ...product,
        seoTitle: null,
        seoDescription: null,
        media: threeImages.map((image) => ({ ...image, alt: null })),
      };
      const [title] = mendTo(seoTitle, of(bare, locale));
      const [description] = mendTo(seoDescription, of(bare, locale));
      expect(measureWidth(String(title))).toBeGreaterThanOrEqual(30);
      expect(measureWidth(String(description))).toBeGreaterThanOrEqual(50);
      expect(mendTo(altText, of(bare, locale)).filter(Boolean)).toHaveLength(3);
    });
  }
});

it.each([
  [
    "<p>A vase of stoneware. It is thrown by hand and glazed inside. It holds water for years.</p>",
    "A vase of stoneware. It is thrown by hand and glazed inside. It holds water for years.",
  ],
  [
    `<p>A vase of stoneware, thrown by hand in our own workshop. ${"It holds water and stands firmly. ".repeat(5)}</p>`,
    "A vase of stoneware, thrown by hand in our own workshop. It holds water and stands firmly. It holds water and stands firmly. It holds water and stands firmly.",
  ],
  [`<p>${"stoneware ".repeat(30)}</p>`, `${"stoneware ".repeat(16).trim()}…`],
  ["<p>It holds water for years.</p>", "Tall Stoneware Vase, White – It holds water for years."],
  ["<p>Nice.</p>", undefined],
  ["", undefined],
])("writes a description for search results of %s", (descriptionHtml, expected) => {
  expect(mendTo(seoDescription, of({ descriptionHtml, seoDescription: null }))).toEqual([expected]);
});

it("only cuts a description for search results that is too long", () => {
  const entered = `Made by hand in Portugal, for you. ${"And again. ".repeat(15)}`;
  const [after] = mendTo(seoDescription, of({ seoDescription: entered }));
  expect(after).toMatch(/^Made by hand in Portugal, for you\. And again\./);
});

const named = (own: string, title: string): Asked => of({ handle: own, title });
it.each([
  ["copy-of-tall-vase", "Tall Vase", "tall-vase", false],
  ["tall-vase-1", "Tall Vase", "tall-vase", false],
  ["garden-chair", "Große Vase „Ö“, 24 cm", "grosse-vase-o-24-cm", true],
  ["garden-chair", "L’album de l'été", "lalbum-de-lete", true],
  ["garden-chair", "Men's T-Shirt (white) & more!", "mens-t-shirt-white-more", true],
  ["copy-of-a", "白い花瓶", "白い花瓶", false],
  ["copy-of-a", "مزهرية بيضاء", "مزهرية-بيضاء", false],
])("makes a handle: %s of %s", (own, title, after, isChosen) => {
  expect(mend(handle, named(own, title))).toMatchObject([{ before: own, after, isChosen }]);
});

const images = (...alts: (string | null)[]) =>
  alts.map((alt, index) => mediaFacts({ ...threeImages[index], alt, position: index + 1 }));
it("writes alt texts of vendor, title and number of the image", () => {
  const title = "Große Vase aus Steinzeug";
  expect(mendTo(altText, of({ title, media: images(null, "A vase", " ") }, "de"))).toEqual([
    "Olaria Große Vase aus Steinzeug",
    "Olaria Große Vase aus Steinzeug, Ansicht 3",
  ]);
  expect(mendTo(altText, of({ title: "花瓶", media: images("花瓶です", null) }, "ja"))).toEqual([
    "Olaria 花瓶, 画像 2",
  ]);
  expect(mendTo(altText, of({ title: "", media: images(null) }))).toEqual([undefined]);
});

it("names the colour of an image where its file does, or where there is one alone", () => {
  const options = (...values: string[]) => ({
    hasOnlyDefaultVariant: false,
    title: "Olaria Vase",
    options: [{ name: "Farbe", values }],
  });
  const file = (name: string) => [
    mediaFacts({ alt: null, url: `https://cdn.shopify.com/${name}` }),
  ];
  const colours = ["Blue", "Navy Blue", "Grün"];
  const of3 = (name: string) => mendTo(altText, of({ ...options(...colours), media: file(name) }));
  expect(of3("vase_navy-blue_1.jpg?v=1")).toEqual(["Olaria Vase, Navy Blue"]);
  expect(of3("vase-gr%C3%BCn.jpg")).toEqual(["Olaria Vase, Grün"]);
  expect(of3("vase-blue-gr%C3%BCn.jpg")).toEqual(["Olaria Vase"]);
  expect(of3("vase.jpg")).toEqual(["Olaria Vase"]);
  expect(mendTo(altText, of({ ...options("Red"), media: file("a.jpg") }))).toEqual([
    "Olaria Vase, Red",
  ]);
});

it("cuts alt texts that are too long and replaces those that are the file's name", () => {
  const long = `${"A tall white vase on a table, ".repeat(5)}by the window`;
  const [cut] = mendTo(altText, of({ media: images(long) }));
  expect(long.startsWith(String(cut))).toBe(true);
  expect(mendTo(altText, of({ media: images("vase-front.jpg") }))).toEqual([
    "Olaria Tall Stoneware Vase, White",
  ]);
});
