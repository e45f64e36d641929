import { expect, it } from "vitest";
import type { AttributeEntry, ProductFacts, RecommendedAttribute } from "../facts/facts";
import { valueGid } from "../testing/facts";
import { mended } from "../testing/mend";
import { attributeEntry } from "./attribute-entry";
import { fieldOf } from "./fields";
import { withChange } from "./with-change";
import { proposeChanges } from "./propose";

const colours: RecommendedAttribute = {
  key: "color-pattern",
  name: "Color",
  values: new Map([
    [valueGid(1), "Blue"],
    [valueGid(2), "Navy blue"],
    [valueGid(3), "Red"],
  ]),
};
const entry = (number: number, name: string, ...values: number[]): AttributeEntry => ({
  id: `gid://shopify/Metaobject/${number}`,
  name,
  valueIds: values.map(valueGid),
});
const used = [entry(1, "Blue", 1), entry(2, "Marine", 2), entry(3, "Red", 3), entry(4, "Taupe")];

function propose(
  own: AttributeEntry[],
  entries: readonly AttributeEntry[] = used,
  link: string | null | undefined = null,
) {
  const product: Partial<ProductFacts> = {
    options: [{ name: "Color", values: ["Blue"], linkedMetafield: link }],
    recommendedAttributes: [colours],
    attributes: { "color-pattern": own },
  };
  const asked = mended({ product });
  const entriesOf = (key: string) => (key === "color-pattern" ? entries : []);
  const context = { ...asked.context, entriesOf };
  const proposals = attributeEntry.propose(asked.product, context);
  return { proposals, ...asked, context };
}
const after = (own: AttributeEntry[], entries?: readonly AttributeEntry[]) =>
  propose(own, entries).proposals.map((each) => [each.before, each.after, each.isChosen]);
const gid = (number: number) => `gid://shopify/Metaobject/${number}`;

it("puts what is called the same in its place, and ticks it", () => {
  expect(after([entry(9, " blue")])).toEqual([[gid(9), gid(1), true]]);
  // By the name of the value that an entry stands for.
  expect(after([entry(9, "Navy Blue", 99)])).toEqual([[gid(9), gid(2), true]]);
});

it("leaves entries that are the values of an option, or may be", () => {
  const own = [entry(9, "Blue")];
  expect(propose(own, used, "shopify.size").proposals).toHaveLength(1);
  expect(propose(own, used, "shopify.color-pattern").proposals).toEqual([]);
  const unknown = mended({
    product: {
      options: [{ name: "Color", values: ["Blue"] }],
      recommendedAttributes: [colours],
      attributes: { "color-pattern": own },
    },
  });
  const context = { ...unknown.context, entriesOf: () => used };
  expect(attributeEntry.propose(unknown.product, context)).toEqual([]);
});

it("proposes what is the longest part of the name, and leaves the ticking to the merchant", () => {
  expect(after([entry(9, "Dark blue")])).toEqual([[gid(9), gid(1), false]]);
  expect(after([entry(9, "Dark navy blue")])).toEqual([[gid(9), gid(2), false]]);
});

it("proposes nothing that is only spelled alike, nothing twice, and nothing that is not allowed", () => {
  expect(after([entry(9, "Bled")])).toEqual([]);
  expect(after([entry(9, "Blueish")])).toEqual([]);
  expect(after([entry(1, "Blue", 1), entry(9, "Sky blue")])).toEqual([]);
  expect(after([entry(8, "Sky blue"), entry(9, "Dark blue")])).toEqual([[gid(8), gid(1), false]]);
  expect(after([entry(9, "Grey taupe")])).toEqual([]);
  expect(after([entry(9, "Blue")], [])).toEqual([]);
});

it("leaves what is allowed, or not known, and what is no entry", () => {
  expect(after([entry(3, "Red", 3)])).toEqual([]);
  expect(after([{ id: gid(9), name: "Blue" }])).toEqual([]);
  expect(after([{ name: "Blue", valueIds: [] }])).toEqual([]);
});

it("changes each entry of a field by itself", () => {
  const { product, context } = propose([entry(8, "Sky blue"), entry(9, "Dark red")]);
  const changes = proposeChanges(product, [attributeEntry], context);
  expect(changes.map((each) => [each.before, each.after])).toEqual([
    [gid(8), gid(1)],
    [gid(9), gid(3)],
  ]);
  const put = { field: "attributeEntry", target: "color-pattern", before: gid(8), after: gid(1) };
  const changed = withChange(product, { ...put, field: "attributeEntry" }, context.shop);
  expect(changed.attributes?.["color-pattern"]?.map(({ id }) => id)).toEqual([gid(1), gid(9)]);
  expect(fieldOf("attributeEntry").scope).toBe("write_products");
});
