import type { Queryable } from "./database.server";
import { readRedacted, readRedactedOrders } from "./redacted.server";
import {
  orderDiscountTable,
  orderFulfillmentTable,
  orderLineTable,
  orderRefundTable,
  orderReturnTable,
  orderShippingLineTable,
  orderTable,
  type OrderDiscountRow,
  type OrderFulfillmentRow,
  type OrderLineRow,
  type OrderRefundRow,
  type OrderReturnRow,
  type OrderRow,
  type OrderShippingLineRow,
} from "./tables/orders";
import { deleteByParent, upsertRows } from "./upsert.server";
import type { ShopRef } from "./with-shop.server";

const childTables = [
  "order_line",
  "order_shipping_line",
  "order_discount",
  "order_return",
  "order_refund",
  "order_fulfillment",
];

/**
 * Writes orders with their refund headers and fulfilments, and clears their other children, which
 * the caller writes after them. Returns the orders written: not those stored in a newer version.
 */
export async function writeOrders(
  tx: Queryable,
  shop: ShopRef,
  batch: { orders: OrderRow[]; refunds: OrderRefundRow[]; fulfillments: OrderFulfillmentRow[] },
): Promise<ReadonlySet<number>> {
  const redacted = await readRedacted(
    tx,
    shop,
    batch.orders.map((order) => order.customerId),
  );
  const redactedOrders = await readRedactedOrders(
    tx,
    shop,
    batch.orders.map(({ id }) => id),
  );
  const orders = batch.orders.map((order) =>
    (order.customerId !== null && redacted.has(order.customerId)) || redactedOrders.has(order.id)
      ? { ...order, customerId: null, firstVisit: null, lastVisit: null }
      : order,
  );
  const written = new Set((await upsertRows(tx, shop, orderTable, orders)).map(({ id }) => id));
  const ids = [...written];
  for (const table of childTables) await deleteByParent(tx, shop, table, "order_id", ids);
  const isWritten = (row: { orderId: number }) => written.has(row.orderId);
  await upsertRows(tx, shop, orderRefundTable, batch.refunds.filter(isWritten));
  await upsertRows(tx, shop, orderFulfillmentTable, batch.fulfillments.filter(isWritten));
  return written;
}

export interface OrderChildRows {
  lines: OrderLineRow[];
  shippingLines: OrderShippingLineRow[];
  discounts: OrderDiscountRow[];
  returns: OrderReturnRow[];
}

export async function writeOrderChildren(
  tx: Queryable,
  shop: ShopRef,
  rows: OrderChildRows,
): Promise<void> {
  await upsertRows(tx, shop, orderLineTable, rows.lines);
  await upsertRows(tx, shop, orderShippingLineTable, rows.shippingLines);
  await upsertRows(tx, shop, orderDiscountTable, rows.discounts);
  await upsertRows(tx, shop, orderReturnTable, rows.returns);
}

interface Window {
  from: Date | null;
  to: Date | null;
}

const withinWindow = `($2::timestamptz is null or o.processed_at >= $2)
  and ($3::timestamptz is null or o.processed_at < $3)`;

/** Says of each order of a window whether all its lines are gift cards; false without any lines. */
export async function markGiftCardOnly(
  tx: Queryable,
  shop: ShopRef,
  window: Window,
): Promise<void> {
  await tx.query(
    `update orders o set is_gift_card_only = coalesce(
       (select bool_and(l.is_gift_card) from order_line l
        where l.shop_id = o.shop_id and l.order_id = o.id), false)
     where o.shop_id = $1 and ${withinWindow}`,
    [shop.id, window.from, window.to],
  );
}

/**
 * Marks orders of a window deleted that a complete reading did not meet. Not those that changed
 * after it had started: they may have been written by something newer.
 */
export async function tombstoneOrders(
  tx: Queryable,
  shop: ShopRef,
  { window, reading, startedAt }: { window: Window; reading: number; startedAt: Date },
): Promise<void> {
  await tx.query(
    `update orders o set deleted_at = $5
     where o.shop_id = $1 and ${withinWindow}
       and o.reading <> $4 and o.updated_at < $5 and o.deleted_at is null`,
    [shop.id, window.from, window.to, reading, startedAt],
  );
}
