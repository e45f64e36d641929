import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  deleteCostEntries,
  findKnownSkus,
  listCostEntries,
  readCostKnowledge,
  writeCostEntries,
} from "../../../app/store/costs/cost-entries.server";
import { refreshVariantCosts } from "../../../app/store/costs/variant-costs.server";
import type { Database, Queryable } from "../../../app/store/database.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { putVariant, putVariantSnapshot, storedCosts } from "../../setup/cost-rows";
import { putOrder, putProduct } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";

const now = new Date("2026-11-29T00:00:00Z");
let db: Database;
let runs = 0;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const newShop = () => installTestShop(db, `costs-${(runs += 1)}.myshopify.com`);
const inShop = <T>(shop: ShopRow, work: (tx: Queryable) => Promise<T>) => withShop(shop, work);
const enter = (shop: ShopRow, sku: string, from: string, unitCostMinor: number) =>
  inShop(shop, (tx) => writeCostEntries(tx, shop, [{ sku, from, unitCostMinor }], now));
const snap = (shop: ShopRow, variant: number, day: string, cost: number | null) =>
  inShop(shop, (tx) => putVariantSnapshot(tx, shop, { variant, day, cost }));
const costs = async (shop: ShopRow) => {
  await foldShop(shop, now);
  return storedCosts(db, shop);
};

it("takes the cost a variant has before its first snapshot, for the first sums already", async () => {
  const shop = await newShop();
  await inShop(shop, (tx) => putVariant(tx, shop, { id: 11, sku: "A", cost: 400 }));
  expect(await costs(shop)).toEqual(["11 -infinity 400~"]);
  await snap(shop, 11, "2026-11-28", 400);
  expect(await costs(shop)).toEqual(["11 -infinity 400~", "11 2026-11-28 400"]);
});

it("takes the first cost seen for all days before, and a later one from its day on", async () => {
  const shop = await newShop();
  await snap(shop, 11, "2026-03-01", null);
  expect(await costs(shop)).toEqual([]);
  await snap(shop, 11, "2026-03-05", 500);
  await snap(shop, 11, "2026-03-09", 500);
  await snap(shop, 11, "2026-04-01", 550);
  expect(await costs(shop)).toEqual([
    "11 -infinity 500~",
    "11 2026-03-05 500",
    "11 2026-04-01 550",
  ]);
});

it("goes on with a cost that was taken away, as assumed", async () => {
  const shop = await newShop();
  await snap(shop, 11, "2026-03-05", 500);
  await snap(shop, 11, "2026-03-09", null);
  await snap(shop, 11, "2026-04-01", 600);
  expect(await costs(shop)).toEqual([
    "11 -infinity 500~",
    "11 2026-03-05 500",
    "11 2026-03-09 500~",
    "11 2026-04-01 600",
  ]);
});

it("lets entries decide from their first day on, whatever is seen later", async () => {
  const shop = await newShop();
  await inShop(shop, (tx) => putVariant(tx, shop, { id: 11, sku: " A " }));
  await snap(shop, 11, "2026-03-01", 500);
  await snap(shop, 11, "2026-05-01", 900);
  await enter(shop, "A", "2026-04-01", 450);
  await enter(shop, "A", "2026-06-01", 470);
  expect(await costs(shop)).toEqual([
    "11 -infinity 500~",
    "11 2026-03-01 500",
    "11 2026-04-01 450",
    "11 2026-06-01 470",
  ]);
  await deleteCostEntries(shop, { sku: "A", from: "2026-04-01" });
  expect(await costs(shop)).toEqual([
    "11 -infinity 500~",
    "11 2026-03-01 500",
    "11 2026-05-01 900",
    "11 2026-06-01 470",
  ]);
  await deleteCostEntries(shop, "all");
  expect((await costs(shop)).at(-1)).toBe("11 2026-05-01 900");
});

it("assumes the first entry for earlier days only where no cost was ever seen", async () => {
  const shop = await newShop();
  await inShop(shop, (tx) => putVariant(tx, shop, { id: 11, sku: "A" }));
  await snap(shop, 11, "2026-03-01", null);
  await enter(shop, "A", "2026-04-01", 450);
  expect(await costs(shop)).toEqual(["11 -infinity 450~", "11 2026-04-01 450"]);
  await snap(shop, 11, "2026-09-01", 700);
  expect(await costs(shop)).toEqual(["11 -infinity 700~", "11 2026-04-01 450"]);
});

it("follows a SKU to another variant, and keeps that of a variant which is gone", async () => {
  const shop = await newShop();
  await inShop(shop, async (tx) => {
    await putVariant(tx, shop, { id: 11, sku: "A" });
    await putVariant(tx, shop, { id: 12, sku: "B" });
    await putOrder(tx, shop, {
      id: 1,
      placedAt: "2026-02-01T00:00:00Z",
      customer: null,
      lines: [{ id: 1, product: 1, variant: 13 }],
      sales: [],
    });
    await tx.query("update order_line set sku = 'A' where shop_id = $1", [shop.id]);
  });
  await enter(shop, "A", "2026-01-01", 300);
  expect(await costs(shop)).toEqual([
    "11 -infinity 300~",
    "11 2026-01-01 300",
    "13 -infinity 300~",
    "13 2026-01-01 300",
  ]);
  await inShop(shop, (tx) => putVariant(tx, shop, { id: 11, sku: "C" }));
  await inShop(shop, (tx) => putVariant(tx, shop, { id: 12, sku: "A" }));
  expect((await costs(shop)).map((line) => line.slice(0, 2))).toEqual(["12", "12", "13", "13"]);
});

it("keeps the costs and entries of two shops apart", async () => {
  const [one, two] = [await newShop(), await newShop()];
  for (const shop of [one, two]) {
    await inShop(shop, async (tx) => {
      await putProduct(tx, shop, { id: 1 });
      await putVariant(tx, shop, { id: 11, sku: "A" });
    });
  }
  await enter(one, "A", "2026-01-01", 300);
  expect(await costs(one)).toHaveLength(2);
  expect(await costs(two)).toEqual([]);
  expect(await listCostEntries(two, { search: "", limit: 5 })).toEqual({
    entries: [],
    found: 0,
    total: 0,
  });
  await deleteCostEntries(two, "all");
  expect(await listCostEntries(one, { search: "a", limit: 5 })).toEqual({
    entries: [{ sku: "A", from: "2026-01-01", unitCostMinor: 300, variants: 1 }],
    found: 1,
    total: 1,
  });
  expect(await listCostEntries(one, { search: "%", limit: 5 })).toMatchObject({
    found: 0,
    total: 1,
  });
  expect(await findKnownSkus(one, ["A", "Z"])).toEqual(new Set(["A"]));
  const three = await newShop();
  expect(await findKnownSkus(three, ["A"])).toEqual(new Set());
  expect(await readCostKnowledge(one, 5)).toEqual({ variants: 1, costed: 1, uncostedSkus: [] });
  expect(await readCostKnowledge(two, 5)).toEqual({ variants: 1, costed: 0, uncostedSkus: ["A"] });
});

// The rule once more, in plain loops.
interface Source {
  snapshots: Map<string, Map<string, number | null>>;
  skus: Map<string, { sku: string | null; cost: number | null } | null>;
  entries: Map<string, number>;
}

function costOn(source: Source, variant: string, day: string): string {
  const present = source.skus.get(variant) ?? null;
  const entries = [...source.entries]
    .map(([key, cost]) => ({ sku: key.split(" ")[0], from: key.split(" ")[1] ?? "", cost }))
    .filter(({ sku }) => present?.sku !== null && sku === present?.sku)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const entered = entries.filter(({ from }) => from <= day).at(-1);
  if (entered) return String(entered.cost);
  const seen = [...(source.snapshots.get(variant) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
  let found: string | null = null;
  for (const [at, cost] of seen) {
    if (at > day) break;
    if (cost !== null) found = String(cost);
    else if (found !== null) found = `${found.replace("~", "")}~`;
  }
  if (found !== null) return found;
  const first = seen.find(([, cost]) => cost !== null)?.[1];
  if (first !== undefined && first !== null) return `${first}~`;
  if (seen.length === 0 && present && present.cost !== null) return `${present.cost}~`;
  const [firstEntry] = entries;
  return firstEntry ? `${firstEntry.cost}~` : "unknown";
}

const days = ["2026-03-01", "2026-03-04", "2026-04-01", "2026-05-15"];
const day = fc.constantFrom(...days);
const variantId = fc.constantFrom("11", "12");
const sku = fc.constantFrom("A", "B");
const amount = fc.integer({ min: 0, max: 3 }).map((value) => value * 100);

type Step = (tx: Queryable, shop: ShopRow, source: Source) => Promise<void>;
const steps = fc.oneof(
  fc.tuple(variantId, day, fc.option(amount, { nil: null })).map(([id, at, cost]): Step => {
    return async (tx, shop, source) => {
      const known = source.snapshots.get(id) ?? new Map<string, number | null>();
      source.snapshots.set(id, known.set(at, cost));
      await putVariantSnapshot(tx, shop, { variant: Number(id), day: at, cost });
    };
  }),
  fc.tuple(sku, day, amount).map(([name, from, cost]): Step => {
    return async (tx, shop, source) => {
      source.entries.set(`${name} ${from}`, cost);
      await writeCostEntries(tx, shop, [{ sku: name, from, unitCostMinor: cost }], now);
    };
  }),
  fc.tuple(sku, day).map(([name, from]): Step => {
    return async (tx, shop, source) => {
      source.entries.delete(`${name} ${from}`);
      await tx.query("delete from cost_entry where shop_id = $1 and sku = $2 and from_day = $3", [
        shop.id,
        name,
        from,
      ]);
    };
  }),
  fc
    .tuple(variantId, fc.option(sku, { nil: null }), fc.option(amount, { nil: null }))
    .map(([id, name, cost]): Step => {
      return async (tx, shop, source) => {
        source.skus.set(id, { sku: name, cost });
        await putVariant(tx, shop, { id: Number(id), sku: name, cost });
      };
    }),
  variantId.map((id): Step => {
    return async (tx, shop, source) => {
      source.skus.set(id, null);
      await tx.query("delete from variant where shop_id = $1 and id = $2", [shop.id, id]);
    };
  }),
);

it("is the same step by step and made anew, and says on every day what the rule says", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(steps, fc.boolean()), { minLength: 1, maxLength: 15 }),
      async (drawn) => {
        const shop = await newShop();
        const source: Source = { snapshots: new Map(), skus: new Map(), entries: new Map() };
        for (const [step, isFolded] of drawn) {
          await inShop(shop, (tx) => step(tx, shop, source));
          if (isFolded) await foldShop(shop, now);
        }
        await foldShop(shop, now);
        const stepwise = await storedCosts(db, shop);
        await inShop(shop, async (tx) => {
          expect(await refreshVariantCosts(tx, shop, null)).toBe(0);
          await tx.query("delete from variant_cost where shop_id = $1", [shop.id]);
          await refreshVariantCosts(tx, shop, null);
        });
        expect(await storedCosts(db, shop)).toEqual(stepwise);

        for (const variant of ["11", "12"]) {
          for (const at of ["2020-01-01", ...days, "2026-03-02", "2026-11-01"]) {
            const { rows } = await db.query<{ cost: string }>(
              `select unit_cost_minor || case when is_assumed then '~' else '' end as cost
               from variant_cost where shop_id = $1 and variant_id = $2 and from_day <= $3
               order by from_day desc limit 1`,
              [shop.id, variant, at],
            );
            expect(rows[0]?.cost ?? "unknown").toBe(costOn(source, variant, at));
          }
        }
      },
    ),
    { numRuns: 40 },
  );
});
