import fc from "fast-check";
import { writeCostEntries } from "../../../app/store/costs/cost-entries.server";
import { putVariant } from "../../setup/cost-rows";
import type { Step } from "./events";

// What makes units cost something else: seen at Shopify, or entered by the merchant.

const amount = fc.integer({ min: 0, max: 5_000 });
const enteredAt = new Date("2026-11-29T00:00:00Z");

/** What Shopify says a variant costs on a day. */
export const cost = fc
  .record({
    variant: fc.constantFrom(10, 20, 30),
    day: fc.constantFrom("2026-08-25", "2026-09-10", "2026-10-10"),
    cost: fc.option(amount, { nil: null }),
  })
  .map(({ variant, day, cost: minor }): Step => async (tx, world) => {
    await tx.query(
      `insert into variant_snapshot (shop_id, variant_id, shop_day, price_minor, unit_cost_minor)
       values ($1, $2, $3, 0, $4) on conflict (shop_id, variant_id, shop_day)
       do update set unit_cost_minor = excluded.unit_cost_minor`,
      [world.shop.id, variant, day, minor],
    );
  });
/** The merchant enters what a SKU costs from a day on, or takes that away again. */
export const costEntry = fc
  .record({
    sku: fc.constantFrom("S10", "S20"),
    from: fc.constantFrom("2026-08-20", "2026-09-20", "2026-10-20"),
    unitCostMinor: fc.option(amount, { nil: null }),
  })
  .map(({ sku, from, unitCostMinor }): Step => async (tx, world) => {
    if (unitCostMinor !== null) {
      await writeCostEntries(tx, world.shop, [{ sku, from, unitCostMinor }], enteredAt);
      return;
    }
    await tx.query("delete from cost_entry where shop_id = $1 and sku = $2 and from_day = $3", [
      world.shop.id,
      sku,
      from,
    ]);
  });
/** A variant comes, or is given another SKU: entries are by SKU. */
export const resku = fc
  .record({
    id: fc.constantFrom(10, 20, 30),
    sku: fc.option(fc.constantFrom("S10", "S20"), { nil: null }),
    cost: fc.option(amount, { nil: null }),
  })
  .map(
    ({ id: variant, sku, cost: minor }): Step =>
      (tx, world) =>
        putVariant(tx, world.shop, { id: variant, product: variant / 10, sku, cost: minor }),
  );
