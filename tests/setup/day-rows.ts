import type { Queryable } from "../../app/store/database.server";
import type { ShopRef } from "../../app/store/with-shop.server";

/** An order with one sale on its shop day (the shop is in UTC). Money in minor units. */
export interface DayOrderFixture {
  id: number;
  day: string;
  hour?: number;
  customer: number | null;
  gross: number;
  discounts?: number;
  index?: number;
  isTest?: boolean;
  isDeleted?: boolean;
  isCancelled?: boolean;
  isGiftCardOnly?: boolean;
}

export async function putDayOrder(
  db: Queryable,
  of: ShopRef,
  fixture: DayOrderFixture,
): Promise<void> {
  const at = `${fixture.day}T${fixture.hour ?? 12}:00:00Z`;
  const later = "2026-11-09T00:00:00Z";
  await db.query(
    `insert into orders (shop_id, id, name, number, created_at, processed_at, updated_at,
       cancelled_at, deleted_at, is_test, is_edited, is_gift_card_only, fulfillment_status,
       return_status, customer_id, presentment_currency, taxes_included, total_minor,
       current_total_minor, total_shipping_minor, total_refunded_minor, discount_codes, tags,
       customer_order_index)
     values ($1, $2::bigint, '#' || $2::bigint, $2::bigint, $3, $3, $3, $4, $5, $6, false, $7,
       'UNFULFILLED', 'NO_RETURN', $8, 'USD', false, $9, $9, 0, 0, '{}', '{}', $10)`,
    [
      of.id,
      fixture.id,
      at,
      fixture.isCancelled ? later : null,
      fixture.isDeleted ? later : null,
      fixture.isTest ?? false,
      fixture.isGiftCardOnly ?? false,
      fixture.customer,
      fixture.gross,
      fixture.index ?? null,
    ],
  );
  await putDaySale(db, of, {
    order: fixture.id,
    sale: fixture.id,
    day: fixture.day,
    at,
    reason: "ORDER",
    gross: fixture.gross,
    discounts: fixture.discounts ?? 0,
  });
}

/** A row of the ledger: amounts not given are 0. */
export interface DaySaleFixture {
  order: number;
  sale: number;
  day: string;
  at?: string;
  reason: string;
  gross?: number;
  discounts?: number;
  returns?: number;
  shipping?: number;
  taxes?: number;
  duties?: number;
  fees?: number;
}

export async function putDaySale(
  db: Queryable,
  of: ShopRef,
  fixture: DaySaleFixture,
): Promise<void> {
  await db.query(
    `insert into ledger (shop_id, order_id, sale_id, agreement_id, happened_at, shop_day, reason,
       action_type, line_type, gross_minor, discounts_minor, returns_minor, shipping_minor,
       taxes_minor, duties_minor, fees_minor, tips_minor, gift_cards_minor, unexplained_minor,
       origin)
     values ($1, $2, $3, $3, $4, $5, $6, 'ORDER', 'PRODUCT', $7, $8, $9, $10, $11, $12, $13, 0, 0, 0,
       'agreement')`,
    [
      of.id,
      fixture.order,
      fixture.sale,
      fixture.at ?? `${fixture.day}T12:00:00Z`,
      fixture.day,
      fixture.reason,
      fixture.gross ?? 0,
      fixture.discounts ?? 0,
      fixture.returns ?? 0,
      fixture.shipping ?? 0,
      fixture.taxes ?? 0,
      fixture.duties ?? 0,
      fixture.fees ?? 0,
    ],
  );
}
