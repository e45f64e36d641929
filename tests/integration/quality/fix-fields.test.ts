import { afterAll, beforeAll, expect, it } from "vitest";
import type { AdminClient } from "../../../app/admin-api/client.server";
import { fixTargetsQuery } from "../../../app/admin-api/documents/fixes";
import { toGid } from "../../../app/lib/gid";
import {
  fieldNames,
  fieldOf,
  isSameValue,
  type FieldName,
  type FieldValue,
} from "../../../app/quality/fixes/fields";
import { openFixShop, type FixShop } from "./fix-shop";
import { wantedIn, type Wanted } from "./wanted-values";

let of: FixShop;
let fields: ReturnType<typeof wantedIn>;

beforeAll(async () => {
  of = await openFixShop({
    shopDomain: "fields.myshopify.com",
    orders: 20,
    products: 150,
    historyDays: 60,
  });
  fields = wantedIn(of);
}, 120_000);
afterAll(() => of.db.close());

it("writes every field there is, reads it back, and takes all of it back", async () => {
  const { id: productId, variantId } = await fields.one<{ id: number; variantId: number }>(
    `select p.id, min(v.id) as "variantId" from product p
     join variant v on v.shop_id = $1 and v.product_id = p.id
     where p.shop_id = $1 and p.status = 'ACTIVE' and not p.is_gift_card
       and exists(select from product_media m where m.shop_id = $1 and m.product_id = p.id)
     group by p.id having count(*) > 1 order by p.id limit 1`,
  );
  const { mediaId } = await fields.one<{ mediaId: string }>(
    `select media_id as "mediaId" from product_media where shop_id = $1 and product_id = ${productId} order by position limit 1`,
  );
  const { option } = await fields.one<{ option: string }>(
    `select options -> 0 ->> 'name' as option from product where shop_id = $1 and id = ${productId}`,
  );
  const { category } = await fields.one<{ category: string }>(
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

  const before = await fields.readNow(wanted);
  const batchId = await fields.makeBatch(wanted, before);
  await fields.accept(batchId);
  expect((await fields.statesOf(batchId)).filter(([, state]) => state !== "written")).toEqual([]);
  const after = await fields.readNow(wanted);
  expect(after).toEqual(wanted.map((each) => each.after));

  const undoId = await fields.undo(batchId);
  expect((await fields.statesOf(undoId)).filter(([, state]) => state !== "written")).toEqual([]);
  const again = await fields.readNow(wanted);
  wanted.forEach(({ field }, index) => {
    const [is, was] = [again[index] ?? null, before[index] ?? null];
    expect(isSameValue(is, was), `${field}: ${String(is)} was ${String(was)}`).toBe(true);
  });
});

it("takes back what Shopify has made of a value, where that is not what was sent", async () => {
  const { id } = await fields.one<{ id: number }>(
    "select id from product where shop_id = $1 and status = 'ACTIVE' order by id offset 9 limit 1",
  );
  const wanted: Wanted[] = [
    { productId: id, field: "title", target: "", after: "A title" },
    { productId: id, field: "descriptionHtml", target: "", after: "<p onclick='x()'>A text</p>" },
  ];
  const before = await fields.readNow(wanted);
  const batchId = await fields.makeBatch(wanted, before);
  await fields.send(batchId, "accept");
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
  expect(await fields.readNow(wanted)).toEqual(["A title", "<p>A text</p>"]);
  const undoId = await fields.undo(batchId);
  expect((await fields.statesOf(undoId)).map(([, state]) => state)).toEqual(["written", "written"]);
  expect(await fields.readNow(wanted)).toEqual(before);
});

it("takes products out of a collection and puts them back, whatever others they are in", async () => {
  const { productId, collection } = await fields.one<{ productId: number; collection: number }>(
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
  const batchId = await fields.makeBatch(wanted, [[id]]);
  await fields.accept(batchId);
  expect(await isIn()).toBe(false);
  await fields.undo(batchId);
  expect(await isIn()).toBe(true);
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
  const batchId = await fields.makeBatch(wanted, await readFast(rows.map(({ id }) => id)));
  await fields.accept(batchId);
  const states = (await fields.statesOf(batchId)).map(([, state]) => state);
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
  const { id } = await fields.one<{ id: number }>(
    "select id from product where shop_id = $1 and status = 'ACTIVE' order by id desc limit 1",
  );
  const wanted: Wanted[] = [
    { productId: 1, field: "title", target: "", after: "Of nothing" },
    { productId: id, field: "sku", target: "17", after: "OF-NOTHING" },
    { productId: id, field: "alt", target: "gid://shopify/MediaImage/17", after: "Of nothing" },
    { productId: id, field: "vendor", target: "", after: "Somebody" },
  ];
  const [vendor] = await fields.readNow(wanted.slice(3));
  const batchId = await fields.makeBatch(wanted, ["Was", "WAS", "Was", vendor]);
  await fields.accept(batchId);
  expect((await fields.statesOf(batchId)).map(([field, state]) => [field, state]).sort()).toEqual([
    ["alt", "gone"],
    ["sku", "gone"],
    ["title", "gone"],
    ["vendor", "written"],
  ]);
});

it("is stopped: what waits is left out, and the batch ends", async () => {
  const { id } = await fields.one<{ id: number }>(
    "select id from product where shop_id = $1 order by id limit 1",
  );
  const wanted: Wanted[] = [{ productId: id, field: "vendor", target: "", after: "Nobody" }];
  const before = await fields.readNow(wanted);
  const batchId = await fields.makeBatch(wanted, before);
  await fields.send(batchId, "accept");
  expect(await fields.send(batchId, "undo")).toMatchObject({ kind: "refused" });
  await fields.send(batchId, "stop");
  await of.apply(batchId);
  expect(await of.stateOf(batchId)).toBe("done");
  expect(await fields.statesOf(batchId)).toEqual([["vendor", "open", null]]);
  expect(await fields.readNow(wanted)).toEqual(before);
});

it("forgets what was proposed when it is discarded", async () => {
  const wanted: Wanted[] = [{ productId: 1, field: "title", target: "", after: "x" }];
  const batchId = await fields.makeBatch(wanted, ["y"]);
  await fields.send(batchId, "discard");
  expect(await fields.statesOf(batchId)).toEqual([]);
  expect(await fields.send(batchId, "accept")).toMatchObject({ kind: "refused" });
});
