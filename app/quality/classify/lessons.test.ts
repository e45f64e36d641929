import { expect, it } from "vitest";
import { categoryFacts } from "../testing/facts";
import {
  hasDrifted,
  keyOfModel,
  keyOfSuggestion,
  keyOfTaxonomy,
  type LearntProduct,
} from "./lessons";

const texts = (title: string) => ({
  ...{ title, productType: "", vendor: "", tags: [], descriptionText: "" },
  ...{ optionNames: [], optionValues: [] },
});
const hats = "gid://shopify/TaxonomyCategory/aa-2-17";
const mugs = "gid://shopify/TaxonomyCategory/hg-11-10";
const lessons = (count: number): LearntProduct[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ id: at, isSample: true, categoryId: at < 5 ? hats : null, texts: texts(`Hat ${at}`) },
  }));
function withOther(count: number, of = lessons(40)): LearntProduct[] {
  return of.map((each, at) => (at >= of.length - count ? { ...each, texts: texts("Cap") } : each));
}

it("keeps what was learnt while one in twenty products differ, and no more", () => {
  expect(hasDrifted(lessons(40), lessons(40))).toBe(false);
  expect(hasDrifted(lessons(40), withOther(2))).toBe(false);
  expect(hasDrifted(lessons(40), withOther(3))).toBe(true);
  expect(hasDrifted(lessons(40), lessons(38))).toBe(false);
  expect(hasDrifted(lessons(40), lessons(37))).toBe(true);
  expect(hasDrifted(lessons(38), lessons(40))).toBe(false);
  expect(hasDrifted(lessons(37), lessons(40))).toBe(true);
  expect(hasDrifted([], lessons(1))).toBe(true);
});

it("learns anew where a category that it has learnt is another one", () => {
  const refiled = (at: number, categoryId: string | null) =>
    lessons(40).map((each) => (each.id === at ? { ...each, categoryId } : each));
  expect(hasDrifted(lessons(40), refiled(0, mugs))).toBe(true);
  expect(hasDrifted(lessons(40), refiled(0, null))).toBe(true);
  // How many have one decides elsewhere.
  expect(hasDrifted(lessons(40), refiled(20, mugs))).toBe(false);
});

it("gives another key by all that decides a suggestion", () => {
  const taxonomy = keyOfTaxonomy([categoryFacts("aa-2-17", "Hats")]);
  const model = keyOfModel(taxonomy, lessons(3));
  const others = [
    keyOfModel(keyOfTaxonomy([categoryFacts("aa-2-17", "Caps")]), lessons(3)),
    keyOfModel(taxonomy, lessons(4)),
    keyOfModel(taxonomy, withOther(1, lessons(3))),
    keyOfModel(taxonomy, lessons(3), "another version"),
  ];
  expect(new Set([model, ...others]).size).toBe(5);
  expect(keyOfModel(taxonomy, lessons(3))).toBe(model);

  const key = keyOfSuggestion(model, texts("Hat"));
  const own = texts("Hat");
  const ofOthers = [
    { ...own, title: "Cap" },
    { ...own, productType: "Cap" },
    { ...own, vendor: "Cap" },
    { ...own, tags: ["Cap"] },
    { ...own, descriptionText: "Cap" },
    { ...own, optionNames: ["Cap"] },
    { ...own, optionValues: ["Cap"] },
  ].map((each) => keyOfSuggestion(model, each));
  const ofOtherModel = keyOfSuggestion(others[0] ?? "", own);
  expect(new Set([key, ...ofOthers, ofOtherModel]).size).toBe(9);
  expect(keyOfSuggestion(model, own)).toBe(key);
});
