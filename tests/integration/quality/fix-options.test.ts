import { afterAll, beforeAll, expect, it } from "vitest";
import type { AdminClient } from "../../../app/admin-api/client.server";
import { fixTargetsQuery } from "../../../app/admin-api/documents/fixes";
import { toGid } from "../../../app/lib/gid";
import { entriesIn, targetsSchema, toTargets } from "../../../app/quality/batches/current-values";
import { targetOfOption, targetOfValue } from "../../../app/quality/fixes/fields";
import { openFixShop, type FixShop } from "./fix-shop";
import { wantedIn, type Wanted } from "./wanted-values";

let of: FixShop;
let fields: ReturnType<typeof wantedIn>;

beforeAll(async () => {
  of = await openFixShop({
    shopDomain: "options.myshopify.com",
    orders: 20,
    products: 150,
    historyDays: 60,
  });
  fields = wantedIn(of);
}, 120_000);
afterAll(() => of.db.close());

it("takes away an option of one value, and gives it back where it was", async () => {
  const { id: productId } = await fields.one<{ id: number }>(
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
  expect(await fields.readNow(wanted)).toEqual(["Portugal"]);
  const batchId = await fields.makeBatch(wanted, ["Portugal"]);
  await fields.accept(batchId);
  expect(await fields.statesOf(batchId)).toEqual([["option", "written", null]]);
  expect(JSON.stringify(await shown())).not.toContain("Portugal");
  expect(await fields.readNow(wanted)).toEqual([null]);

  const undoId = await fields.undo(batchId);
  expect(await fields.statesOf(undoId)).toEqual([["option", "written", null]]);
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
  const batchId = await fields.makeBatch(wanted, [before]);
  await fields.accept(batchId);
  expect(await fields.statesOf(batchId)).toEqual([["attributeEntry", "written", null]]);
  expect(await shown()).toEqual([after, stays]);
  const undoId = await fields.undo(batchId);
  expect(await fields.statesOf(undoId)).toEqual([["attributeEntry", "written", null]]);
  expect(await shown()).toEqual([before, stays]);

  // Where both stand there, taking it back would not know which was there before.
  const double: Wanted[] = [{ ...(wanted[0] as Wanted), after: stays }];
  const refused = await fields.makeBatch(double, [before]);
  await fields.accept(refused);
  expect((await fields.statesOf(refused)).map(([, state]) => state)).toEqual(["changed"]);
  expect(await shown()).toEqual([before, stays]);

  // Somebody else puts another entry into the field between our look at it and the writing: theirs stays.
  const [theirs] = (await held()).flatMap(({ entries }) =>
    entries.filter((entry) => ![before, after, stays].includes(entry)),
  );
  if (!theirs) throw new Error("A fourth material was expected");
  const raced = async (changeTo: (time: number) => string[]) => {
    const client = await of.store.client();
    let times = 0;
    const busy: AdminClient = {
      ...client,
      query: (document, variables, options) => {
        if (document.includes("metafieldsSet")) {
          times += 1;
          of.catalogue().setCategoryField(productId, "material", changeTo(times));
        }
        return client.query(document, variables, options);
      },
    };
    const batch = await fields.makeBatch(wanted, [before]);
    await fields.send(batch, "accept");
    await of.apply(batch, undefined, busy);
    return fields.statesOf(batch);
  };
  expect(await raced(() => [before, theirs])).toEqual([["attributeEntry", "written", null]]);
  expect(await shown()).toEqual([after, theirs]);
  // What has become another value is left alone, and who changes it again and again is not run after.
  of.catalogue().setCategoryField(productId, "material", [before, stays]);
  expect((await raced(() => [theirs, stays])).map(([, state]) => state)).toEqual(["gone"]);
  expect(await shown()).toEqual([theirs, stays]);
  of.catalogue().setCategoryField(productId, "material", [before, stays]);
  const flipping = await raced((time) => (time % 2 === 0 ? [before, stays] : [before, theirs]));
  expect(flipping.map(([, state]) => state)).toEqual(["refused"]);
  expect(await shown()).toEqual([before, stays]);
});

it("leaves an option that has got a second value meanwhile, and tells what it has", async () => {
  const { id: productId, name } = await fields.one<{ id: number; name: string }>(
    `select p.id, p.options -> 0 ->> 'name' as name from product p
     join variant v on v.shop_id = $1 and v.product_id = p.id
     where p.shop_id = $1 and p.status = 'ACTIVE' and jsonb_array_length(p.options) = 1
     group by p.id, p.options having count(*) > 1 order by p.id limit 1`,
  );
  const wanted: Wanted[] = [{ productId, field: "option", target: `1. ${name}`, after: null }];
  const [now] = await fields.readNow(wanted);
  const batchId = await fields.makeBatch(wanted, ["The only one"]);
  await fields.accept(batchId);
  expect(String(now)).toContain(", ");
  expect(await fields.statesOf(batchId)).toEqual([["option", "changed", now]]);
});

it("knows an option that was renamed meanwhile by its id, and says nothing of it that is not so", async () => {
  const { id: productId, stored } = await fields.one<{ id: number; stored: StoredOption }>(
    `select p.id, p.options -> 0 as stored from product p
     where p.shop_id = $1 and p.status = 'ACTIVE' and jsonb_array_length(p.options) = 1
       and jsonb_array_length(p.options -> 0 -> 'values') > 1
       and p.options -> 0 ->> 'linkedMetafield' is null
     order by p.id limit 1`,
  );
  const option = { id: toGid("ProductOption", stored.id), name: stored.name };
  const was = stored.values[0]?.name ?? "";
  const rename = (name: string) =>
    expect(
      of.catalogue().updateOption(productId, { optionId: stored.id, name, values: [] }),
    ).toEqual([]);
  const valuesNow = async () => {
    const client = await of.store.client();
    const { data } = await client.query<{ product: { options: { values: string[] }[] } }>(
      `query ($id: ID!) { product(id: $id) { options { values } } }`,
      { id: toGid("Product", productId) },
    );
    return data.product.options[0]?.values;
  };

  const target = targetOfValue(option);
  const batchId = await fields.makeBatch(
    [{ productId, field: "optionValue", target, after: "Quite another" }],
    [was],
  );
  rename("Renamed before");
  await fields.accept(batchId);
  expect(await fields.statesOf(batchId)).toEqual([["optionValue", "written", null]]);
  expect(await valuesNow()).toContain("Quite another");
  rename("Renamed after");
  const undoId = await fields.undo(batchId);
  expect(await fields.statesOf(undoId)).toEqual([["optionValue", "written", null]]);
  expect(await valuesNow()).toEqual(stored.values.map(({ name }) => name));

  // It is there still, under another name: not as if it had been taken away.
  const away: Wanted[] = [
    { productId, field: "option", target: targetOfOption(1, option), after: null },
  ];
  const taken = await fields.makeBatch(away, ["Its only value"]);
  await fields.accept(taken);
  const all = stored.values.map(({ name }) => name).join(", ");
  expect(await fields.statesOf(taken)).toEqual([["option", "changed", all]]);
});

it("takes away the only option of a product by its id, and gives it back", async () => {
  const { id: productId } = await fields.one<{ id: number }>(
    `select id from product where shop_id = $1 and status = 'ACTIVE' and has_only_default_variant
     order by id limit 1`,
  );
  const origin = { name: "Origin", values: ["Portugal"], position: 1 };
  expect(of.catalogue().createOptions(productId, [origin])).toEqual([]);
  const shown = async () => {
    const client = await of.store.client();
    const { data } = await client.query<{
      product: { options: { id: string; name: string; values: string[] }[] };
    }>(`query ($id: ID!) { product(id: $id) { options { id name values } } }`, {
      id: toGid("Product", productId),
    });
    return data.product.options;
  };
  const [option] = await shown();
  if (!option) throw new Error("An option was expected");
  const wanted: Wanted[] = [
    { productId, field: "option", target: targetOfOption(1, option), after: null },
  ];
  const batchId = await fields.makeBatch(wanted, ["Portugal"]);
  await fields.accept(batchId);
  expect(await fields.statesOf(batchId)).toEqual([["option", "written", null]]);
  expect(await shown()).toMatchObject([{ name: "Title", values: ["Default Title"] }]);
  expect(await fields.readNow(wanted)).toEqual([null]);
  const undoId = await fields.undo(batchId);
  expect(await fields.statesOf(undoId)).toEqual([["option", "written", null]]);
  expect(await shown()).toMatchObject([{ name: "Origin", values: ["Portugal"] }]);
});

interface StoredOption {
  id: number;
  name: string;
  values: { name: string }[];
}
