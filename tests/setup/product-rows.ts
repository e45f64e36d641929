import type { Queryable } from "../../app/store/database.server";
import type { ShopRef } from "../../app/store/with-shop.server";
import { putOrder } from "./sales-rows";

/** A variant with its price and its stock; `stock` null: it is not tracked. */
export async function putStockedVariant(
  tx: Queryable,
  shop: ShopRef,
  variant: {
    id: number;
    product: number;
    sku?: string | null;
    stock?: number | null;
    price?: number;
    compareAt?: number | null;
  },
): Promise<void> {
  await tx.query(
    `insert into variant (shop_id, id, product_id, position, title, sku, price_minor,
       compare_at_minor, taxable, available_for_sale, inventory_policy, inventory_quantity,
       selected_options, inventory_item_id, is_tracked, requires_shipping, created_at, updated_at)
     values ($1, $2::bigint, $3, 1, 'V' || $2::bigint, $4, $5, $6, true, true, 'DENY', $7, '[]', $2,
       $8, true, '2025-01-01Z', '2025-01-01Z')
     on conflict (shop_id, id) do update set price_minor = excluded.price_minor,
       compare_at_minor = excluded.compare_at_minor,
       inventory_quantity = excluded.inventory_quantity`,
    [
      shop.id,
      variant.id,
      variant.product,
      variant.sku ?? null,
      variant.price ?? 1_000,
      variant.compareAt ?? null,
      // Shopify tells 0 of what it does not track.
      variant.stock ?? 0,
      variant.stock !== null,
    ],
  );
}

let orders = 0;

/** An order of one variant (null: a custom item), and what came back of it. */
export async function sell(
  tx: Queryable,
  shop: ShopRef,
  sale: {
    day: string;
    product: number | null;
    variant: number | null;
    units: number;
    gross: number;
    discounts?: number;
    returned?: { day: string; units: number; minor: number };
  },
): Promise<void> {
  orders += 1;
  const at = `${sale.day}T12:00:00Z`;
  const { returned } = sale;
  await putOrder(tx, shop, {
    id: orders,
    placedAt: at,
    customer: null,
    lines: [{ id: 1, product: sale.product, variant: sale.variant, title: "Engraving" }],
    sales: [
      {
        id: 1,
        at,
        day: sale.day,
        line: 1,
        quantity: sale.units,
        gross: sale.gross,
        discounts: sale.discounts ?? 0,
      },
      { id: 2, at, day: sale.day, lineType: "SHIPPING", shipping: 500 },
      ...(returned
        ? [
            {
              id: 3,
              at: `${returned.day}T13:00:00Z`,
              day: returned.day,
              reason: "RETURN",
              actionType: "RETURN",
              line: 1,
              quantity: -returned.units,
              returns: -returned.minor,
            },
          ]
        : []),
    ],
  });
}

/** A snapshot of a variant's price of a day, in place of what there was. */
export async function putPrice(
  tx: Queryable,
  shop: ShopRef,
  price: { variant: number; day: string; price: number; compareAt?: number | null; stock?: number },
): Promise<void> {
  await tx.query(
    `insert into variant_snapshot (shop_id, variant_id, shop_day, price_minor, compare_at_minor, stock)
     values ($1, $2, $3, $4, $5, $6) on conflict (shop_id, variant_id, shop_day) do update
       set price_minor = excluded.price_minor, compare_at_minor = excluded.compare_at_minor,
         stock = excluded.stock`,
    [shop.id, price.variant, price.day, price.price, price.compareAt ?? null, price.stock ?? null],
  );
}

/** Says that prices were read on each day of a range. */
export async function markLooked(tx: Queryable, shop: ShopRef, from: string, to: string) {
  await tx.query(
    `insert into snapshot_run (shop_id, kind, shop_day, finished_at)
     select $1::int, 'products', day::date, day from generate_series($2::date, $3::date, '1 day') day`,
    [shop.id, from, to],
  );
}

/** Says that everything was read, up to a moment. */
export async function markRead(tx: Queryable, shop: ShopRef, upTo: Date) {
  for (const resource of ["orders", "sales", "products"]) {
    await tx.query(
      `insert into sync_resource (shop_id, resource, status, started_at, finished_at, covers_to)
       values ($1, $2, 'done', least('2026-11-01Z'::timestamptz, $3), $3, $3)`,
      [shop.id, resource, upTo],
    );
  }
  await tx.query(
    `insert into sync_slice (shop_id, resource, slice_no, status, roots_done)
     values ($1, 'orders', 0, 'done', 1)`,
    [shop.id],
  );
}
