import { expect, it } from "vitest";
import { buildTaxonomyIndex } from "../../quality/classify/taxonomy-index";
import { agreementsOf } from "./agreements";
import { parseEvaluateArguments } from "./arguments";
import { evaluateStores } from "./evaluate";
import { readProducts } from "./read-products";
import { readTaxonomy } from "./read-taxonomy";
import { renderEvaluation } from "./render";

const taxonomy = `# Shopify Product Taxonomy
gid://shopify/TaxonomyCategory/fr : Furniture
gid://shopify/TaxonomyCategory/fr-1 : Furniture > Sofas
gid://shopify/TaxonomyCategory/fr-2 : Furniture > Tables
gid://shopify/TaxonomyCategory/ma : Mature
`;
const header = "store,title,vendor,product_type,tags,category";
const csv = `${header}
a,Sand Sofa,Comfy,,,Furniture > Sofas
a,Oak Table,Comfy,,"new, oak",Furniture > Tables
b,Velvet Sofa,Soft,,,Furniture > Sofas
b,Sofa Nova,Soft,,,Furniture > Tables
`;
const index = buildTaxonomyIndex(readTaxonomy(taxonomy, "categories.txt"));

it("prints what agrees, first on one line for programs, then by product and store", () => {
  const evaluation = evaluateStores(index, readProducts(csv, "products.csv"), {
    labels: 0,
    seeds: 1,
  });
  const lines = renderEvaluation(evaluation).split("\n");
  expect(lines.slice(0, 4)).toEqual([
    "vertical 100.0 % level2 75.0 % exact 75.0 % top5 75.0 % (macro by store)",
    "vertical 100.0 % level2 75.0 % exact 75.0 % top5 75.0 % (over products)",
    "a: vertical 100.0 % level2 100.0 % exact 100.0 % top5 100.0 % (2 products)",
    "b: vertical 100.0 % level2 50.0 % exact 50.0 % top5 50.0 % (2 products)",
  ]);
  expect(lines[4]).toMatch(/^accepted without a look: \d+\.\d % of products, vertical /);
  expect(lines[5]).toMatch(/^\d+ products\/s of processor time$/);
});

it("counts no confirmed product, and each draw of halves", () => {
  const stores = readProducts(csv, "products.csv");
  const one = evaluateStores(index, stores, { labels: 1, seeds: 3 });
  expect(one.stores.map(({ products }) => products)).toEqual([1, 1]);
  const halves = evaluateStores(index, stores, { labels: "half", seeds: 3 });
  expect(halves.stores.map(({ products }) => products)).toEqual([3, 3]);
  expect(evaluateStores(index, stores, { labels: 9, seeds: 1 }).stores).toEqual([]);
});

it("compares verticals, two levels, the whole, and the five best", () => {
  expect(agreementsOf("Furniture", ["Furniture > Sofas", "Furniture"])).toEqual({
    vertical: 1,
    level2: 0,
    exact: 0,
    top5: 1,
  });
  expect(agreementsOf("Furniture > Sofas", [])).toEqual({
    vertical: 0,
    level2: 0,
    exact: 0,
    top5: 0,
  });
});

it.each([
  ["store,title\n", "p.csv, line 1: no column vendor, product_type, tags, category."],
  [`${header}\na,,v,,,Furniture\n`, "p.csv, line 2: title is empty."],
  [`${header}\na,Sofa,v,,,Furniture\na,Table,v,,,\n`, "p.csv, line 3: category is empty."],
  [`${header}\n`, "p.csv: no products in it."],
])("refuses a file of products that is none: %j", (text, message) => {
  expect(() => readProducts(text, "p.csv")).toThrow(message);
});

it("refuses a file of categories that is none, by line", () => {
  expect(() => readTaxonomy("# a\nFurniture > Sofas\n", "c.txt")).toThrow(
    "c.txt, line 2: expected",
  );
});

it("reads its options, and says what is wrong with them", () => {
  const files = ["--products", "p.csv", "--taxonomy", "c.txt"];
  expect(parseEvaluateArguments(files)).toMatchObject({ labels: 0, seeds: 5 });
  expect(parseEvaluateArguments([...files, "--labels-per-store", "half"]).labels).toBe("half");
  expect(parseEvaluateArguments([...files, "--labels-per-store", "10"]).labels).toBe(10);
  expect(() => parseEvaluateArguments([...files, "--labels-per-store", "-1"])).toThrow("labels");
  expect(() => parseEvaluateArguments(["--products", "p.csv"])).toThrow(
    "--taxonomy FILE is missing",
  );
});
