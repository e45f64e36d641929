import { DateTime } from "luxon";
import type { Database } from "../../../app/store/database.server";
import type { ShopRef } from "../../../app/store/with-shop.server";
import { expectedUnitCosts } from "./brute-force-costs";

// Says in plain loops over the raw rows what is known of customers and cohorts. Knows nothing of how that is kept.

type Row = Record<string, unknown>;

interface Sale {
  day: string;
  at: number;
  isPlacing: boolean;
  isReturn: boolean;
  isGoods: boolean;
  product: number | null;
  quantity: number;
  netMinor: number;
  unitCostMinor: number | undefined;
}

interface Order {
  id: number;
  customer: number;
  at: number;
  day: string;
  isCounted: boolean;
  products: Set<number>;
  sales: Sale[];
}

interface Amounts {
  net_minor: number;
  cost_minor: number;
  goods_net_minor: number;
  costed_net_minor: number;
}

type CustomerMonth = Amounts & { orders: number };
type CohortMonth = CustomerMonth & { customers: number; members: number };

export interface CustomerRows {
  /** By customer. */
  facts: Record<string, Row>;
  /** By "customer month". */
  months: Record<string, CustomerMonth>;
  /** By "cohort month". */
  cohorts: Record<string, CohortMonth>;
}

const swapMs = 30 * 24 * 60 * 60_000;
const monthOf = (day: string) => `${day.slice(0, 7)}-01`;
const sumOf = <T>(all: readonly T[], of: (one: T) => number) =>
  all.reduce((sum, one) => sum + of(one), 0);

/** Every row that `customer_fact`, `customer_month` and `cohort_month` must have. */
export async function expectedCustomerRows(
  db: Database,
  shop: ShopRef,
  zone: string,
): Promise<CustomerRows> {
  const orders = await readOrders(db, shop, zone);
  const rows: CustomerRows = { facts: {}, months: {}, cohorts: {} };
  for (const customer of new Set(orders.map((order) => order.customer))) {
    const mine = orders.filter((order) => order.customer === customer);
    const counted = mine.filter(({ isCounted }) => isCounted);
    const days = counted.map(({ day }) => day).sort();
    const [firstDay] = days;
    if (firstDay !== undefined) {
      rows.facts[customer] = {
        first_order_id: counted[0]?.id,
        first_day: firstDay,
        last_day: days.at(-1),
        orders: counted.length,
      };
    }
    for (const month of new Set(mine.map(({ day }) => monthOf(day)))) {
      const placed = mine.filter(({ day }) => monthOf(day) === month);
      const ofMonth = {
        orders: placed.filter((order) => isPurchase(order, mine)).length,
        ...amountsOf(placed.flatMap(({ sales }) => sales)),
      };
      rows.months[`${customer} ${month}`] = ofMonth;
      if (firstDay === undefined) continue;
      const cell = `${monthOf(firstDay)} ${month}`;
      const before = rows.cohorts[cell];
      rows.cohorts[cell] = {
        customers: (before?.customers ?? 0) + Number(ofMonth.orders > 0),
        members: (before?.members ?? 0) + 1,
        orders: (before?.orders ?? 0) + ofMonth.orders,
        net_minor: (before?.net_minor ?? 0) + ofMonth.net_minor,
        cost_minor: (before?.cost_minor ?? 0) + ofMonth.cost_minor,
        goods_net_minor: (before?.goods_net_minor ?? 0) + ofMonth.goods_net_minor,
        costed_net_minor: (before?.costed_net_minor ?? 0) + ofMonth.costed_net_minor,
      };
    }
  }
  return rows;
}

/** What the tables have, in the same form. */
export async function storedCustomerRows(
  db: Database,
  shop: ShopRef,
): Promise<Record<keyof CustomerRows, Record<string, Row>>> {
  const read = async (table: string, ...keys: string[]) => {
    const { rows } = await db.query<Row>(`select * from ${table} where shop_id = $1`, [shop.id]);
    return Object.fromEntries(
      rows.map((row) => [
        keys.map((key) => row[key]).join(" "),
        Object.fromEntries(
          Object.entries(row).filter(([name]) => name !== "shop_id" && !keys.includes(name)),
        ),
      ]),
    );
  };
  return {
    facts: await read("customer_fact", "customer_id"),
    months: await read("customer_month", "customer_id", "month"),
    cohorts: await read("cohort_month", "cohort", "month"),
  };
}

/** Orders of customers, neither tests nor deleted, in the sequence in which they were placed. */
async function readOrders(db: Database, shop: ShopRef, zone: string): Promise<Order[]> {
  const all = async (sql: string) => (await db.query<Row>(sql, [shop.id])).rows;
  const orders = await all(
    `select * from orders where shop_id = $1 and customer_id is not null and not is_test
       and deleted_at is null order by processed_at, id`,
  );
  const lines = await all("select * from order_line where shop_id = $1");
  const ledger = await all("select * from ledger where shop_id = $1");
  const costOn = await expectedUnitCosts(db, shop);
  return orders.map((order): Order => {
    const ofOrder = lines.filter(({ order_id }) => order_id === order.id);
    const sales = ledger
      .filter(({ order_id }) => order_id === order.id)
      .map((sale): Sale => {
        const line = ofOrder.find(({ id }) => id === sale.line_item_id);
        const day = sale.shop_day as string;
        const isGoods = sale.line_type === "PRODUCT";
        const n = (column: string) => (sale[column] as number | null) ?? 0;
        return {
          ...{ day, isGoods },
          at: Number(sale.happened_at),
          isPlacing: sale.reason === "ORDER",
          isReturn: sale.action_type === "RETURN",
          product: (line?.product_id as number | null | undefined) ?? null,
          quantity: n("quantity"),
          netMinor: n("gross_minor") + n("discounts_minor") + n("returns_minor"),
          unitCostMinor: isGoods && line ? costOn(line.variant_id, day)?.unitCostMinor : undefined,
        };
      });
    const [placedOn] = sales.flatMap(({ isPlacing, day }) => (isPlacing ? day : [])).sort();
    const at = Number(order.processed_at);
    return {
      ...{ at, sales },
      id: order.id as number,
      customer: order.customer_id as number,
      day: placedOn ?? DateTime.fromMillis(at, { zone }).toISODate() ?? "",
      isCounted: order.cancelled_at === null,
      products: new Set(ofOrder.flatMap(({ product_id }) => (product_id as number | null) ?? [])),
    };
  });
}

/** Neither cancelled nor a swap for what the customer has sent back. `mine`: the customer's, in sequence. */
function isPurchase(order: Order, mine: readonly Order[]): boolean {
  if (!order.isCounted) return false;
  const counted = mine.filter(({ isCounted }) => isCounted);
  const returned = counted.flatMap(({ sales }) => sales.filter(({ isReturn }) => isReturn));
  const cameBack = (product: number) =>
    returned.some(
      (sale) =>
        sale.isGoods &&
        sale.product === product &&
        sale.at < order.at &&
        order.at - sale.at <= swapMs,
    );
  if (order.products.size > 0 && [...order.products].every(cameBack)) return false;
  const units = sumOf(order.sales, (sale) => (sale.isGoods && !sale.isReturn ? sale.quantity : 0));
  const value = sumOf(order.sales, (sale) => (sale.isPlacing ? sale.netMinor : 0));
  if (value !== 0 || units <= 0) return true;
  const earlier = counted.slice(0, counted.indexOf(order));
  return !earlier.some(({ sales }) => sales.some(({ isReturn, at }) => isReturn && at < order.at));
}

function amountsOf(sales: readonly Sale[]): Amounts {
  const goods = sales.filter(({ isGoods }) => isGoods);
  const costed = goods.filter(({ unitCostMinor }) => unitCostMinor !== undefined);
  const net = (of: readonly Sale[]) => sumOf(of, ({ netMinor }) => netMinor);
  return {
    net_minor: net(sales),
    cost_minor: sumOf(costed, ({ quantity, unitCostMinor = 0 }) => quantity * unitCostMinor),
    goods_net_minor: net(goods),
    costed_net_minor: net(costed),
  };
}
