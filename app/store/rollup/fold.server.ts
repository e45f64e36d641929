import { AppError } from "../../lib/errors";
import type { Queryable } from "../database.server";
import { firstOrderIndex, indexedToJudge, type OrderIndexCounts } from "../order-index";
import { settleShopChanges } from "../shop-changes.server";
import { refreshVariantCosts } from "../costs/variant-costs.server";
import { refreshStatisticsOf } from "../statistics.server";
import { withShop, type ShopRef } from "../with-shop.server";
import { forgetCosts, logAllDays, logDays, takeDirty } from "./dirty-log.server";
import { foldCustomers } from "./fold-customers.server";
import { foldDays } from "./fold-days.server";

export type FoldOutcome = "worked" | "clean" | "busy";

// What a transaction folds in well under a second; in the embedded database nobody is served meanwhile.
const atOnce = {
  postgres: { sales: 15_000, customers: 1_000 },
  pglite: { sales: 2_500, customers: 200 },
};

interface FoldState {
  logsOrders: boolean;
  customerCursor: number | null;
  hasFullHistory: boolean;
  firstOrderIndex: 0 | 1 | null;
}

/**
 * Folds one portion of what has changed into the sums: one transaction. "clean": nothing is left;
 * "busy": another process folds this shop. A killed one leaves the log as it was.
 */
export async function foldPortion(shop: ShopRef, now: Date): Promise<FoldOutcome> {
  return withShop(shop, async (tx) => {
    await tx.query(
      "insert into fold_state (shop_id) values ($1) on conflict (shop_id) do nothing",
      [shop.id],
    );
    const { rows } = await tx.query<FoldState>(
      `select logs_orders as "logsOrders", customer_cursor as "customerCursor",
         has_full_history as "hasFullHistory", first_order_index as "firstOrderIndex"
       from fold_state where shop_id = $1 for update skip locked`,
      [shop.id],
    );
    const [state] = rows;
    if (!state) return "busy";
    const zone = await readZone(tx, shop);
    const hasBegun = await followHistory(tx, shop, state);
    const outcome = hasBegun ? "worked" : await foldNext(tx, shop, state, zone);
    const isNews = outcome !== "clean" || (await settleShopChanges(tx, shop, now));
    if (isNews) {
      await tx.query("update fold_state set folded_at = $2 where shop_id = $1", [shop.id, now]);
      await tx.query("update shop set data_version = data_version + 1 where id = $1", [shop.id]);
    }
    return outcome;
  });
}

/** Folds one portion after the other, until nothing is left, another process is at it, or it is time. */
export async function foldPortions(
  shop: ShopRef,
  clock: () => Date,
  isTime: () => boolean,
): Promise<FoldOutcome> {
  for (let portion = 1; ; portion += 1) {
    // Not for what one portion takes; often at first, while what is being written multiplies.
    const isOften = portion <= 4 || Number.isInteger(Math.log2(portion));
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

async function foldNext(
  tx: Queryable,
  shop: ShopRef,
  state: FoldState,
  zone: string,
): Promise<FoldOutcome> {
  if (state.customerCursor !== null) {
    await foldCustomersAfter(tx, shop, state.customerCursor, zone);
    return "worked";
  }
  const dirty = await takeDirty(tx, shop);
  if (!dirty) return "clean";
  const firstOrderIndex = await followOrderIndex(tx, shop, state);
  if (state.hasFullHistory) await foldCustomers(tx, shop, dirty.customers, zone);
  if (state.hasFullHistory && dirty.isEveryCustomer)
    await tx.query("update fold_state set customer_cursor = 0 where shop_id = $1", [shop.id]);
  const now = await chooseDays(tx, shop, dirty.days);
  const chosen = new Set(now);
  await logDays(
    tx,
    shop,
    dirty.days.filter((day) => !chosen.has(day)),
  );
  await foldDays(tx, shop, now, { zone, firstOrderIndex });
  return "worked";
}

/**
 * Notes that the history has been read, or is whole for the first time: from now on changes are logged
 * by order, and everything is folded once more, with what was not known while it was being read.
 */
async function followHistory(tx: Queryable, shop: ShopRef, state: FoldState): Promise<boolean> {
  const { rows } = await tx.query<{ isOver: boolean; isWhole: boolean }>(
    `select count(*) filter (where status not in ('pending', 'running')) = 3 as "isOver",
       count(*) filter (where status = 'done' and resource <> 'products') = 2 as "isWhole"
     from sync_resource where shop_id = $1 and resource in ('orders', 'sales', 'products')`,
    [shop.id],
  );
  const { isOver = false, isWhole = false } = rows[0] ?? {};
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
  await logAllDays(tx, shop);
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
    await logAllDays(tx, shop);
  }
  return index;
}

async function foldCustomersAfter(
  tx: Queryable,
  shop: ShopRef,
  after: number,
  zone: string,
): Promise<void> {
  const { rows } = await tx.query<{ id: number }>(
    `select distinct customer_id as id from orders
     where shop_id = $1 and customer_id > $2 order by customer_id limit ${atOnce[tx.kind].customers}`,
    [shop.id, after],
  );
  const ids = rows.map(({ id }) => id);
  await foldCustomers(tx, shop, ids, zone);
  const next = ids.length < atOnce[tx.kind].customers ? null : (ids.at(-1) ?? null);
  await tx.query("update fold_state set customer_cursor = $2 where shop_id = $1", [shop.id, next]);
}

/** The latest of the days, as many as are folded at once. */
async function chooseDays(
  tx: Queryable,
  shop: ShopRef,
  days: readonly string[],
): Promise<string[]> {
  if (days.length <= 1) return [...days];
  const { rows } = await tx.query<{ day: string; sales: number }>(
    `select shop_day as day, count(*)::int as sales from ledger
     where shop_id = $1 and shop_day = any($2::date[]) group by shop_day`,
    [shop.id, days],
  );
  const sales = new Map(rows.map((row) => [row.day, row.sales]));
  const chosen: string[] = [];
  let sum = 0;
  for (const day of [...days].sort().reverse()) {
    sum += sales.get(day) ?? 0;
    if (chosen.length > 0 && sum > atOnce[tx.kind].sales) break;
    chosen.push(day);
  }
  return chosen;
}

async function readZone(tx: Queryable, shop: ShopRef): Promise<string> {
  const { rows } = await tx.query<{ zone: string | null }>(
    "select timezone as zone from shop where id = $1",
    [shop.id],
  );
  const zone = rows[0]?.zone;
  if (!zone) throw new AppError("internal", "The shop's time zone has not been read.");
  return zone;
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
