import type { Database } from "../../../app/store/database.server";
import type { ShopRef } from "../../../app/store/with-shop.server";
import { expectedUnitCosts } from "./brute-force-costs";

// Says in plain loops over the raw rows what the sums must be. Knows nothing of how they are made.

type Row = Record<string, unknown>;
type Totals = Record<string, number>;

/** Every row that `sales_rollup` must have, by "dim grain period key", without the zeros. */
export async function expectedRollup(
  db: Database,
  shop: ShopRef,
  zone: string,
): Promise<Record<string, Totals>> {
  const all = async (sql: string) => (await db.query<Row>(sql, [shop.id])).rows;
  const orders = await all(
    "select * from orders where shop_id = $1 and not is_test and deleted_at is null",
  );
  const lines = await all("select * from order_line where shop_id = $1");
  const products = await all("select * from product where shop_id = $1");
  const costOn = await expectedUnitCosts(db, shop);
  const discounts = await all(
    "select * from order_discount where shop_id = $1 and code is not null",
  );
  const countries = await all("select * from order_country where shop_id = $1");
  const ledger = await all("select * from ledger where shop_id = $1");
  const hourOf = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    hourCycle: "h23",
  });

  const uses = new Map<string, Set<number>>();
  for (const { code, order_id } of discounts) {
    const key = String(code).toUpperCase();
    uses.set(key, (uses.get(key) ?? new Set()).add(order_id as number));
  }
  const kinds = customerKinds(orders);
  const sums: Record<string, Totals> = {};
  const orderSets = new Map<string, Set<unknown>>();

  for (const sale of ledger) {
    const order = orders.find(({ id }) => id === sale.order_id);
    if (!order) continue;
    const line = lines.find(
      ({ order_id, id }) => order_id === sale.order_id && id === sale.line_item_id,
    );
    const product = products.find(({ id }) => line && id === line.product_id);
    const day = sale.shop_day as string;
    const isGoods = sale.line_type === "PRODUCT";
    const cost = isGoods && line ? costOn(line.variant_id, day) : undefined;
    const title = line ? `t:${line.title}` : "t:";
    const isOfGoods = sale.line_item_id !== null && sale.line_type !== "TIP";
    const ofGoods = (key: unknown) => (isOfGoods ? String(key) : "-");
    const orderCodes = new Set(
      discounts
        .filter(({ order_id }) => order_id === sale.order_id)
        .map(({ code }) => String(code).toUpperCase())
        .map((code) => ((uses.get(code)?.size ?? 0) > 1 ? code : "*")),
    );
    if (orderCodes.size === 0) orderCodes.add("");
    const keys: [string, string][] = [
      ["total", ""],
      ["hour", hourOf.format(sale.happened_at as Date)],
      ["product", ofGoods(line?.product_id ?? title)],
      ["variant", ofGoods(line?.variant_id ?? title)],
      ["type", ofGoods(product?.product_type ?? "")],
      ["vendor", ofGoods(product?.vendor ?? "")],
      ["category", ofGoods(product?.category_id ?? "")],
      ["channel", (order.channel_name as string | null) ?? ""],
      ["kind", kinds.get(order.id) ?? "?"],
      [
        "country",
        String(countries.find(({ order_id }) => order_id === order.id)?.country_code ?? ""),
      ],
      ...[...orderCodes].map((code): [string, string] => ["code", code]),
    ];
    const n = (column: string) => sale[column] as number;
    const isPlaced = sale.reason === "ORDER";
    const goodsNet = isGoods ? n("gross_minor") + n("discounts_minor") + n("returns_minor") : 0;
    const quantity = isGoods ? (n("quantity") ?? 0) : 0;
    const money: Totals = {
      gross_minor: n("gross_minor"),
      discounts_minor: n("discounts_minor"),
      returns_minor: n("returns_minor"),
      shipping_minor: n("shipping_minor"),
      taxes_minor: n("taxes_minor"),
      duties_minor: n("duties_minor"),
      fees_minor: n("fees_minor"),
      tips_minor: n("tips_minor"),
      gift_cards_minor: n("gift_cards_minor"),
      unexplained_minor: n("unexplained_minor"),
      placed_gross_minor: isPlaced ? n("gross_minor") : 0,
      placed_discounts_minor: isPlaced ? n("discounts_minor") : 0,
      cost_minor: cost ? quantity * cost.unitCostMinor : 0,
      goods_net_minor: goodsNet,
      costed_net_minor: cost ? goodsNet : 0,
      assumed_net_minor: cost?.isAssumed ? goodsNet : 0,
      units_sold: sale.action_type === "RETURN" ? 0 : quantity,
      units_returned: sale.action_type === "RETURN" ? quantity : 0,
    };
    for (const [dim, key] of keys) {
      const dayId = `${dim} d ${day} ${key}`;
      const quarter = String(Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(
        2,
        "0",
      );
      const periodIds = [
        `${dim} m ${day.slice(0, 7)}-01 ${key}`,
        `${dim} q ${day.slice(0, 5)}${quarter}-01 ${key}`,
        `${dim} y ${day.slice(0, 4)}-01-01 ${key}`,
      ];
      const placed = (name: string) => {
        const set = orderSets.get(`${name} ${dayId}`) ?? new Set();
        orderSets.set(`${name} ${dayId}`, set);
        const isNew = !set.has(order.id);
        set.add(order.id);
        return isNew ? 1 : 0;
      };
      const counts: Totals = {
        orders: isPlaced ? placed("orders") : 0,
        gift_card_only_orders: isPlaced && order.is_gift_card_only ? placed("gift") : 0,
      };
      for (const id of [dayId, ...periodIds]) {
        const target = (sums[id] ??= {});
        for (const [column, value] of Object.entries({ ...money, ...counts })) {
          target[column] = (target[column] ?? 0) + value;
        }
      }
    }
  }
  return Object.fromEntries(Object.entries(sums).map(([id, totals]) => [id, withoutZeros(totals)]));
}

/** What `sales_rollup` has, in the same form. */
export async function storedRollup(db: Database, shop: ShopRef): Promise<Record<string, Totals>> {
  const { rows } = await db.query<Row>("select * from sales_rollup where shop_id = $1", [shop.id]);
  const keys = new Set(["shop_id", "dim", "grain", "period", "key", "days"]);
  return Object.fromEntries(
    rows.map((row) => [
      `${row.dim} ${row.grain} ${row.period} ${row.key}`,
      withoutZeros(
        Object.fromEntries(Object.entries(row).filter(([name]) => !keys.has(name))) as Totals,
      ),
    ]),
  );
}

function customerKinds(orders: readonly Row[]): Map<unknown, string> {
  return new Map(
    orders.map((order) => {
      if (order.customer_id === null) return [order.id, "guest"];
      const hasEarlier = orders.some(
        (other) =>
          other.customer_id === order.customer_id &&
          other.cancelled_at === null &&
          isBefore(other, order),
      );
      return [order.id, hasEarlier ? "returning" : "new"];
    }),
  );
}

function isBefore(a: Row, b: Row): boolean {
  const [at, bt] = [Number(a.processed_at), Number(b.processed_at)];
  return at < bt || (at === bt && (a.id as number) < (b.id as number));
}

function withoutZeros(totals: Totals): Totals {
  return Object.fromEntries(Object.entries(totals).filter(([, value]) => value !== 0));
}

/** New and returning customers of days `from` to `to`, each counted once. */
export async function expectedCustomers(
  db: Database,
  shop: ShopRef,
  from: string,
  to: string,
): Promise<{ newCustomers: number; returningCustomers: number }> {
  const { rows: orders } = await db.query<Row>(
    `select *, (select min(shop_day)::text from ledger l where l.shop_id = o.shop_id
       and l.order_id = o.id and reason = 'ORDER') as day
     from orders o where shop_id = $1 and customer_id is not null and cancelled_at is null
       and not is_test and deleted_at is null`,
    [shop.id],
  );
  const counts = { newCustomers: 0, returningCustomers: 0 };
  for (const customer of new Set(orders.map(({ customer_id }) => customer_id))) {
    const mine = orders.filter(({ customer_id }) => customer_id === customer);
    if (!mine.some(({ day }) => String(day) >= from && String(day) <= to)) continue;
    if (mine.some(({ day }) => String(day) < from)) counts.returningCustomers += 1;
    else counts.newCustomers += 1;
  }
  return counts;
}
