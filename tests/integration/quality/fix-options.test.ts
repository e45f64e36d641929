import { afterAll, beforeAll, expect, it } from "vitest";
import type { AdminClient } from "../../../app/admin-api/client.server";
import { fixTargetsQuery } from "../../../app/admin-api/documents/fixes";
import { toGid } from "../../../app/lib/gid";
import { entriesIn, targetsSchema, toTargets } from "../../../app/quality/batches/current-values";
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
