import { AppError } from "../../lib/errors";
import { database, relaxed, type Queryable, type Settings } from "../database.server";
import { firstOrderIndex, indexedToJudge, type OrderIndexCounts } from "../order-index";
import { keptPlanNames, plansOf, type SessionPlans } from "../kept-plans.server";
import { settleShopChanges } from "../shop-changes.server";
import { refreshVariantCosts } from "../costs/variant-costs.server";
import { refreshStatisticsOf } from "../statistics.server";
import { withShop, type ShopRef } from "../with-shop.server";
import { chooseDays } from "./choose-days.server";
import {
  daysOfOrders,
  daysToMakeAnew,
  forgetCosts,
  logAllDaysOnce,
  logDays,
  ordersOneByOne,
  takeDirty,
} from "./dirty-log.server";
import { foldCustomers, type MovedOrders } from "./fold-customers.server";
import { foldDays, foldOrderSales, foldReturns } from "./fold-days.server";

export type FoldOutcome = "worked" | "clean" | "busy";

// What a transaction folds in well under a second; in the embedded database nobody is served meanwhile.
const atOnce = {
  postgres: { sales: 15_000, customers: 1_000 },
  pglite: { sales: 2_500, customers: 200 },
};

// Looking through a small or an empty table asks the embedded database's files how long it is, each of a
// thousand times; looking it up by its key does not.
const byKey: Settings = { ...relaxed, enable_seqscan: "off" };

interface FoldState {
  logsOrders: boolean;
  customerCursor: number | null;
  hasAllDaysLogged: boolean;
  hasFullHistory: boolean;
  firstOrderIndex: 0 | 1 | null;
  zone: string | null;
  plans: string[];
  /** Of zone or currency, of which it has not been said that everything is made again. */
  hasChanges: boolean;
  /** Of the reading of the shop's history: it has ended, and everything has been read. */
  isOver: boolean;
  isWhole: boolean;
}

const stateOfShop = `
  select f.logs_orders as "logsOrders", f.customer_cursor as "customerCursor",
    f.has_all_days_logged as "hasAllDaysLogged", f.has_full_history as "hasFullHistory",
    f.first_order_index as "firstOrderIndex",
    s.timezone as zone, ${keptPlanNames} as plans,
    exists (select from shop_change where shop_id = $1 and settled_at is null) as "hasChanges", r.*
  from fold_state f
  join shop s on s.id = f.shop_id
  cross join lateral (
    select count(*) filter (where status not in ('pending', 'running')) = 3 as "isOver",
      count(*) filter (where status = 'done' and resource <> 'products') = 2 as "isWhole"
    from sync_resource where shop_id = $1 and resource in ('orders', 'sales', 'products')
  ) r
  where f.shop_id = $1 for update of f skip locked`;

/**
 * Folds one portion of what has changed into the sums: one transaction. "clean": nothing is left;
 * "busy": another process folds this shop. A killed one leaves the log as it was, and so does a server that
 * crashes: the commit needs not wait for the disk.
 */
export async function foldPortion(shop: ShopRef, now: Date): Promise<FoldOutcome> {
  const { kind } = await database();
  return withShop(shop, (tx) => foldInto(tx, shop, now), kind === "pglite" ? byKey : relaxed);
}

async function foldInto(tx: Queryable, shop: ShopRef, now: Date): Promise<FoldOutcome> {
  const state = (await readState(tx, shop)) ?? (await beginState(tx, shop));
  if (!state) return "busy";
  if (!state.zone) throw new AppError("internal", "The shop's time zone has not been read.");
  const hasBegun = await followHistory(tx, shop, state);
  const context = { zone: state.zone, plans: plansOf(state.plans) };
  const { isNews, isAll } = hasBegun
    ? { isNews: true, isAll: false }
    : await foldNext(tx, shop, state, context);
  const isSettled = isAll && state.hasChanges && (await settleShopChanges(tx, shop, now));
  if (isNews || isSettled) {
    await tx.query(
      `with folded as (update fold_state set folded_at = $2 where shop_id = $1)
       update shop set data_version = data_version + 1 where id = $1`,
      [shop.id, now],
    );
  }
  return isAll ? "clean" : "worked";
}

async function readState(tx: Queryable, shop: ShopRef): Promise<FoldState | undefined> {
  const { rows } = await tx.query<FoldState>(stateOfShop, [shop.id]);
  return rows[0];
}

async function beginState(tx: Queryable, shop: ShopRef): Promise<FoldState | undefined> {
  await tx.query("insert into fold_state (shop_id) values ($1) on conflict (shop_id) do nothing", [
    shop.id,
  ]);
  return readState(tx, shop);
}

/** Folds one portion after the other, until nothing is left, another process is at it, or it is time. */
export async function foldPortions(
  shop: ShopRef,
  clock: () => Date,
  isTime: () => boolean,
): Promise<FoldOutcome> {
  const { kind } = await database();
  for (let portion = 1; ; portion += 1) {
    // Not for what one portion takes; often at first, while what is being written multiplies. A server then follows by
    // itself, the embedded database does not, and there days of portions are over before customers begin.
    const isDue = kind === "pglite" && portion % 8 === 0;
    const isOften = portion <= 4 || isDue || Number.isInteger(Math.log2(portion));
    if (portion > 1 && isOften) await refreshStatisticsOf(shop);
    const outcome = await foldPortion(shop, clock());
    if (outcome !== "worked" || isTime()) return outcome;
  }
}

/** Folds until nothing is left. Throws where another process holds the shop for long. */
export async function foldShop(shop: ShopRef, now: Date): Promise<void> {
  const outcome = await foldPortions(
    shop,
    () => now,
    () => false,
  );
  if (outcome === "busy") throw new AppError("superseded", "Another process adds up this shop.");
}

/** Whether every order of the shop's whole history has its place among those of its customer. */
export async function areCustomersFolded(tx: Queryable, shop: ShopRef): Promise<boolean> {
  const { rows } = await tx.query<{ areFolded: boolean }>(
    `select has_full_history and customer_cursor is null as "areFolded"
     from fold_state where shop_id = $1`,
    [shop.id],
  );
  return rows[0]?.areFolded ?? false;
}

interface Folded {
  /** Something may have changed. */
  isNews: boolean;
  /** Nothing is left. */
  isAll: boolean;
}

async function foldNext(
  tx: Queryable,
  shop: ShopRef,
  state: FoldState,
  { zone, plans }: { zone: string; plans: SessionPlans },
): Promise<Folded> {
  if (state.customerCursor !== null) {
    await foldCustomersAfter(tx, shop, state, state.customerCursor, { zone, plans });
    return { isNews: true, isAll: false };
  }
  const dirty = await takeDirty(tx, shop);
  if (!dirty) return { isNews: false, isAll: true };
  const firstOrderIndex = await followOrderIndex(tx, shop, state);
  const moved = state.hasFullHistory
    ? await foldCustomers(tx, shop, dirty.customers, { zone, plans })
    : { orders: [], days: [] };
  if (state.hasFullHistory && dirty.isEveryCustomer)
    await tx.query("update fold_state set customer_cursor = 0 where shop_id = $1", [shop.id]);
  const isMuchMoved = moved.orders.length > ordersOneByOne;
  if (isMuchMoved) await logMoved(tx, shop, moved);
  const orders = isMuchMoved
    ? dirty.orders
    : [...new Set([...dirty.orders, ...moved.orders])].sort((a, b) => a - b);
  const days = new Set([...dirty.days, ...(await daysToMakeAnew(tx, shop, orders))]);
  const chosen = await chooseDays(tx, shop, [...days], atOnce[tx.kind].sales);
  const left = [...days].filter((day) => !chosen.includes(day));
  await logDays(tx, shop, left);
  const context = { zone, firstOrderIndex, plans };
  await foldOrderSales(tx, shop, orders, [...days], context);
  await foldDays(tx, shop, chosen, context);
  await foldReturns(tx, shop, [...new Set([...chosen, ...(isMuchMoved ? [] : moved.days)])]);
  const isAllFolded = dirty.isAll && left.length === 0 && !isMuchMoved;
  const isOrderIndexNews = firstOrderIndex !== state.firstOrderIndex;
  return { isNews: true, isAll: isAllFolded && !dirty.isEveryCustomer && !isOrderIndexNews };
}

/**
 * What depends on the sequence of many customers' orders is folded next, by days. Where all days stand in the log,
 * only such are not in it on which orders were placed and nothing was sold.
 */
async function logMoved(
  tx: Queryable,
  shop: ShopRef,
  moved: MovedOrders,
  hasAllDaysLogged = false,
): Promise<void> {
  const ofSales = hasAllDaysLogged ? [] : await daysOfOrders(tx, shop, moved.orders);
  await logDays(tx, shop, [...new Set([...moved.days, ...ofSales.map(({ day }) => day)])].sort());
}

/**
 * Notes that the history has been read, or is whole for the first time: from now on changes are logged
 * by order, and everything is folded once more, with what was not known while it was being read.
 */
async function followHistory(tx: Queryable, shop: ShopRef, state: FoldState): Promise<boolean> {
  const { isOver, isWhole } = state;
  const begins = isOver && !state.logsOrders;
  const isWholeNow = isOver && isWhole && !state.hasFullHistory;
  if (!begins && !isWholeNow) return false;
  // Whoever writes orders holds this row: what they write unlogged is committed before all is folded.
  await tx.query("select from shop where id = $1 for update", [shop.id]);
  await tx.query(
    `update fold_state set logs_orders = true, has_full_history = has_full_history or $2,
       customer_cursor = case when $2 then 0 else customer_cursor end
     where shop_id = $1`,
    [shop.id, isWholeNow],
  );
  await logAllDaysOnce(tx, shop);
  // Variants that are gone are known by the SKUs of orders, which have all been read by now.
  await refreshVariantCosts(tx, shop, null);
  // All that depends on a cost is about to be added up.
  await forgetCosts(tx, shop);
  return true;
}

/** Without the whole history Shopify's own index tells new from returning, once it is understood. */
async function followOrderIndex(
  tx: Queryable,
  shop: ShopRef,
  state: FoldState,
): Promise<0 | 1 | null> {
  if (state.hasFullHistory) return state.firstOrderIndex;
  const index = await readFirstOrderIndex(tx, shop);
  if (index !== state.firstOrderIndex) {
    await tx.query("update fold_state set first_order_index = $2 where shop_id = $1", [
      shop.id,
      index,
    ]);
    await logAllDaysOnce(tx, shop);
  }
  return index;
}

async function foldCustomersAfter(
  tx: Queryable,
  shop: ShopRef,
  { hasAllDaysLogged }: FoldState,
  after: number,
  context: { zone: string; plans: SessionPlans },
): Promise<void> {
  const { rows } = await tx.query<{ id: number }>(
    `select distinct customer_id as id from orders
     where shop_id = $1 and customer_id > $2 order by customer_id limit ${atOnce[tx.kind].customers}`,
    [shop.id, after],
  );
  const ids = rows.map(({ id }) => id);
  await logMoved(tx, shop, await foldCustomers(tx, shop, ids, context), hasAllDaysLogged);
  const next = ids.length < atOnce[tx.kind].customers ? null : (ids.at(-1) ?? null);
  await tx.query("update fold_state set customer_cursor = $2 where shop_id = $1", [shop.id, next]);
}

/** From where Shopify counts a customer's orders, as far as the shop's own orders tell. */
export async function readFirstOrderIndex(tx: Queryable, shop: ShopRef): Promise<0 | 1 | null> {
  const { rows } = await tx.query<OrderIndexCounts>(
    `select exists (select from orders where shop_id = $1 and customer_order_index = 0) as "hasZero",
       (select count(*)::int from (
         select from orders where shop_id = $1 and customer_order_index is not null limit $2
       ) enough) as indexed`,
    [shop.id, indexedToJudge],
  );
  return firstOrderIndex(rows[0] ?? { hasZero: false, indexed: 0 });
}
