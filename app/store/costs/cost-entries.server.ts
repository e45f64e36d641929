import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import { withShop, type ShopRef } from "../with-shop.server";

/** What the merchant says a SKU costs from a day on, in minor units. */
export interface CostEntry {
  sku: string;
  from: ShopDay;
  unitCostMinor: number;
}

export interface ListedCostEntry extends CostEntry {
  /** Variants that have the SKU now. */
  variants: number;
}

/** Enters all of them, each in place of what was there of its SKU and day. */
export async function writeCostEntries(
  tx: Queryable,
  shop: ShopRef,
  entries: readonly CostEntry[],
  now: Date,
): Promise<void> {
  if (entries.length === 0) return;
  await tx.query(
    `insert into cost_entry (shop_id, sku, from_day, unit_cost_minor, entered_at)
     select $1::int, sku, from_day, cost, $5::timestamptz
     from unnest($2::text[], $3::date[], $4::bigint[]) e(sku, from_day, cost)
     on conflict (shop_id, sku, from_day) do update
       set unit_cost_minor = excluded.unit_cost_minor, entered_at = excluded.entered_at`,
    [
      shop.id,
      entries.map(({ sku }) => sku),
      entries.map(({ from }) => from),
      entries.map(({ unitCostMinor }) => unitCostMinor),
      now,
    ],
  );
}

/** Takes one entry away, or all of them. */
export async function deleteCostEntries(
  shop: ShopRef,
  which: Pick<CostEntry, "sku" | "from"> | "all",
): Promise<void> {
  await withShop(shop, (tx) =>
    which === "all"
      ? tx.query("delete from cost_entry where shop_id = $1", [shop.id])
      : tx.query("delete from cost_entry where shop_id = $1 and sku = $2 and from_day = $3", [
          shop.id,
          which.sku,
          which.from,
        ]),
  );
}

/** Entries whose SKU contains a text, by SKU and day, so many at most; `total`: all of them. */
export async function listCostEntries(
  shop: ShopRef,
  { search, limit }: { search: string; limit: number },
): Promise<{ entries: ListedCostEntry[]; found: number; total: number }> {
  return withShop(shop, async (tx) => {
    const like = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
    const { rows: entries } = await tx.query<ListedCostEntry>(
      `select e.sku, e.from_day as from, e.unit_cost_minor as "unitCostMinor",
         (select count(*)::int from variant v
          where v.shop_id = $1 and btrim(v.sku) = e.sku) as variants
       from cost_entry e where e.shop_id = $1 and e.sku ilike $2
       order by e.sku, e.from_day limit $3`,
      [shop.id, like, limit],
    );
    const { rows } = await tx.query<{ total: number; found: number }>(
      `select count(*)::int as total, (count(*) filter (where sku ilike $2))::int as found
       from cost_entry where shop_id = $1`,
      [shop.id, like],
    );
    return { entries, found: rows[0]?.found ?? 0, total: rows[0]?.total ?? 0 };
  });
}

/** Which of these SKUs a variant has, or had when it was last sold. */
export async function findKnownSkus(
  shop: ShopRef,
  skus: readonly string[],
): Promise<ReadonlySet<string>> {
  return withShop(shop, async (tx) => {
    const { rows } = await tx.query<{ sku: string }>(
      `select s.sku from unnest($2::text[]) s(sku)
       where s.sku in (select btrim(sku) from variant where shop_id = $1 and sku is not null)
          or s.sku in (select btrim(l.sku) from order_line l
                       where l.shop_id = $1 and l.sku is not null and l.variant_id is not null
                         and not exists (select from variant v
                                         where v.shop_id = $1 and v.id = l.variant_id))`,
      [shop.id, [...new Set(skus)]],
    );
    return new Set(rows.map(({ sku }) => sku));
  });
}

export interface CostKnowledge {
  /** Variants of products that are there. */
  variants: number;
  /** Of them, those of which a cost is known, or assumed. */
  costed: number;
  /** SKUs of the others, in order. */
  uncostedSkus: string[];
}

/** Of how many variants the cost is known, and so many SKUs of the others. */
export async function readCostKnowledge(shop: ShopRef, limit: number): Promise<CostKnowledge> {
  return withShop(shop, async (tx) => {
    const present = `from variant v
      join product p on p.shop_id = v.shop_id and p.id = v.product_id and p.deleted_at is null
        and not p.is_gift_card
      where v.shop_id = $1`;
    const isCosted =
      "exists (select from variant_cost c where c.shop_id = v.shop_id and c.variant_id = v.id)";
    const { rows } = await tx.query<{ variants: number; costed: number }>(
      `select count(*)::int as variants, (count(*) filter (where ${isCosted}))::int as costed
       ${present}`,
      [shop.id],
    );
    const { rows: others } = await tx.query<{ sku: string }>(
      `select distinct btrim(v.sku) as sku ${present} and btrim(v.sku) <> '' and not ${isCosted}
       order by 1 limit $2`,
      [shop.id, limit],
    );
    return {
      variants: rows[0]?.variants ?? 0,
      costed: rows[0]?.costed ?? 0,
      uncostedSkus: others.map(({ sku }) => sku),
    };
  });
}
