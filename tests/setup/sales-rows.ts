import type { Queryable } from "../../app/store/database.server";
import type { ShopRef } from "../../app/store/with-shop.server";

/** An order as tests write it: with its lines and sales, straight into the tables. Money in minor units. */
export interface OrderFixture {
  id: number;
  /** ISO 8601, in UTC. */
  placedAt: string;
  customer: number | null;
  channel?: string | null;
  codes?: readonly string[];
  isTest?: boolean;
  deletedAt?: string | null;
  cancelledAt?: string | null;
  isGiftCardOnly?: boolean;
  index?: number | null;
  /** Where it was sent to; null: nowhere. Not given: nobody asked. */
  country?: string | null;
  lines: readonly LineFixture[];
  sales: readonly SaleFixture[];
}

export interface LineFixture {
  id: number;
  product: number | null;
  variant: number | null;
  title?: string;
}

export interface SaleFixture {
  id: number;
  at: string;
  /** The shop day of `at`. */
  day: string;
  reason?: string;
  actionType?: string;
  lineType?: string;
  line?: number | null;
  quantity?: number | null;
  gross?: number;
  discounts?: number;
  returns?: number;
  shipping?: number;
  taxes?: number;
  duties?: number;
  fees?: number;
  tips?: number;
  giftCards?: number;
  unexplained?: number;
}

/** Writes an order whole, in place of what there was of it. */
export async function putOrder(tx: Queryable, shop: ShopRef, order: OrderFixture): Promise<void> {
  await tx.query(
    `insert into orders (shop_id, id, name, number, created_at, processed_at, updated_at,
       cancelled_at, deleted_at, is_test, is_edited, is_gift_card_only, fulfillment_status,
       return_status, customer_id, presentment_currency, taxes_included, total_minor,
       current_total_minor, total_shipping_minor, total_refunded_minor, discount_codes, tags,
       customer_order_index, channel_name)
     values ($1, $2::bigint, '#' || $2::bigint, $2::bigint, $3, $3, $3, $4, $5, $6, false, $7,
       'UNFULFILLED', 'NO_RETURN', $8, 'USD', false, 0, 0, 0, 0, $9, '{}', $10, $11)
     on conflict (shop_id, id) do update set processed_at = excluded.processed_at,
       cancelled_at = excluded.cancelled_at, deleted_at = excluded.deleted_at,
       is_test = excluded.is_test, is_gift_card_only = excluded.is_gift_card_only,
       customer_id = excluded.customer_id, customer_order_index = excluded.customer_order_index,
       channel_name = excluded.channel_name, discount_codes = excluded.discount_codes`,
    [
      shop.id,
      order.id,
      order.placedAt,
      order.cancelledAt ?? null,
      order.deletedAt ?? null,
      order.isTest ?? false,
      order.isGiftCardOnly ?? false,
      order.customer,
      [...(order.codes ?? [])],
      order.index ?? null,
      order.channel ?? null,
    ],
  );
  if (order.country !== undefined) await putCountry(tx, shop, order.id, order.country);
  for (const table of ["order_line", "order_discount", "ledger"]) {
    await tx.query(`delete from ${table} where shop_id = $1 and order_id = $2`, [
      shop.id,
      order.id,
    ]);
  }
  for (const line of order.lines) {
    await tx.query(
      `insert into order_line (shop_id, order_id, id, product_id, variant_id, title, quantity,
         current_quantity, unit_price_minor, original_total_minor, discount_minor, tax_minor,
         is_gift_card, requires_shipping, discount_allocations)
       values ($1, $2, $3, $4, $5, $6, 1, 1, 0, 0, 0, 0, false, true, '[]')`,
      [shop.id, order.id, line.id, line.product, line.variant, line.title ?? `Line ${line.id}`],
    );
  }
  for (const [index, code] of (order.codes ?? []).entries()) {
    await tx.query(
      `insert into order_discount (shop_id, order_id, index, kind, code, is_percentage, value)
       values ($1, $2, $3, 'code', $4, false, '1')`,
      [shop.id, order.id, index, code],
    );
  }
  for (const sale of order.sales) {
    await tx.query(
      `insert into ledger (shop_id, order_id, sale_id, agreement_id, happened_at, shop_day, reason,
         action_type, line_type, line_item_id, quantity, gross_minor, discounts_minor,
         returns_minor, shipping_minor, taxes_minor, duties_minor, fees_minor, tips_minor,
         gift_cards_minor, unexplained_minor, origin)
       values ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
         $20, 'agreement')`,
      [
        shop.id,
        order.id,
        sale.id,
        sale.at,
        sale.day,
        sale.reason ?? "ORDER",
        sale.actionType ?? "ORDER",
        sale.lineType ?? "PRODUCT",
        sale.line ?? null,
        sale.quantity ?? null,
        sale.gross ?? 0,
        sale.discounts ?? 0,
        sale.returns ?? 0,
        sale.shipping ?? 0,
        sale.taxes ?? 0,
        sale.duties ?? 0,
        sale.fees ?? 0,
        sale.tips ?? 0,
        sale.giftCards ?? 0,
        sale.unexplained ?? 0,
      ],
    );
  }
}

/** Where an order goes; null: nowhere. */
export async function putCountry(
  tx: Queryable,
  shop: ShopRef,
  orderId: number,
  code: string | null,
): Promise<void> {
  await tx.query(
    `insert into order_country (shop_id, order_id, country_code) values ($1, $2, $3)
     on conflict (shop_id, order_id) do update set country_code = excluded.country_code`,
    [shop.id, orderId, code],
  );
}

/** A product with what sales are broken down by. */
export async function putProduct(
  tx: Queryable,
  shop: ShopRef,
  product: { id: number; type?: string; vendor?: string; category?: string | null },
): Promise<void> {
  await tx.query(
    `insert into product (shop_id, id, handle, title, product_type, vendor, tags, status,
       category_id, description_html, options, has_only_default_variant, is_gift_card,
       tracks_inventory, total_inventory, created_at, updated_at)
     values ($1, $2::bigint, 'p' || $2::bigint, 'Product ' || $2::bigint, $3, $4, '{}', 'ACTIVE', $5, '', '[]',
       true, false, true, 0, '2025-01-01Z', '2025-01-01Z')
     on conflict (shop_id, id) do update set product_type = excluded.product_type,
       vendor = excluded.vendor, category_id = excluded.category_id`,
    [shop.id, product.id, product.type ?? "", product.vendor ?? "", product.category ?? null],
  );
}

/** Says that a history was read to its end, so that its customers are known. */
export async function markHistoryRead(tx: Queryable, shop: ShopRef, status = "done") {
  for (const resource of ["orders", "sales", "products"]) {
    await tx.query(
      `insert into sync_resource (shop_id, resource, status, started_at, covers_to)
       values ($1, $2, $3, '2026-11-01Z', '2026-11-29Z')
       on conflict (shop_id, resource) do update set status = excluded.status`,
      [shop.id, resource, status],
    );
  }
}

/** Says that orders of the last 60 days alone could be read, for want of access to all. */
export async function denyAllOrders(db: Queryable, shop: ShopRef): Promise<void> {
  await db.query(
    `insert into sync_resource (shop_id, resource, status, reason, detail, started_at,
       covers_from, covers_to, missing_scopes)
     select $1, resource, 'degraded', 'missing_scope', 'read_all_orders', '2026-11-01Z'::timestamptz,
       '2026-10-01Z'::timestamptz, '2026-11-29Z'::timestamptz, array['read_all_orders']
     from unnest(array['orders', 'sales']) resource`,
    [shop.id],
  );
}
