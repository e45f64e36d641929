import { afterAll, beforeAll, expect, it } from "vitest";
import type { AdminClient } from "../../../app/admin-api/client.server";
import { fixTargetsQuery } from "../../../app/admin-api/documents/fixes";
import { toGid } from "../../../app/lib/gid";
import {
  currentValue,
  entriesIn,
  targetsSchema,
  toTargets,
} from "../../../app/quality/batches/current-values";
import {
  fieldNames,
  fieldOf,
  isSameValue,
  type FieldName,
  type FieldValue,
} from "../../../app/quality/fixes/fields";
import { everything } from "../../../app/quality/batches/source";
import { createBatch, moveBatch } from "../../../app/store/quality/batches.server";
import { addChanges } from "../../../app/store/quality/changes.server";
import { readOnlineStoreId } from "../../../app/store/quality/fact-rows.server";
import { withShop } from "../../../app/store/with-shop.server";
import { openFixShop, type FixShop } from "./fix-shop";

const now = () => new Date();
let of: FixShop;

beforeAll(async () => {
  of = await openFixShop({
    shopDomain: "fields.myshopify.com",
    orders: 20,
    products: 150,
    historyDays: 60,
  });
}, 120_000);
afterAll(() => of.db.close());

interface Wanted {
  productId: number;
  field: FieldName;
  target: string;
  after: FieldValue;
}

/** The values that Shopify has now. */
async function readNow(wanted: readonly Wanted[]): Promise<(FieldValue | undefined)[]> {
  const client = await of.store.client();
  const onlineStoreId = await withShop(of.shop, (tx) => readOnlineStoreId(tx, of.shop));
  const values: (FieldValue | undefined)[] = [];
  for (const { productId, field, target, after } of wanted) {
    const { place } = fieldOf(field);
    const ids = [toGid("Product", productId)];
    if (place === "variant") ids.push(toGid("ProductVariant", Number(target)));
    if (place === "media") ids.push(target);
    const query = fixTargetsQuery({ publications: true, collections: true, attributes: true });
    const targets = toTargets(targetsSchema.parse((await client.query(query, { ids })).data));
    const product = targets.get(toGid("Product", productId));
    if (product?.__typename !== "Product") throw new Error("The product is not there");
    const option = product.options.find(({ name }) => name === target)?.optionValues[0]?.name;
    const held = field === "attributeEntry" ? entriesIn(product, target)[0] : null;
    const before = field === "optionValue" ? (option ?? null) : (held ?? null);
    const basis = { currency: of.shop.currency ?? "", onlineStoreId };
    values.push(currentValue(product, targets, { field, target, before, after }, basis));
  }
  return values;
}

async function makeBatch(wanted: readonly Wanted[], before: readonly (FieldValue | undefined)[]) {
  return withShop(of.shop, async (tx) => {
    const batch = { kind: "fix", undoOf: null, fixIds: [], source: everything } as const;
    const made = { ...batch, fixIds: [], total: wanted.length, madeBy: null };
    const batchId = await createBatch(tx, of.shop, made, now());
    const changes = wanted.map((each, index) => ({
      ...each,
      fixIds: [],
      before: before[index] ?? null,
      confidence: null,
      isChosen: true,
      undoesNo: null,
    }));
    await addChanges(tx, of.shop, batchId, changes);
    await moveBatch(tx, of.shop, batchId, { from: ["preparing"], to: "open", now: now() });
    return batchId;
  });
}

const send = (batchId: number, intent: string) => of.send(batchId, { intent });

const statesOf = async (batchId: number) =>
  (await of.changesOf(batchId)).map(({ field, state, detail }) => [field, state, detail]);

async function one<R>(sql: string): Promise<R> {
  const { rows } = await of.db.query<R>(sql, [of.shop.id]);
  const [row] = rows;
  if (!row) throw new Error(`Nothing is found by ${sql}`);
  return row;
}

it("writes every field there is, reads it back, and takes all of it back", async () => {
  const { id: productId, variantId } = await one<{ id: number; variantId: number }>(
    `select p.id, min(v.id) as "variantId" from product p
     join variant v on v.shop_id = $1 and v.product_id = p.id
     where p.shop_id = $1 and p.status = 'ACTIVE' and not p.is_gift_card
       and exists(select from product_media m where m.shop_id = $1 and m.product_id = p.id)
     group by p.id having count(*) > 1 order by p.id limit 1`,
  );
  const { mediaId } = await one<{ mediaId: string }>(
    `select media_id as "mediaId" from product_media where shop_id = $1 and product_id = ${productId} order by position limit 1`,
  );
  const { option } = await one<{ option: string }>(
    `select options -> 0 ->> 'name' as option from product where shop_id = $1 and id = ${productId}`,
  );
  const { category } = await one<{ category: string }>(
    `select id as category from taxonomy_category where is_leaf and $1::int > 0
       and id <> (select category_id from product where id = ${productId}) order by id limit 1`,
  );
  const want = (field: FieldName, after: FieldValue): Wanted => {
    const { place } = fieldOf(field);
    const targets = {
      product: "",
      option,
      attribute: "",
      variant: String(variantId),
      media: mediaId,
    };
    return { productId, field, target: targets[place], after };
  };
  const wanted: Wanted[] = [
    want("title", "Another title"),
    want("vendor", "Another vendor"),
    want("productType", "Another type"),
    want("tags", ["one", "two"]),
    want("category", category),
    want("descriptionHtml", "<p>Another text</p>"),
    want("seoTitle", "Another title for search engines"),
    want("seoDescription", "Another text for search engines"),
    want("handle", "another-handle"),
    want("onlineStore", false),
    want("optionValue", "Another value"),
    want("compareAtPrice", "999.00"),
    want("barcode", "4006381333931"),
    want("sku", "ANOTHER-SKU"),
    want("cost", "1.25"),
    want("weight", "250 g"),
    want("countryOfOrigin", "DE"),
    want("harmonizedSystemCode", "610910"),
    want("isTracked", false),
    want("sellsOutOfStock", true),
    want("alt", "Another alt text"),
  ];
  // Tests of their own.
  const written = [...wanted.map(({ field }) => field), "collections", "option", "attributeEntry"];
  expect(written.sort()).toEqual([...fieldNames].sort());

  const before = await readNow(wanted);
  const batchId = await makeBatch(wanted, before);
  await send(batchId, "accept");
  await of.apply(batchId);
  expect((await statesOf(batchId)).filter(([, state]) => state !== "written")).toEqual([]);
  const after = await readNow(wanted);
  expect(after).toEqual(wanted.map((each) => each.after));

  const undo = await send(batchId, "undo");
  if (undo.kind !== "undo") throw new Error("No undo was made");
  await send(undo.batchId, "accept");
  await of.apply(undo.batchId);
  expect((await statesOf(undo.batchId)).filter(([, state]) => state !== "written")).toEqual([]);
  const again = await readNow(wanted);
  wanted.forEach(({ field }, index) => {
    const [is, was] = [again[index] ?? null, before[index] ?? null];
    expect(isSameValue(is, was), `${field}: ${String(is)} was ${String(was)}`).toBe(true);
  });
});

it("takes back what Shopify has made of a value, where that is not what was sent", async () => {
  const { id } = await one<{ id: number }>(
    "select id from product where shop_id = $1 and status = 'ACTIVE' order by id offset 9 limit 1",
  );
  const wanted: Wanted[] = [
    { productId: id, field: "title", target: "", after: "A title" },
    { productId: id, field: "descriptionHtml", target: "", after: "<p onclick='x()'>A text</p>" },
  ];
  const before = await readNow(wanted);
  const batchId = await makeBatch(wanted, before);
  await send(batchId, "accept");
  const client = await of.store.client();
  const cleaning: AdminClient = {
    ...client,
    query: (document, variables = {}, options) => {
      const { product } = variables as { product?: Record<string, unknown> };
      const clean = product && { ...product, descriptionHtml: "<p>A text</p>" };
      return client.query(document, clean ? { ...variables, product: clean } : variables, options);
    },
  };
  await of.apply(batchId, undefined, cleaning);
  expect(await readNow(wanted)).toEqual(["A title", "<p>A text</p>"]);
  const undo = await send(batchId, "undo");
  if (undo.kind !== "undo") throw new Error("No undo was made");
  await send(undo.batchId, "accept");
  await of.apply(undo.batchId);
  expect((await statesOf(undo.batchId)).map(([, state]) => state)).toEqual(["written", "written"]);
  expect(await readNow(wanted)).toEqual(before);
});

it("takes products out of a collection and puts them back, whatever others they are in", async () => {
  const { productId, collection } = await one<{ productId: number; collection: number }>(
    `select m.product_id as "productId", c.id as collection from collection c
     join collection_product m on m.shop_id = $1 and m.collection_id = c.id
     where c.shop_id = $1 and not c.is_smart order by m.product_id, c.id limit 1`,
  );
  const id = String(collection);
  const wanted: Wanted[] = [{ productId, field: "collections", target: "", after: [] }];
  const isIn = async () => {
    const client = await of.store.client();
    const query = fixTargetsQuery({ publications: false, collections: true });
    const answer = await client.query(query, { ids: [toGid("Product", productId)] });
    return JSON.stringify(answer.data).includes(toGid("Collection", collection));
  };
  expect(await isIn()).toBe(true);
  const batchId = await makeBatch(wanted, [[id]]);
  await send(batchId, "accept");
  await of.apply(batchId);
  expect(await isIn()).toBe(false);
  const undo = await send(batchId, "undo");
  if (undo.kind !== "undo") throw new Error("No undo was made");
  await send(undo.batchId, "accept");
  await of.apply(undo.batchId);
  expect(await isIn()).toBe(true);
});

it("takes away an option of one value, and gives it back where it was", async () => {
  const { id: productId } = await one<{ id: number }>(
    `select p.id from product p join variant v on v.shop_id = $1 and v.product_id = p.id
     where p.shop_id = $1 and p.status = 'ACTIVE' and jsonb_array_length(p.options) = 1
     group by p.id having count(*) > 1 order by p.id desc limit 1`,
  );
  const origin = { name: "Origin", values: ["Portugal"], position: 1 };
  expect(of.catalogue().createOptions(productId, [origin])).toEqual([]);
  const shown = async () => {
    const client = await of.store.client();
    const { data } = await client.query<{ product: unknown }>(
      `query ($id: ID!) { product(id: $id) { options { name values }
         variants(first: 50) { nodes { id title selectedOptions { name value } } } } }`,
      { id: toGid("Product", productId) },
    );
    return data.product;
  };
  const before = await shown();
  const wanted: Wanted[] = [{ productId, field: "option", target: "1. Origin", after: null }];
  expect(await readNow(wanted)).toEqual(["Portugal"]);
  const batchId = await makeBatch(wanted, ["Portugal"]);
  await send(batchId, "accept");
  await of.apply(batchId);
  expect(await statesOf(batchId)).toEqual([["option", "written", null]]);
  expect(JSON.stringify(await shown())).not.toContain("Portugal");
  expect(await readNow(wanted)).toEqual([null]);

  const undo = await send(batchId, "undo");
  if (undo.kind !== "undo") throw new Error("No undo was made");
  await send(undo.batchId, "accept");
  await of.apply(undo.batchId);
  expect(await statesOf(undo.batchId)).toEqual([["option", "written", null]]);
  expect(await shown()).toEqual(before);
});

it("puts another entry in a field of the category, beside those that stand there, and takes it back", async () => {
  const held = async () => {
    const { rows } = await of.db.query<{ productId: number; entries: string[] }>(
      `select product_id as "productId", entries from product_attribute
       where shop_id = $1 and key = 'material' order by product_id`,
      [of.shop.id],
    );
    return rows;
  };
  const [first, ...others] = await held();
  const productId = first?.productId ?? 0;
  const [stays, before, after] = [...new Set(others.flatMap(({ entries }) => entries))];
  if (!stays || !before || !after) throw new Error("Three materials were expected");
  expect(of.catalogue().setCategoryField(productId, "material", [before, stays])).toEqual([]);
  const wanted: Wanted[] = [{ productId, field: "attributeEntry", target: "material", after }];
  const shown = async () => {
    const client = await of.store.client();
    const query = fixTargetsQuery({ publications: false, collections: false, attributes: true });
    const { data } = await client.query(query, { ids: [toGid("Product", productId)] });
    const product = toTargets(targetsSchema.parse(data)).get(toGid("Product", productId));
    return product?.__typename === "Product" ? entriesIn(product, "material") : null;
  };
  const batchId = await makeBatch(wanted, [before]);
  await send(batchId, "accept");
  await of.apply(batchId);
  expect(await statesOf(batchId)).toEqual([["attributeEntry", "written", null]]);
  expect(await shown()).toEqual([after, stays]);
  const undo = await send(batchId, "undo");
  if (undo.kind !== "undo") throw new Error("No undo was made");
  await send(undo.batchId, "accept");
  await of.apply(undo.batchId);
  expect(await statesOf(undo.batchId)).toEqual([["attributeEntry", "written", null]]);
  expect(await shown()).toEqual([before, stays]);

  // Where both stand there, taking it back would not know which was there before.
  const double: Wanted[] = [{ ...(wanted[0] as Wanted), after: stays }];
  const refused = await makeBatch(double, [before]);
  await send(refused, "accept");
  await of.apply(refused);
  expect((await statesOf(refused)).map(([, state]) => state)).toEqual(["changed"]);
  expect(await shown()).toEqual([before, stays]);
});

it("leaves an option that has got a second value meanwhile, and tells what it has", async () => {
  const { id: productId, name } = await one<{ id: number; name: string }>(
    `select p.id, p.options -> 0 ->> 'name' as name from product p
     join variant v on v.shop_id = $1 and v.product_id = p.id
     where p.shop_id = $1 and p.status = 'ACTIVE' and jsonb_array_length(p.options) = 1
     group by p.id, p.options having count(*) > 1 order by p.id limit 1`,
  );
  const wanted: Wanted[] = [{ productId, field: "option", target: `1. ${name}`, after: null }];
  const [now] = await readNow(wanted);
  const batchId = await makeBatch(wanted, ["The only one"]);
  await send(batchId, "accept");
  await of.apply(batchId);
  expect(String(now)).toContain(", ");
  expect(await statesOf(batchId)).toEqual([["option", "changed", now]]);
});

it("takes more variants and images than one query may name", async () => {
  const { rows } = await of.db.query<{ id: number; productId: number; sku: string | null }>(
    `select id, product_id as "productId", nullif(sku, '') as sku from variant
     where shop_id = $1 order by product_id, id limit 400`,
    [of.shop.id],
  );
  expect(rows.length).toBeGreaterThan(250);
  const wanted = rows.map(({ id, productId }): Wanted => ({
    productId,
    field: "countryOfOrigin",
    target: String(id),
    after: "PT",
  }));
  const batchId = await makeBatch(wanted, await readFast(rows.map(({ id }) => id)));
  await send(batchId, "accept");
  await of.apply(batchId);
  const states = (await statesOf(batchId)).map(([, state]) => state);
  expect(states.filter((state) => state !== "written" && state !== "same")).toEqual([]);
  expect(states).toHaveLength(rows.length);
});

/** The countries of origin as they are stored: nobody has changed them. */
async function readFast(ids: readonly number[]): Promise<(string | null)[]> {
  const { rows } = await of.db.query<{ id: number; country: string | null }>(
    "select id, country_of_origin as country from variant where shop_id = $1 and id = any($2::bigint[])",
    [of.shop.id, [...ids]],
  );
  return ids.map((id) => rows.find((row) => row.id === id)?.country ?? null);
}

it("says what is gone, and writes the rest", async () => {
  const { id } = await one<{ id: number }>(
    "select id from product where shop_id = $1 and status = 'ACTIVE' order by id desc limit 1",
  );
  const wanted: Wanted[] = [
    { productId: 1, field: "title", target: "", after: "Of nothing" },
    { productId: id, field: "sku", target: "17", after: "OF-NOTHING" },
    { productId: id, field: "alt", target: "gid://shopify/MediaImage/17", after: "Of nothing" },
    { productId: id, field: "vendor", target: "", after: "Somebody" },
  ];
  const [vendor] = await readNow(wanted.slice(3));
  const batchId = await makeBatch(wanted, ["Was", "WAS", "Was", vendor]);
  await send(batchId, "accept");
  await of.apply(batchId);
  expect((await statesOf(batchId)).map(([field, state]) => [field, state]).sort()).toEqual([
    ["alt", "gone"],
    ["sku", "gone"],
    ["title", "gone"],
    ["vendor", "written"],
  ]);
});

it("is stopped: what waits is left out, and the batch ends", async () => {
  const { id } = await one<{ id: number }>(
    "select id from product where shop_id = $1 order by id limit 1",
  );
  const wanted: Wanted[] = [{ productId: id, field: "vendor", target: "", after: "Nobody" }];
  const before = await readNow(wanted);
  const batchId = await makeBatch(wanted, before);
  await send(batchId, "accept");
  expect(await send(batchId, "undo")).toMatchObject({ kind: "refused" });
  await send(batchId, "stop");
  await of.apply(batchId);
  expect(await of.stateOf(batchId)).toBe("done");
  expect(await statesOf(batchId)).toEqual([["vendor", "open", null]]);
  expect(await readNow(wanted)).toEqual(before);
});

it("forgets what was proposed when it is discarded", async () => {
  const wanted: Wanted[] = [{ productId: 1, field: "title", target: "", after: "x" }];
  const batchId = await makeBatch(wanted, ["y"]);
  await send(batchId, "discard");
  expect(await statesOf(batchId)).toEqual([]);
  expect(await send(batchId, "accept")).toMatchObject({ kind: "refused" });
});
