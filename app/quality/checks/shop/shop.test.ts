import { expect, it } from "vitest";
import type { CollectionFacts, ShopCheck, ShopWideFacts } from "../../rules/shop-check";
import { tellEvidence } from "../../testing/ask";
import { shopFacts } from "../../testing/facts";
import { brokenRedirects } from "./shop-09-broken-redirects";
import { collectionImageWithoutAlt } from "./shop-04-collection-image-without-alt";
import { collectionSeo } from "./shop-07-collection-seo";
import { collectionWithoutImage } from "./shop-03-collection-without-image";
import { collectionWithoutText } from "./shop-02-collection-without-text";
import { emptyCollection } from "./shop-01-empty-collection";
import { missingPolicies } from "./shop-08-missing-policies";
import { noUnitPrice } from "./shop-10-no-unit-price";
import { numberedHandle } from "./shop-06-numbered-handle";
import { sameCollectionTitle } from "./shop-05-same-collection-title";

function collectionFacts(rest: Partial<CollectionFacts> = {}): CollectionFacts {
  return {
    id: 501,
    title: "Vases",
    handle: "vases",
    descriptionText: "Vases of stoneware and glass.",
    imageUrl: "https://cdn.shopify.com/vases.jpg",
    imageAlt: "Three vases on a shelf",
    seoTitle: null,
    seoDescription: null,
    productsCount: 12,
    isSmart: false,
    ...rest,
  };
}
const collections = (...rests: Partial<CollectionFacts>[]) => ({
  collections: rests.map((rest, index) => collectionFacts({ id: index, ...rest })),
});

function testShop(check: ShopCheck, rows: readonly [string, string, Partial<ShopWideFacts>][]) {
  for (const [expected, when, facts] of rows) {
    it(`${check.id} says "${expected}" ${when}`, () => {
      const outcome = check.run(
        { shop: shopFacts(), collections: [collectionFacts()], ...facts },
        check.settings.parse({}),
      );
      if (outcome.state === "finding") {
        for (const evidence of outcome.evidence) tellEvidence(check.id, evidence);
      }
      const said = outcome.state === "unknown" ? `unknown: ${outcome.why}` : outcome.state;
      expect(said).toBe(expected);
    });
  }
}
const notRead: [string, string, Partial<ShopWideFacts>] = [
  "unknown: notRead",
  "where collections are not read",
  { collections: undefined },
];
const none: [string, string, Partial<ShopWideFacts>] = [
  "notApplicable",
  "where there are none",
  { collections: [] },
];

testShop(emptyCollection, [
  ["passed", "of one product", collections({ productsCount: 1 })],
  ["finding", "of none", collections({ productsCount: 0 })],
  ["finding", "of none in an automated one", collections({ productsCount: 0, isSmart: true })],
  ["unknown: notRead", "where it is not counted", collections({ productsCount: null })],
  notRead,
  none,
]);
testShop(collectionWithoutText, [
  ["passed", "of a text", {}],
  ["finding", "of spaces", collections({ descriptionText: " " })],
  notRead,
  none,
]);
testShop(collectionWithoutImage, [
  ["passed", "of an image", {}],
  ["finding", "without one", collections({ imageUrl: null })],
  notRead,
  none,
]);
testShop(collectionImageWithoutAlt, [
  ["passed", "of an alt text", {}],
  ["finding", "without one", collections({ imageAlt: "" })],
  ["notApplicable", "without an image", collections({ imageUrl: null })],
  notRead,
]);
testShop(sameCollectionTitle, [
  ["passed", "of titles of their own", collections({ title: "Vases" }, { title: "Lamps" })],
  ["finding", "of the same", collections({ title: "Vases" }, { title: "vases " })],
  notRead,
  none,
]);
testShop(numberedHandle, [
  ["passed", "of a number alone", collections({ handle: "vases-2" })],
  [
    "finding",
    "of one beside the same without",
    collections({ handle: "vases" }, { handle: "vases-1" }),
  ],
  ["passed", "of a year", collections({ handle: "summer" }, { handle: "summer-2026" })],
  notRead,
  none,
]);
testShop(collectionSeo, [
  ["passed", "of 60 characters", collections({ seoTitle: "a".repeat(60) })],
  ["finding", "of 61 characters", collections({ seoTitle: "a".repeat(61) })],
  ["passed", "of a description of 160", collections({ seoDescription: "a".repeat(160) })],
  ["finding", "of a description of 161", collections({ seoDescription: "a".repeat(161) })],
  ["finding", "without any text", collections({ descriptionText: "" })],
  notRead,
  none,
]);

const all = ["REFUND_POLICY", "PRIVACY_POLICY", "TERMS_OF_SERVICE", "SHIPPING_POLICY"];
testShop(missingPolicies, [
  ["passed", "where all are there", { policies: all }],
  ["finding", "where one is missing", { policies: all.slice(1) }],
  ["finding", "where all are missing", { policies: [] }],
  ["unknown: notRead", "without the scope", {}],
]);
const redirect = { path: "/old", target: "/products/gone", isBroken: false };
testShop(brokenRedirects, [
  ["passed", "where all lead somewhere", { redirects: [redirect] }],
  ["finding", "where one leads nowhere", { redirects: [{ ...redirect, isBroken: true }] }],
  ["notApplicable", "without any", { redirects: [] }],
  [
    "unknown: notRead",
    "where not all could be read",
    { redirects: [redirect], hasMoreRedirects: true },
  ],
  [
    "finding",
    "where one of the first leads nowhere",
    { redirects: [{ ...redirect, isBroken: true }], hasMoreRedirects: true },
  ],
  ["unknown: notRead", "where they are not read", {}],
]);
const oil = { productId: 1, title: "Olive Oil 500 ml", hasUnitPrice: true };
testShop(noUnitPrice, [
  ["passed", "where all have one", { soldByMeasure: [oil] }],
  ["finding", "where one has none", { soldByMeasure: [{ ...oil, hasUnitPrice: false }] }],
  ["notApplicable", "where nothing is sold by measure", { soldByMeasure: [] }],
  ["unknown: notRead", "where it is not known", {}],
]);
