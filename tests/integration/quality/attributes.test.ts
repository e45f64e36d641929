import { beforeAll, expect, it } from "vitest";
import { AppError } from "../../../app/lib/errors";
import { parts } from "../../../app/quality/parts.server";
import { runChecks } from "../../../app/quality/run/run-shop.server";
import { fieldsOf } from "../../dev-store/catalogue/taxonomy-attributes";
import { everything } from "../../../app/quality/batches/source";
import { createFix } from "../../../app/quality/batches/batch.server";
import { prepareBatch } from "../../../app/quality/batches/prepare.server";
import { listChanges } from "../../../app/store/quality/changes.server";
import { withShop } from "../../../app/store/with-shop.server";
import { liveShop } from "../live/live-shop";
import { tampered } from "../support/skipping-time";

// What stands in the fields of categories, read from the local store and told by the rules.

const settings = { orders: 20, products: 60, historyDays: 120 };
const local = liveShop({ shopDomain: "attributes.myshopify.com", ...settings });
const { faulty, hear, rows } = local;
const { time } = faulty;

beforeAll(async () => {
  await faulty.install();
  await faulty.read();
});

async function checkAll(): Promise<void> {
  const limits = { clock: time.clock, isTimeUp: () => false };
  while (await runChecks(await faulty.shop(), parts, limits));
}

interface Told {
  id: number;
  state: string;
  evidence: { values: Record<string, unknown> }[];
}

/** What a rule says of each product that has fields to fill: as merchants see it, so what is not told has passed. */
async function toldBy(checkId: string): Promise<Map<number, Told>> {
  const found = await rows<Told>(
    `select p.id, coalesce(q.unknown ->> $2, case when f.product_id is not null then 'finding'
         else 'passed' end) as state, coalesce(f.evidence, '[]') as evidence
     from product p
     join quality_product q on q.shop_id = $1 and q.product_id = p.id
     left join quality_finding f on f.shop_id = $1 and f.product_id = p.id and f.check_id = $2
       and f.resolved_at is null
     where p.shop_id = $1 and p.status <> 'ARCHIVED' and not p.is_gift_card`,
    checkId,
  );
  return new Map(found.map((told) => [told.id, told]));
}

interface StoreProduct {
  id: number;
  names: string[];
  empty: string[];
}

/** What the store itself says: the fields of each product's category, and those without a metafield. */
async function fieldsInStore(): Promise<StoreProduct[]> {
  const resource = faulty.store.world().resource("products");
  const ids = Array.from(resource.ids());
  return ids.flatMap((id): StoreProduct[] => {
    const node = resource.node(id) as unknown as {
      category(): { id: string } | null;
      metafields(args: object): { key: string }[];
    };
    const code = node.category()?.id.split("/").at(-1);
    const fields = code === undefined ? [] : fieldsOf(code);
    if (fields.length === 0) return [];
    const given = new Set(node.metafields({ namespace: "shopify" }).map(({ key }) => key));
    const isGiven = (name: string) =>
      given.has(name.toLowerCase().replaceAll(" ", "-")) ||
      (["Color", "Pattern"].includes(name) && given.has("color-pattern"));
    const names = fields.map(({ name }) => name);
    return [{ id, names, empty: names.filter((name) => !isGiven(name)) }];
  });
}

it("names the fields that are empty, and knows less of those it may not look into", async () => {
  await checkAll();
  const told = await toldBy("TAX-09");
  const inStore = (await fieldsInStore()).filter(({ id }) => told.has(id));
  expect(inStore.length).toBeGreaterThan(20);
  for (const { id, names, empty } of inStore) {
    const { state, evidence } = told.get(id) as Told;
    if (empty.length > 0) {
      expect(evidence[0]?.values, String(id)).toEqual({
        attributes: empty.join(", "),
        missing: empty.length,
        all: names.length,
      });
    } else {
      // Whether an entry names a pattern besides the colour, it does not say by itself.
      expect([id, state]).toEqual([id, names.includes("Pattern") ? "missingScope" : "passed"]);
    }
  }
  expect(inStore.some(({ empty }) => empty.length > 0)).toBe(true);
  const values = await toldBy("TAX-10");
  expect(new Set(inStore.map(({ id }) => values.get(id)?.state))).toContain("missingScope");
  expect([...values.values()].some(({ state }) => state === "finding")).toBe(false);
});

it("does not ask again for what it knows of categories", async () => {
  faulty.store.clearRequests();
  await faulty.read();
  expect(local.countRequests("CategoryAttributes")).toBe(0);
  expect(local.countRequests("AttributeEntries")).toBe(0);
});

it("tells entries outside of the list once metaobjects may be read", async () => {
  faulty.store.platform().grantScopes(["read_metaobjects"]);
  await hear();
  await faulty.read();
  await checkAll();
  const values = await toldBy("TAX-10");
  expect([...values.values()].map(({ state }) => state)).not.toContain("missingScope");
  const found = [...values.values()].filter(({ state }) => state === "finding");
  expect(found.length).toBeGreaterThan(0);
  // What stands for the first value of another field's list: see the store's category fields.
  for (const { evidence } of found)
    for (const { values: told } of evidence) expect(["Bamboo", "Brass"]).toContain(told["value"]);
  const told = await toldBy("TAX-09");
  for (const { id, empty } of (await fieldsInStore()).filter(({ id }) => told.has(id))) {
    const [only] = empty;
    expect([id, told.get(id)?.state]).toEqual([id, only === undefined ? "passed" : "finding"]);
  }
});

it("proposes an entry that the shop's products hold in the same field, and no other", async () => {
  const shop = await faulty.shop();
  const [stray] = await rows<{ id: number; key: string; entryId: string }>(
    `select a.product_id as id, a.key, e.id as "entryId" from product_attribute a
     cross join unnest(a.entries) e(id)
     join attribute_entry x on x.shop_id = $1 and x.entry_id = e.id
     join quality_finding f on f.shop_id = $1 and f.product_id = a.product_id
       and f.check_id = 'TAX-10' and f.resolved_at is null
     where a.shop_id = $1 and (a.key = 'material') = (x.name = 'Brass')
       and x.name in ('Brass', 'Bamboo') order by 1 limit 1`,
  );
  const { id = 0, key = "", entryId = "" } = stray ?? {};
  const [other] = await rows<{ entryId: string; name: string }>(
    `select e.id as "entryId", x.name from product_attribute a cross join unnest(a.entries) e(id)
     join attribute_entry x on x.shop_id = $1 and x.entry_id = e.id
     where a.shop_id = $1 and a.key = $2 and e.id <> $3 order by 1 limit 1`,
    key,
    entryId,
  );
  const proposed = async () => {
    const source = { ...everything, checkIds: ["TAX-10"], productIds: [id] };
    const made = await createFix(shop, { source, madeBy: null }, time.clock());
    const batchId = made?.batchId ?? 0;
    while (await prepareBatch(shop, batchId, { clock: time.clock, isTimeUp: () => false }));
    const show = { show: "all", offset: 0, limit: 10 } as const;
    return withShop(shop, (tx) => listChanges(tx, shop, batchId, show));
  };
  expect(await proposed()).toEqual([]);
  await rows(
    "update attribute_entry set name = $2 where shop_id = $1 and entry_id = $3",
    `Old ${other?.name}`,
    entryId,
  );
  expect(await proposed()).toMatchObject([
    {
      field: "attributeEntry",
      target: key,
      before: entryId,
      after: other?.entryId,
      isChosen: false,
    },
  ]);
});

it("reads what a category asks for when a product is moved to it", async () => {
  const told = await toldBy("TAX-09");
  const [product] = (await fieldsInStore()).filter(({ id }) => told.has(id));
  const id = product?.id ?? 0;
  time.pass(5_000);
  const known = await rows<{ id: string }>(
    "select category_id as id from taxonomy_category_attributes where $1 > 0",
  );
  const used = new Set(known.map((row) => row.id));
  const other = faulty.store.world().catalogue.taxonomy.categories();
  const target = other.find(({ id: gid }) => /\/hb-3-\d/.test(gid) && !used.has(gid));
  expect(target).toBeDefined();
  expect(faulty.store.world().catalogue.updateProduct(id, { category: target?.id ?? "" })).toEqual(
    [],
  );
  await hear();
  await checkAll();
  const after = (await toldBy("TAX-09")).get(id);
  const now = (await fieldsInStore()).find((each) => each.id === id);
  expect(after?.evidence[0]?.values["attributes"]).toBe(
    now && now.empty.length > 0 ? now.empty.join(", ") : undefined,
  );
  expect(after?.state).toBe(now && now.empty.length > 0 ? "finding" : "passed");
});

it("leaves unknown what Shopify does not answer, and reads the rest", async () => {
  const client = await faulty.client();
  await faulty.db.query("delete from taxonomy_category_attributes");
  const [refused] = await rows<{ id: string }>(
    `select category_id as id from product where shop_id = $1 and category_id like '%/aa-%-%'
     group by 1 order by count(*) desc, 1 limit 1`,
  );
  const partly = tampered(client, {
    before: (document, variables) => {
      const ids = (variables["ids"] ?? []) as string[];
      if (document.includes("CategoryAttributes") && ids.includes(refused?.id ?? "")) {
        throw new AppError("upstream_invalid", "Invalid global id");
      }
    },
  });
  await time.read(partly, ["products"]);
  await checkAll();
  const told = await toldBy("TAX-09");
  const categories = await rows<{ id: number; category: string | null }>(
    "select id, category_id as category from product where shop_id = $1",
  );
  const states = (isRefused: boolean) =>
    new Set(
      categories
        .filter(
          ({ id, category }) =>
            told.has(id) && category && (category === refused?.id) === isRefused,
        )
        .map(({ id }) => told.get(id)?.state),
    );
  expect(states(true)).toEqual(new Set(["notRead"]));
  expect(states(false)).not.toContain("notRead");
});
