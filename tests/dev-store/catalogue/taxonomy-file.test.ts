import { describe, expect, it } from "vitest";
import { parseTaxonomyFile } from "./taxonomy-file";

describe("a file of categories", () => {
  const FILE = `# Shopify Product Taxonomy - Categories: 2026-08-unstable
# Format: {GID} : {Ancestor name} > ... > {Category name}

gid://shopify/TaxonomyCategory/ap     : Animals & Pet Supplies
gid://shopify/TaxonomyCategory/ap-1   : Animals & Pet Supplies > Live Animals
`;
  it("is served with its version, its tree and its names", () => {
    const { source, keyOf } = parseTaxonomyFile(FILE);
    expect(source.version).toBe("2026-08-unstable");
    expect(source.categories()).toHaveLength(2);
    expect(source.category("gid://shopify/TaxonomyCategory/ap-1")).toMatchObject({
      name: "Live Animals",
      fullName: "Animals & Pet Supplies > Live Animals",
      parentId: "gid://shopify/TaxonomyCategory/ap",
      isLeaf: true,
      level: 2,
    });
    expect(keyOf("animals & pet supplies >  LIVE animals")).toBe("ap-1");
  });

  it("is refused with the line that is wrong", () => {
    const parse = (text: string) => () => parseTaxonomyFile(text);
    expect(parse(`${FILE}\nHandle,Title\n`)).toThrow(/line 7 is no category; expected Shopify/);
    expect(parse(`${FILE}gid://shopify/TaxonomyCategory/ap-1 : A > B`)).toThrow(
      /line 6 repeats category ap-1 of line 5/,
    );
    expect(parse(`${FILE}gid://shopify/TaxonomyCategory/aa-1 : A > B`)).toThrow(
      /line 6: category aa-1 lies under aa/,
    );
    expect(parse(`${FILE}gid://shopify/TaxonomyCategory/ap-2 : A`)).toThrow(/level 2/);
    expect(parse("# nothing\n")).toThrow(/no categories/);
  });
});
