import { addDays, eachDay, type ShopDay } from "../../lib/shop-day";
import type { SalesWindow } from "../sales-window";
import { withShop, type ShopRef } from "../with-shop.server";
import type { Queryable } from "../database.server";
import { keySql, noValue, singleUseCodes } from "./dimensions";
import { readFactContext } from "./fact-context.server";
import {
  codesOfOrder,
  isCountedOrder,
  keyFactsWhere,
  saleFactsWhere,
  type KeyFactDimension,
} from "./sale-facts";

/** What an order came to on a day, in one row of a breakdown. */
export interface OrderOfKey {
  orderId: number;
  name: string;
  day: ShopDay;
  /** In minor units. */
  netMinor: number;
  /** It was placed that day; else it was edited, or something came back. */
  isPlaced: boolean;
}

/** After which order the list goes on; `orderId` 0: all of that day have been told. */
export interface OrderPlace {
  day: ShopDay;
  orderId: number;
}

// Of what is in no more lines than these, the orders are found by their lines, whatever the days.
const fewLines = 2_000;
// Most other rows have their orders on the newest days; what has few is looked for in larger steps.
const mostDaysAtOnce = 8;
// A reader waits: what has not been found by then is looked for when they ask to go on.
const budgetMs = 1_500;

/**
 * The orders that a row of a breakdown is the sum of, by day, the newest first, at most `limit`; told from the ledger
 * in the way that the row is summed up. `next`: where to go on; null: there are no more.
 */
export async function readOrdersOfKey(
  shop: ShopRef,
  { dimension, key }: { dimension: KeyFactDimension; key: string },
  { from, to, until }: SalesWindow,
  {
    after,
    limit,
    mostLines = fewLines,
  }: { after: OrderPlace | null; limit: number; mostLines?: number },
  clock: () => number = () => performance.now(),
): Promise<{ rows: OrderOfKey[]; next: OrderPlace | null }> {
  const endsAt = clock() + budgetMs;
  const few = await withShop(shop, async (tx) => {
    const orderIds = await findFewOrders(tx, shop, { dimension, key, mostLines });
    if (!orderIds) return null;
    const part = { dimension, key, until, after, limit: limit + 1 };
    return readPart(tx, shop, { ...part, among: { orderIds, from, to } });
  });
  if (few) return cutAt(limit, few);
  const rows: OrderOfKey[] = [];
  const begin = after && (after.orderId === 0 ? addDays(after.day, -1) : after.day);
  let last = begin && begin < to ? begin : to;
  for (let step = 1; last >= from; step = Math.min(step * 2, mostDaysAtOnce)) {
    const first = [from, addDays(last, 1 - step)].sort().at(-1) ?? from;
    const days = eachDay(first, last);
    const part = { dimension, key, until, after, limit: limit + 1 - rows.length };
    const found = await withShop(shop, (tx) => readPart(tx, shop, { ...part, among: days }));
    rows.push(...found);
    if (rows.length > limit) return cutAt(limit, rows);
    last = addDays(first, -1);
    if (last >= from && clock() > endsAt) return { rows, next: { day: first, orderId: 0 } };
  }
  return { rows, next: null };
}

function cutAt(limit: number, rows: OrderOfKey[]): { rows: OrderOfKey[]; next: OrderPlace | null } {
  const shown = rows[limit - 1];
  if (rows.length <= limit || !shown) return { rows, next: null };
  return { rows: rows.slice(0, limit), next: { day: shown.day, orderId: shown.orderId } };
}

/** The orders that a row may have, on any day, where few do; null: many may, or there is nothing to find them by. */
async function findFewOrders(
  tx: Queryable,
  shop: ShopRef,
  { dimension, key, mostLines }: { dimension: KeyFactDimension; key: string; mostLines: number },
): Promise<number[] | null> {
  const lines = linesOf(dimension, key);
  if (lines === null) return null;
  const { rows } = await tx.query<{ orderId: number }>(
    `select order_id as "orderId" from ${lines.table}
     where shop_id = $1 and ${lines.column} = $2 limit $3`,
    [shop.id, key, mostLines + 1],
  );
  return rows.length <= mostLines ? [...new Set(rows.map(({ orderId }) => orderId))] : null;
}

/** What has a row's key, as its rows are looked up by an index. */
function linesOf(
  dimension: KeyFactDimension,
  key: string,
): { table: string; column: string } | null {
  if (dimension === "product" || dimension === "variant") {
    // A title stands for goods that are no product any more.
    return /^\d{1,18}$/.test(key) ? { table: "order_line", column: `${dimension}_id` } : null;
  }
  if (dimension !== "code" || key === noValue || key === singleUseCodes) return null;
  return { table: "order_discount", column: "code_key" };
}

/** Which orders they are is told first, by as little as tells it; then what each came to, of no more than are shown. */
async function readPart(
  tx: Queryable,
  shop: ShopRef,
  part: {
    dimension: KeyFactDimension;
    key: string;
    /** All orders of days, or some of a span of them. */
    among: readonly ShopDay[] | { orderIds: readonly number[]; from: ShopDay; to: ShopDay };
    until: Date | undefined;
    after: OrderPlace | null;
    limit: number;
  },
): Promise<OrderOfKey[]> {
  const { dimension, key, among, until, after, limit } = part;
  const [which, values] =
    "orderIds" in among
      ? ["l.order_id = any($2::bigint[]) and l.shop_day between $10 and $11", among.orderIds]
      : ["l.shop_day = any($2::date[])", among];
  const [zone, firstOrderIndex] = await readFactContext(tx, shop);
  const isBefore = "($5::timestamptz is null or l.happened_at < $5)";
  const isOfKey = dimension === "code" ? ofCode : `${keySql[dimension]} = $6`;
  const { rows } = await tx.query<OrderOfKey>(
    `with shown as materialized (
       select f.day, f.order_id from (
         select f.* from (${keyFactsWhere(dimension, `${which} and ${isBefore}`)}) f
         where ($7::date is null or (f.day, f.order_id) < ($7::date, $8::bigint)) and ${isOfKey}
         -- Whether their order counts is looked up of these alone.
         offset 0
       ) f
       where ${isCountedOrder}
       group by f.day, f.order_id
       order by f.day desc, f.order_id desc limit $9
     ),
     facts as materialized (
       ${saleFactsWhere(`l.order_id = any(array(select order_id from shown)) and ${isBefore}`)}
     )
     select f.order_id as "orderId", n.name, f.day, bool_or(f.is_placed) as "isPlaced",
       sum(f.gross_minor + f.discounts_minor + f.returns_minor)::bigint as "netMinor"
     from shown s
     join facts f on f.day = s.day and f.order_id = s.order_id
     join lateral (
       select name from orders o where o.shop_id = $1 and o.id = f.order_id offset 0
     ) n on true
     where ${isOfKey}
     group by f.day, f.order_id, n.name
     order by f.day desc, f.order_id desc`,
    [
      shop.id,
      values,
      zone,
      firstOrderIndex,
      until ?? null,
      key,
      after?.day ?? null,
      after?.orderId ?? null,
      limit,
      ...("orderIds" in among ? [among.from, among.to] : []),
    ],
  );
  return rows;
}

// An order without a code stands under the empty key.
const ofCode = `$6 in (
  select code from (${codesOfOrder}) c
  union all select '' where not exists (${codesOfOrder})
)`;
