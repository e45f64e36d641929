import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CategoryFacts } from "../facts/facts";
import { createClassifier } from "./classify";
import { chooseQuestions } from "./questions";
import type { ConfirmedProduct, ProductTexts } from "./suggestion";
import { buildTaxonomyIndex } from "./taxonomy-index";

const names = [
  "Apparel & Accessories",
  "Apparel & Accessories > Clothing",
  "Apparel & Accessories > Clothing > Dresses",
  "Apparel & Accessories > Clothing > Clothing Tops",
  "Apparel & Accessories > Clothing > Clothing Tops > T-Shirts",
  "Apparel & Accessories > Jewelry",
  "Apparel & Accessories > Jewelry > Earrings",
  "Apparel & Accessories > Jewelry > Rings",
  "Apparel & Accessories > Handbags, Wallets & Cases",
  "Apparel & Accessories > Handbags, Wallets & Cases > Handbags",
  "Animals & Pet Supplies",
  "Animals & Pet Supplies > Pet Supplies",
  "Animals & Pet Supplies > Pet Supplies > Pet Beds",
  "Food, Beverages & Tobacco",
  "Food, Beverages & Tobacco > Beverages",
  "Food, Beverages & Tobacco > Beverages > Coffee",
  "Food, Beverages & Tobacco > Food Items",
  "Food, Beverages & Tobacco > Food Items > Dairy Products",
  "Food, Beverages & Tobacco > Food Items > Dairy Products > Cheese",
  "Furniture",
  "Furniture > Sofas",
  "Furniture > Tables",
  "Gift Cards",
  "Home & Garden",
  "Home & Garden > Bathroom Accessories",
  "Home & Garden > Bathroom Accessories > Bath Mats & Rugs",
  "Home & Garden > Decor",
  "Home & Garden > Decor > Home Fragrances",
  "Home & Garden > Decor > Home Fragrances > Candles",
  "Home & Garden > Decor > Rugs",
  "Home & Garden > Decor > Vases",
  "Home & Garden > Lawn & Garden",
  "Home & Garden > Lawn & Garden > Gardening",
  "Home & Garden > Lawn & Garden > Gardening > Pots & Planters",
];
const category = (fullName: string): CategoryFacts => ({
  id: `gid://shopify/TaxonomyCategory/${names.indexOf(fullName)}`,
  name: fullName.split(" > ").at(-1) ?? "",
  fullName,
  level: fullName.split(" > ").length,
  isLeaf: !names.some((name) => name.startsWith(`${fullName} > `)),
  isArchived: false,
});
const index = buildTaxonomyIndex([
  ...names.map(category),
  { ...category("Home & Garden > Decor > Candles"), isArchived: true },
]);
const product = (title: string, parts: Partial<ProductTexts> = {}): ProductTexts => ({
  title,
  productType: "",
  vendor: "Northfold",
  tags: [],
  ...parts,
});
const confirm = (one: ProductTexts, fullName: string): ConfirmedProduct => ({
  product: one,
  categoryId: category(fullName).id,
});
const classify = (one: ProductTexts, confirmed: ConfirmedProduct[] = [], others = [one]) =>
  createClassifier(index, others, confirmed).classify(one);
const suggested = (one: ProductTexts) => classify(one).suggestion?.category.fullName;

describe("by its own texts", () => {
  it.each([
    ["Maeve Linen Midi Dress", "Apparel & Accessories > Clothing > Dresses"],
    ["Leinenkleid Anna, blau", "Apparel & Accessories > Clothing > Dresses"],
    ["Robe longue à fleurs", "Apparel & Accessories > Clothing > Dresses"],
    ["花柄ワンピース", "Apparel & Accessories > Clothing > Dresses"],
    ["Pendientes de plata con perla", "Apparel & Accessories > Jewelry > Earrings"],
    ["Lederhandtasche", "Apparel & Accessories > Handbags, Wallets & Cases > Handbags"],
    ["Candela profumata al limone", "Home & Garden > Decor > Home Fragrances > Candles"],
    ["Wazon ceramiczny", "Home & Garden > Decor > Vases"],
    ["Terracotta Plant Pot - Small", "Home & Garden > Lawn & Garden > Gardening > Pots & Planters"],
    ["Plush White Bath Rug", "Home & Garden > Bathroom Accessories > Bath Mats & Rugs"],
    ["Dog Bed for Sofas", "Animals & Pet Supplies > Pet Supplies > Pet Beds"],
    ["Geschenkgutschein 50 €", "Gift Cards"],
    ["ギフトカード", "Gift Cards"],
  ])("puts %s into %s", (title, fullName) => {
    expect(suggested(product(title))).toBe(fullName);
  });

  it("takes the noun on the side where the language puts it", () => {
    expect(suggested(product("Coffee Table with Vase"))).toBe("Furniture > Tables");
    expect(suggested(product("Mesa para café"))).toBe("Furniture > Tables");
  });

  it("takes a type that names a vertical for that and no more", () => {
    const cheese = product("Queso fresco", { productType: "Food & Beverage" });
    expect(suggested(cheese)).toBe(
      "Food, Beverages & Tobacco > Food Items > Dairy Products > Cheese",
    );
    const { candidates } = classify(product("Number 9", { productType: "Food & Beverage" }));
    expect(candidates[0]?.category.fullName).toBe("Food, Beverages & Tobacco");
  });

  it("abstains where nothing is said", () => {
    const { suggestion, confidence } = classify(product("Xqzzt Vrrp 77"));
    expect(suggestion).toBeNull();
    expect(confidence).toBe(0);
  });

  it("suggests nothing of what Shopify filed as Uncategorized, however much of it there is", () => {
    const id = "gid://shopify/TaxonomyCategory/na";
    const uncategorized = { ...category("Gift Cards"), id, name: "na", fullName: "Uncategorized" };
    const all = buildTaxonomyIndex([...names.map(category), uncategorized]);
    const vases = Array.from({ length: 20 }, (_, n) => product(`Wazon ${n}`, { vendor: "Huta" }));
    const unfiled = vases.map((one) => ({ product: one, categoryId: id }));
    const asked = product("Wazon 99", { vendor: "Huta" });
    const { suggestion, candidates } = createClassifier(all, vases, unfiled).classify(asked);
    expect(suggestion?.category.fullName).toBe("Home & Garden > Decor > Vases");
    expect(candidates.map((each) => each.category.fullName)).not.toContain("Uncategorized");
  });

  it("suggests no archived category", () => {
    const { candidates } = classify(product("Scented Candle"));
    expect(candidates.every((each) => !each.category.isArchived)).toBe(true);
  });

  it("says by which words, and what else it may be", () => {
    const { suggestion } = classify(product("Coffee candle", { productType: "Candles" }));
    expect(suggestion?.explanation[0]).toEqual({
      kind: "words",
      field: "productType",
      words: "candles",
    });
    expect(suggestion?.nextBest.map((each) => each.category.fullName)).toContain(
      "Food, Beverages & Tobacco > Beverages > Coffee",
    );
  });
});

describe("by the shop", () => {
  const dresses = ["Anna dress", "Ida dress", "Olga dress", "Emma dress"].map((title) =>
    product(title),
  );

  it("puts what says nothing where the rest of the shop lies, without being sure", () => {
    const meira = product("Meira");
    const { candidates, suggestion } = classify(meira, [], [...dresses, meira]);
    expect(candidates[0]?.category.fullName).toBe("Apparel & Accessories > Clothing > Dresses");
    expect(suggestion?.isSure ?? false).toBe(false);
  });

  it("learns what the shop means by its types", () => {
    const troughs = ["Nevada", "Skinny", "Honey"].map((title) =>
      product(title, { productType: "Betonware" }),
    );
    const planters = "Home & Garden > Lawn & Garden > Gardening > Pots & Planters";
    const confirmed = troughs.map((each) => confirm(each, planters));
    const another = product("Cedric", { productType: "Betonware" });
    const { suggestion } = classify(another, confirmed, [...troughs, another]);
    expect(suggestion?.category.fullName).toBe(planters);
    expect(suggestion?.explanation[0]).toEqual({
      kind: "confirmed",
      products: 3,
      productType: "Betonware",
    });
  });

  it("does not let what is confirmed overrule a product that says what it is", () => {
    const confirmed = dresses.map((each) =>
      confirm(each, "Apparel & Accessories > Clothing > Dresses"),
    );
    const ring = product("Silver ring");
    const { suggestion } = classify(ring, confirmed, [...dresses, ring]);
    expect(suggestion?.category.fullName).toBe("Apparel & Accessories > Jewelry > Rings");
  });

  it("takes one confirmed product of a type that nobody knows for more than the rest of the shop", () => {
    const series = ["Aro", "Bru", "Cly"].map((title) => product(title, { productType: "Zorblax" }));
    const [first, second] = series;
    if (!first || !second) throw new Error("There are three");
    const shop = [...dresses, ...series];
    const { suggestion } = classify(second, [confirm(first, "Furniture > Sofas")], shop);
    expect(suggestion?.category.fullName).toBe("Furniture > Sofas");
    expect(classify(second, [], shop).suggestion?.category.fullName).not.toBe("Furniture > Sofas");
  });

  it("is no surer by a confirmed product that lies elsewhere", () => {
    const dress = product("Linen dress", { productType: "Zorblax" });
    const sofa = product("Aro", { productType: "Zorblax" });
    const shop = [...dresses, dress, sofa];
    const alone = classify(dress, [], shop);
    const beside = classify(dress, [confirm(sofa, "Furniture > Sofas")], shop);
    expect(beside.candidates[0]?.category.fullName).toBe(
      "Apparel & Accessories > Clothing > Dresses",
    );
    expect(beside.confidence).toBeLessThan(alone.confidence);
  });

  it("gives the same answers in whatever order products come", () => {
    const shop = [...dresses, product("Silver ring"), product("Vestido de lino"), product("Meira")];
    const answersOf = (products: ProductTexts[]) => {
      const classifier = createClassifier(index, products, []);
      return shop.map((each) => classifier.classify(each).candidates[0]?.category.fullName);
    };
    const expected = answersOf(shop);
    fc.assert(
      fc.property(fc.shuffledSubarray(shop, { minLength: shop.length }), (shuffled) => {
        expect(answersOf(shuffled)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });
});

describe("the questions", () => {
  const of = (productType: string, count: number) =>
    Array.from({ length: count }, (_, at) => product(`No ${at + 1}`, { productType }));
  const shop = [...of("Serie A", 6), ...of("Serie B", 3), ...of("Serie C", 1)];

  it("ask for one of each type, that of most products first", () => {
    const asked = chooseQuestions(index, shop, [], 2);
    expect(asked.map(({ productType }) => productType)).toEqual(["Serie A", "Serie B"]);
  });

  it("do not ask again for what is confirmed, nor first for what is like it", () => {
    const [first] = chooseQuestions(index, shop, [], 1);
    if (!first) throw new Error("no question");
    const asked = chooseQuestions(index, shop, [confirm(first, "Furniture > Sofas")], 20);
    expect(asked).toHaveLength(shop.length - 1);
    expect(asked).not.toContain(first);
    expect(asked[0]?.productType).not.toBe("Serie A");
  });

  it("end where no other would teach anything, if that is asked for", () => {
    const asked = chooseQuestions(index, shop, [], 20, { leastGain: 0.02 });
    const types = asked.map(({ productType }) => productType);
    expect(types.sort()).toEqual(["Serie A", "Serie B", "Serie C"]);
  });

  it("are the same in whatever order products come", () => {
    const key = ({ title, productType }: ProductTexts) => `${productType} ${title}`;
    const expected = chooseQuestions(index, shop, [], 3).map(key);
    expect(chooseQuestions(index, [...shop].reverse(), [], 3).map(key)).toEqual(expected);
  });
});
