import type { Database } from "../../../app/store/database.server";
import type { ShopRef } from "../../../app/store/with-shop.server";

// Says in plain loops what a unit of a variant costs on a day. Knows nothing of how costs are kept.

interface UnitCost {
  unitCostMinor: number;
  /** Nobody has said so of this day. */
  isAssumed: boolean;
}

/** By variant and day, from what was seen at Shopify and what the merchant entered; undefined: nothing is known. */
export async function expectedUnitCosts(
  db: Database,
  shop: ShopRef,
): Promise<(variant: unknown, day: string) => UnitCost | undefined> {
  const all = async <Row>(sql: string) => (await db.query<Row>(sql, [shop.id])).rows;
  const variants = await all<{ id: number; sku: string | null; cost: number | null }>(
    "select id, sku, unit_cost_minor as cost from variant where shop_id = $1",
  );
  const snapshots = await all<{ variant: number; day: string; cost: number | null }>(
    `select variant_id as variant, shop_day::text as day, unit_cost_minor as cost
     from variant_snapshot where shop_id = $1 order by shop_day`,
  );
  const entries = await all<{ sku: string; day: string; cost: number }>(
    `select sku, from_day::text as day, unit_cost_minor as cost
     from cost_entry where shop_id = $1 order by from_day`,
  );
  return (variant, day) => {
    const known = variants.find(({ id }) => id === variant);
    const entered = entries.filter(({ sku }) => sku === known?.sku);
    const entry = entered.findLast((each) => each.day <= day);
    if (entry) return { unitCostMinor: entry.cost, isAssumed: false };
    const seen = snapshots.filter((each) => each.variant === variant);
    const costs = seen.filter(({ cost }) => cost !== null);
    const before = costs.findLast((each) => each.day <= day);
    if (before?.cost != null) {
      // Where it was taken away since, it goes on as assumed.
      const isAssumed = seen.findLast((each) => each.day <= day)?.cost === null;
      return { unitCostMinor: before.cost, isAssumed };
    }
    const first = costs[0]?.cost ?? (seen.length === 0 ? known?.cost : null) ?? entered[0]?.cost;
    return first == null ? undefined : { unitCostMinor: first, isAssumed: true };
  };
}
