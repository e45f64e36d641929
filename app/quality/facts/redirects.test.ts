import { expect, it } from "vitest";
import { handlesOf, judgeRedirects } from "./redirects";

const domain = "vases.myshopify.com";
const told = (target: string) => {
  const handles = handlesOf(target, domain);
  return handles && [handles.collection, handles.product];
};

it("tells which product or collection of the shop a redirect leads to", () => {
  expect(told("/products/vase")).toEqual([null, "vase"]);
  expect(told("/products/Vase/?variant=1#top")).toEqual([null, "vase"]);
  expect(told("/collections/vases")).toEqual(["vases", null]);
  expect(told("/collections/vases/products/vase")).toEqual(["vases", "vase"]);
  expect(told("/collections/all")).toEqual([null, null]);
  expect(told("/pt-br/products/vaso")).toEqual([null, "vaso"]);
  expect(told("/products/%E8%8A%B1%E7%93%B6")).toEqual([null, "花瓶"]);
  expect(told("/products/100%")).toEqual([null, "100%"]);
  expect(told(`https://${domain}/products/vase`)).toEqual([null, "vase"]);
});

it("does not know where others lead", () => {
  for (const target of [
    "/",
    "/pages/about",
    "/blogs/news/vases",
    "/collections",
    "https://example.com/products/vase",
    "//example.com/products/vase",
    "",
  ]) {
    expect(told(target), target).toBeNull();
  }
});

const judge = (...redirects: [path: string, target: string][]) =>
  judgeRedirects(
    redirects.map(([path, target]) => ({ path, target })),
    domain,
    { product: (handle) => handle === "vase", collection: (handle) => handle === "vases" },
  )
    .filter(({ isBroken }) => isBroken)
    .map(({ path }) => path);

it("finds redirects to what is not there", () => {
  expect(judge(["/a", "/products/vase"], ["/b", "/products/gone"])).toEqual(["/b"]);
  expect(judge(["/a", "/collections/vases"], ["/b", "/collections/gone"])).toEqual(["/b"]);
  expect(judge(["/a", "/collections/gone/products/vase"])).toEqual(["/a"]);
  expect(judge(["/a", "/pages/gone"])).toEqual([]);
});

it("judges the last of several redirects in a row, and one that leads to itself", () => {
  expect(judge(["/a", "/products/old"], ["/products/old", "/products/vase"])).toEqual([]);
  expect(judge(["/a", "/products/old"], ["/products/old", "/products/gone"])).toEqual([
    "/products/old",
  ]);
  expect(judge(["/products/gone", "/products/gone"])).toEqual(["/products/gone"]);
});
