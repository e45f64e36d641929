import { readOrderShares, type OrderShares } from "../../../app/store/costs/order-shares.server";
import type { Database } from "../../../app/store/database.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";

// Says in plain loops over the raw rows how orders are spread over product types. Knows nothing of how that is kept.

interface Sale {
  day: string;
  orderId: number;
  channel: string;
  reason: string;
  action: string;
  lineType: string;
  lineItemId: number | null;
  type: string | null;
  isGiftCardOnly: boolean;
  quantity: number;
  goods: number;
  shipping: number;
  others: number;
}

// Parts are kept to the millionth.
const least = 1e-4;

type Amounts = Omit<OrderShares, "from" | "channel" | "type">;

/** By "month channel type", without those that came to nothing. */
export async function expectedShares(db: Database, shop: ShopRow) {
  const { rows } = await db.query<Sale>(
    `select l.shop_day::text as day, l.order_id as "orderId", coalesce(o.channel_name, '') as channel,
       l.reason, l.action_type as action, l.line_type as "lineType",
       l.line_item_id as "lineItemId", coalesce(o.is_gift_card_only, false) as "isGiftCardOnly",
       coalesce(l.quantity, 0) as quantity, l.gross_minor + l.discounts_minor + l.returns_minor as goods,
       l.shipping_minor as shipping, l.taxes_minor + l.duties_minor + l.fees_minor + l.tips_minor
         + l.gift_cards_minor as others,
       (select p.product_type from product p join order_line ol on ol.product_id = p.id
        where p.shop_id = $1 and ol.shop_id = $1 and ol.order_id = l.order_id
          and ol.id = l.line_item_id) as type
     from ledger l join orders o on o.shop_id = l.shop_id and o.id = l.order_id
     where l.shop_id = $1 and not o.is_test and o.deleted_at is null`,
    [shop.id],
  );
  const orders = new Map<string, Sale[]>();
  for (const sale of rows) {
    const id = `${sale.day} ${sale.orderId}`;
    orders.set(id, [...(orders.get(id) ?? []), sale]);
  }
  const shares = new Map<string, Amounts>();
  for (const sales of orders.values()) {
    const sum = (of: (sale: Sale) => number) => sales.reduce((all, sale) => all + of(sale), 0);
    const isPlaced = sales.some(({ reason }) => reason === "ORDER");
    const whole: Amounts = {
      orders: Number(isPlaced),
      giftCardOnlyOrders: Number(isPlaced && sales.some(({ isGiftCardOnly }) => isGiftCardOnly)),
      unitsSold: sum(({ lineType, action, quantity }) =>
        lineType === "PRODUCT" && action !== "RETURN" ? quantity : 0,
      ),
      shippingMinor: sum(({ shipping }) => shipping),
      chargedMinor: sum(({ goods, shipping, others }) => goods + shipping + others),
    };
    const nets = new Map<string, number>();
    for (const { lineType, lineItemId, type, goods } of sales) {
      const key = lineItemId === null || lineType === "TIP" ? "-" : (type ?? "");
      nets.set(key, (nets.get(key) ?? 0) + (lineType === "PRODUCT" ? goods : 0));
    }
    const weight = [...nets.values()].reduce((all, net) => all + Math.abs(net), 0);
    const parts = weight === 0 ? new Map([["-", 1]]) : nets;
    for (const [type, net] of parts) {
      const key = `${sales[0]?.day.slice(0, 7)} ${sales[0]?.channel} ${type}`;
      const before = shares.get(key);
      const part = weight === 0 ? 1 : Math.abs(net) / weight;
      shares.set(
        key,
        mapAmounts(whole, (each, name) => (before?.[name] ?? 0) + part * each),
      );
    }
  }
  return withoutNothing(shares);
}

/** What is kept, in the same form, by days or by whole months. */
export async function storedShares(
  shop: ShopRow,
  month: string,
  lastDay: number,
  isByDay: boolean,
) {
  const days = Array.from({ length: lastDay }, (_, index) => {
    const day = `${month}-${String(index + 1).padStart(2, "0")}`;
    return { from: day, to: day };
  });
  const spans = isByDay ? days : [{ from: `${month}-01`, to: `${month}-${lastDay}` }];
  const rows = await withShop(shop, (tx) => readOrderShares(tx, shop, spans));
  const shares = new Map<string, Amounts>();
  for (const { from, channel, type, ...amounts } of rows) {
    const key = `${from.slice(0, 7)} ${channel} ${type}`;
    const before = shares.get(key);
    shares.set(
      key,
      mapAmounts(amounts, (each, name) => (before?.[name] ?? 0) + each),
    );
  }
  return withoutNothing(shares);
}

/** Those whose keys become the same, together. */
export function addShares(
  shares: Record<string, Amounts>,
  keyOf: (key: string) => string,
): Record<string, Amounts> {
  const sums = new Map<string, Amounts>();
  for (const [key, amounts] of Object.entries(shares)) {
    const before = sums.get(keyOf(key));
    sums.set(
      keyOf(key),
      mapAmounts(amounts, (each, name) => (before?.[name] ?? 0) + each),
    );
  }
  return withoutNothing(sums);
}

function withoutNothing(shares: ReadonlyMap<string, Amounts>): Record<string, Amounts> {
  return Object.fromEntries(
    [...shares].filter(([, amounts]) =>
      Object.values(amounts).some((each) => Math.abs(each) > least),
    ),
  );
}

export function mapAmounts<T>(
  amounts: Amounts,
  map: (amount: number, name: keyof Amounts) => T,
): Record<keyof Amounts, T> {
  const { orders, giftCardOnlyOrders, unitsSold, shippingMinor, chargedMinor } = amounts;
  return {
    orders: map(orders, "orders"),
    giftCardOnlyOrders: map(giftCardOnlyOrders, "giftCardOnlyOrders"),
    unitsSold: map(unitsSold, "unitsSold"),
    shippingMinor: map(shippingMinor, "shippingMinor"),
    chargedMinor: map(chargedMinor, "chargedMinor"),
  };
}
