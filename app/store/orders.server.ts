import type { Queryable } from "./database.server";
import { crowdedFrom, type Tombstones } from "./parents.server";
import { packRows, pickRows, type PackedRows, type Rows } from "./packed-rows";
import { writeOrderCountries } from "./order-countries.server";
import { hasRedacted, readRedacted, readRedactedOrders } from "./redacted.server";
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
import { orderCountryTable, type OrderCountryRow } from "./tables/order-countries";
import { unpackNumbers, withoutCells } from "./unpack-rows";
import { deleteByParent, insertRows, upsertVersioned, writeChildren } from "./upsert.server";
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
 * the caller writes after them. Returns the orders written: not those stored in a newer version, or as
 * they were told of after `askedAt`.
 */
export async function writeOrders(
  tx: Queryable,
  shop: ShopRef,
  batch: {
    orders: Rows<OrderRow>;
    refunds: Rows<OrderRefundRow>;
    fulfillments: Rows<OrderFulfillmentRow>;
    /** Of those orders whose country was asked for. */
    countries: Rows<OrderCountryRow>;
  },
  askedAt: Date,
): Promise<ReadonlySet<number>> {
  const given = packRows(orderTable, shop, batch.orders);
  const redacted = await listRedacted(tx, shop, given);
  const orders = withoutRedacted(given, redacted);
  const { written, replaced } = await upsertVersioned(tx, shop, orderTable, orders, askedAt);
  for (const table of childTables) await deleteByParent(tx, shop, table, "order_id", replaced);
  const isWritten = (_: number, orderId: number) => written.has(orderId);
  const refunds = packRows(orderRefundTable, shop, batch.refunds);
  await insertRows(tx, shop, orderRefundTable, pickRows(refunds, isWritten));
  const fulfillments = packRows(orderFulfillmentTable, shop, batch.fulfillments);
  await insertRows(tx, shop, orderFulfillmentTable, pickRows(fulfillments, isWritten));
  const countries = packRows(orderCountryTable, shop, batch.countries);
  const isToKeep = (_: number, orderId: number) => written.has(orderId) && !redacted.has(orderId);
  await writeOrderCountries(tx, shop, pickRows(countries, isToKeep));
  return written;
}

/** Those of the orders that are to stay orders of nobody. */
async function listRedacted(
  tx: Queryable,
  shop: ShopRef,
  orders: PackedRows,
): Promise<ReadonlySet<number>> {
  if (!(await hasRedacted(tx, shop))) return new Set();
  const customerIds = unpackNumbers(orderTable, orders, "customerId");
  const customers = await readRedacted(tx, shop, customerIds);
  const redacted = await readRedactedOrders(tx, shop, [...orders.leads]);
  return new Set(
    [...orders.leads].filter(
      (id, index) => customers.has(customerIds[index] ?? -1) || redacted.has(id),
    ),
  );
}

function withoutRedacted(orders: PackedRows, redacted: ReadonlySet<number>): PackedRows {
  if (redacted.size === 0) return orders;
  const isRedacted = (index: number) => redacted.has(orders.leads[index] as number);
  return withoutCells(orderTable, orders, isRedacted, ["customerId", "firstVisit", "lastVisit"]);
}

export interface OrderChildRows {
  lines: Rows<OrderLineRow>;
  shippingLines: Rows<OrderShippingLineRow>;
  discounts: Rows<OrderDiscountRow>;
  returns: Rows<OrderReturnRow>;
}

/** `written`: orders that `writeOrders` has just written, which have no such children yet. */
export async function writeOrderChildren(
  tx: Queryable,
  shop: ShopRef,
  rows: OrderChildRows,
  written: ReadonlySet<number> = new Set(),
): Promise<void> {
  await writeChildren(tx, shop, orderLineTable, rows.lines, written);
  await writeChildren(tx, shop, orderShippingLineTable, rows.shippingLines, written);
  await writeChildren(tx, shop, orderDiscountTable, rows.discounts, written);
  await writeChildren(tx, shop, orderReturnTable, rows.returns, written);
}

interface Window {
  from: Date | null;
  to: Date | null;
}

/** Orders `o` of a window given as $2 and $3. */
export const withinWindow = `($2::timestamptz is null or o.processed_at >= $2)
  and ($3::timestamptz is null or o.processed_at < $3)`;

/** Removes the shipping lines of an order, before all of them are written anew. */
export async function clearShippingLines(
  tx: Queryable,
  shop: ShopRef,
  orderId: number,
): Promise<void> {
  await deleteByParent(tx, shop, "order_shipping_line", "order_id", [orderId]);
}

// Below this no cut has ever been seen, and orders are far too many to add up the lines of each.
const summedFrom = 20;

/**
 * Orders of a window that this reading has met, above a number, in order, whose result may have been
 * cut short of these children: many are stored, or the lines of an order that was not edited come to
 * less than its subtotal.
 */
export async function listCrowdedOrders(
  tx: Queryable,
  shop: ShopRef,
  kind: "lineItems" | "shippingLines" | "discountApplications" | "returns",
  { window, reading, afterId }: { window: Window; reading: number; afterId: number },
): Promise<number[]> {
  const table = {
    lineItems: "order_line",
    shippingLines: "order_shipping_line",
    discountApplications: "order_discount",
    returns: "order_return",
  }[kind];
  const [columns, from, orShort] =
    kind === "lineItems"
      ? [
          ", sum(original_total_minor - discount_minor) as total",
          summedFrom,
          " or (not o.is_edited and o.subtotal_minor > c.total)",
        ]
      : ["", crowdedFrom, ""];
  // The few first, by their number alone, then their sums and orders: to add up all takes longer,
  // and without statistics a plain join may look at all orders for each.
  const { rows } = await tx.query<{ id: number }>(
    `with crowded as materialized (
       select order_id, count(*) as stored${columns} from ${table}
       where shop_id = $1 and order_id = any(array(
         select order_id from ${table}
         where shop_id = $1 and order_id > $5 group by order_id having count(*) >= ${from}))
       group by order_id)
     select o.id from crowded c
     join orders o on o.shop_id = $1 and o.id = c.order_id
     where ${withinWindow} and o.reading = $4 and (c.stored >= ${crowdedFrom}${orShort})
     order by o.id`,
    [shop.id, window.from, window.to, reading, afterId],
  );
  return rows.map(({ id }) => id);
}

/**
 * Says of each order of a window whether all its lines are gift cards; not so without any lines.
 * Nearly none are: only those are looked at that have such a line or were such an order, and only those
 * touched of which it changes, where nothing said is "no". One look into the index for each: fresh tables
 * have no statistics, and a join may look at all orders for each.
 */
export async function markGiftCardOnly(
  tx: Queryable,
  shop: ShopRef,
  window: Window,
): Promise<void> {
  await tx.query(
    `update orders o set is_gift_card_only = not coalesce(o.is_gift_card_only, false)
     where o.shop_id = $1 and ${withinWindow}
       and o.id = any(array(
         select order_id from order_line where shop_id = $1 and is_gift_card
         union
         select o.id from orders o where o.shop_id = $1 and o.is_gift_card_only and ${withinWindow}))
       and coalesce(o.is_gift_card_only, false) <> coalesce((
         select bool_and(l.is_gift_card) from order_line l
         where l.shop_id = $1 and l.order_id = o.id), false)`,
    [shop.id, window.from, window.to],
  );
}

/** The same of these orders, whatever their window. */
export async function markGiftCardOnlyOf(
  tx: Queryable,
  shop: ShopRef,
  orderIds: readonly number[],
): Promise<void> {
  await tx.query(
    `update orders o set is_gift_card_only = not coalesce(o.is_gift_card_only, false)
     where o.shop_id = $1 and o.id = any($2::bigint[])
       and coalesce(o.is_gift_card_only, false) <> coalesce((
         select bool_and(l.is_gift_card) from order_line l
         where l.shop_id = $1 and l.order_id = o.id), false)`,
    [shop.id, [...orderIds]],
  );
}

/**
 * Marks orders of a window deleted that a complete reading did not meet. Not those that changed
 * after it had started, or that Shopify has answered with since it was asked for.
 */
export async function tombstoneOrders(
  tx: Queryable,
  shop: ShopRef,
  { window, reading, startedAt, askedAt }: Tombstones & { window: Window },
): Promise<void> {
  await tx.query(
    `update orders o set deleted_at = $5
     where o.shop_id = $1 and ${withinWindow}
       and o.reading <> $4 and o.updated_at < $5 and o.deleted_at is null
       and (o.live_at is null or o.live_at < $6)`,
    [shop.id, window.from, window.to, reading, startedAt, askedAt],
  );
}
