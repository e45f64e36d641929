import fc from "fast-check";
import { DateTime } from "luxon";
import type { Queryable } from "../../../app/store/database.server";
import { allowCountries, forbidCountries } from "../../../app/store/order-countries.server";
import { redactCustomerRows } from "../../../app/store/redaction.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { followCurrency, followZone } from "../../../app/sync/follow-shop-change.server";
import { markHistoryRead, putOrder, putProduct, type OrderFixture } from "../../setup/sales-rows";
import { cost, costEntry, resku } from "./cost-events";

/** When everything is looked at: after all that happens. */
export const now = new Date("2026-11-29T00:00:00Z");
const zones = ["UTC", "America/New_York", "Australia/Lord_Howe"] as const;

/** A shop, and what its orders should be by now. */
export interface World {
  shop: ShopRow;
  zone: string;
  currency: string;
  orders: Map<number, OrderFixture>;
  /** In a currency that is new, and not read in it yet: they come one by one, or with the history's end. */
  unread: Map<number, OrderFixture>;
}

/** Anything that may happen to a shop; ids are few, so that things meet. */
export type Step = (tx: Queryable, world: World) => Promise<void>;

const id = fc.integer({ min: 1, max: 6 });
const country = fc.option(fc.constantFrom("DE", "US", "FR"), { nil: null });
const amount = fc.integer({ min: 0, max: 5_000 });
const customer = fc.option(fc.integer({ min: 1, max: 3 }), { nil: null });
const hours = fc.integer({ min: 0, max: 24 * 100 });
const instantOf = (hour: number) =>
  new Date(Date.parse("2026-08-20T00:30:00Z") + hour * 3_600_000).toISOString();
const dayOf = (at: string, zone: string) => DateTime.fromISO(at, { zone }).toISODate() ?? "";

/** What an order may have beside goods and shipping. A tip is a line of its order, but of no goods. */
const extra = fc.oneof(
  amount.map((duties) => ({ lineType: "DUTY", duties })),
  amount.map((fees) => ({ lineType: "ADDITIONAL_FEE", fees, taxes: 3 })),
  amount.map((tips) => ({ lineType: "TIP", line: 1, quantity: 1, tips })),
  amount.map((giftCards) => ({ lineType: "GIFT_CARD", line: 1, quantity: 1, giftCards })),
  amount.map((unexplained) => ({ lineType: "UNKNOWN", unexplained })),
);

const place = fc
  .record({
    id,
    customer,
    hour: hours,
    channel: fc.option(fc.constantFrom("Online Store", "Point of Sale"), { nil: null }),
    codes: fc.uniqueArray(fc.constantFrom("SAVE", "save", "HELLO", "ONCE1", "ONCE2"), {
      maxLength: 2,
    }),
    isTest: fc.integer({ min: 0, max: 9 }).map((drawn) => drawn === 0),
    isGiftCardOnly: fc.integer({ min: 0, max: 5 }).map((drawn) => drawn === 0),
    lines: fc.array(
      fc.record({
        taxes: amount,
        product: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
        quantity: fc.integer({ min: 1, max: 4 }),
        gross: amount,
        discounts: amount.map((value) => -Math.floor(value / 4)),
      }),
      { maxLength: 3 },
    ),
    shipping: amount,
    extras: fc.uniqueArray(extra, { maxLength: 3, selector: ({ lineType }) => lineType }),
    country,
  })
  .map((drawn): Step => {
    return async (tx, world) => {
      const at = instantOf(drawn.hour);
      const base = { at, day: dayOf(at, world.zone) };
      const order: OrderFixture = {
        ...drawn,
        placedAt: at,
        lines: drawn.lines.map(({ product }, index) => ({
          id: index + 1,
          product,
          variant: product === null ? null : product * 10,
          title: "Engraving",
        })),
        sales: [
          ...drawn.lines.map(({ quantity, gross, discounts, taxes }, index) => ({
            ...base,
            id: index + 1,
            line: index + 1,
            quantity,
            gross,
            discounts,
            taxes,
          })),
          { ...base, id: 50, lineType: "SHIPPING", shipping: drawn.shipping, taxes: 7 },
          ...drawn.extras.map((sale, index) => ({ ...base, ...sale, id: 60 + index })),
        ],
      };
      world.unread.delete(order.id);
      world.orders.set(order.id, order);
      await putOrder(tx, world.shop, order);
    };
  });

const change = (
  draw: fc.Arbitrary<(order: OrderFixture, zone: string) => OrderFixture>,
): fc.Arbitrary<Step> =>
  fc.tuple(id, draw).map(([orderId, apply]): Step => async (tx, world) => {
    const order = world.orders.get(orderId) ?? world.unread.get(orderId);
    if (!order) return;
    world.unread.delete(orderId);
    const changed = apply(order, world.zone);
    world.orders.set(orderId, changed);
    await putOrder(tx, world.shop, changed);
  });

const refund = change(
  fc.tuple(hours, amount, fc.boolean()).map(([later, returns, isWhole]) => (order, zone) => {
    const at = new Date(Date.parse(order.placedAt) + later * 3_600_000).toISOString();
    const sale = { at, day: dayOf(at, zone), reason: "REFUND", actionType: "RETURN" };
    const line = order.lines[0]?.id ?? null;
    const saleId = 100 + order.sales.length;
    const taxes = -Math.floor(returns / 5);
    const goods = { ...sale, id: saleId, line, quantity: -1, returns: -returns, taxes };
    // With the shipping, its tax, duties and tip.
    const beside = [
      { ...sale, id: saleId + 1, lineType: "SHIPPING", shipping: -300, taxes: -7 },
      { ...sale, id: saleId + 2, lineType: "DUTY", duties: -100 },
      { ...sale, id: saleId + 3, lineType: "TIP", line, quantity: -1, tips: -50 },
    ];
    return { ...order, sales: [...order.sales, goods, ...(isWhole ? beside : [])] };
  }),
);
const edit = change(
  fc.tuple(hours, amount).map(([later, gross]) => (order, zone) => {
    const at = new Date(Date.parse(order.placedAt) + later * 3_600_000).toISOString();
    const sale = { at, day: dayOf(at, zone), reason: "ORDER_EDIT", actionType: "UPDATE" };
    const line = order.lines[0]?.id ?? null;
    const saleId = 200 + order.sales.length;
    return { ...order, sales: [...order.sales, { ...sale, id: saleId, line, quantity: 1, gross }] };
  }),
);
const cancel = change(fc.constant((order) => ({ ...order, cancelledAt: "2026-11-20T00:00:00Z" })));
const remove = change(fc.constant((order) => ({ ...order, deletedAt: "2026-11-20T00:00:00Z" })));
const readdress = change(country.map((to) => (order) => ({ ...order, country: to })));
const again = change(fc.constant((order) => order));
const merge = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .map(([from, to]): Step => async (tx, world) => {
    changeAll(world, (order) => (order.customer === from ? { ...order, customer: to } : order));
    await tx.query("update orders set customer_id = $3 where shop_id = $1 and customer_id = $2", [
      world.shop.id,
      from,
      to,
    ]);
  });
const retype = fc
  .record({
    id: fc.integer({ min: 1, max: 3 }),
    type: fc.constantFrom("", "Shirt", "Shoe"),
    vendor: fc.constantFrom("", "Acme"),
    category: fc.option(fc.constantFrom("aa-1", "aa-2"), { nil: null }),
  })
  .map(
    (product): Step =>
      (tx, world) =>
        putProduct(tx, world.shop, product),
  );
/** The merchant has countries forgotten, and asks for them again. */
const forget = fc.boolean().map((isAgain): Step => async (tx, world) => {
  changeAll(world, (order) => ({ ...order, country: null }));
  await forbidCountries(tx, world.shop);
  if (isAgain) await allowCountries(tx, world.shop);
});
/**
 * As in a shop whose days were added up before it was remembered what each sale had added. What had changed
 * by then was logged with its days.
 */
const unremember = fc.constant<Step>(async (tx, world) => {
  await tx.query(
    `insert into dirty_log (shop_id, kind, day)
     select distinct s.shop_id, 'day', s.day from folded_sale s
     join dirty_log d on d.shop_id = s.shop_id and d.kind = 'order' and d.ref = s.order_id
     where s.shop_id = $1`,
    [world.shop.id],
  );
  await tx.query("delete from folded_sale where shop_id = $1", [world.shop.id]);
});
const redact = customer.map((customerId): Step => async (tx, world) => {
  changeAll(world, (order) =>
    customerId === null || order.customer !== customerId
      ? order
      : { ...order, customer: null, country: null },
  );
  if (customerId !== null) await redactCustomerRows(tx, world.shop, customerId, [], now);
});
const move = fc.constantFrom(...zones).map((zone): Step => async (tx, world) => {
  const before = world.zone;
  if (zone === before) return;
  world.zone = zone;
  changeAll(world, (order) => ({
    ...order,
    sales: order.sales.map((sale) => ({ ...sale, day: dayOf(sale.at, zone) })),
  }));
  await tx.query("update shop set timezone = $2 where id = $1", [world.shop.id, zone]);
  await followZone(tx, world.shop, { before, after: zone, at: now });
});
/** Every amount is forgotten, and is another one where its order is read again. */
const exchange = fc
  .record({
    currency: fc.constantFrom("USD", "JPY", "KWD"),
    rate: fc.integer({ min: 2, max: 9 }),
  })
  .map(({ currency, rate }): Step => async (tx, world) => {
    const before = world.currency;
    if (currency === before) return;
    world.currency = currency;
    const times = (amount: number | undefined) => (amount ?? 0) * rate;
    changeAll(world, (order) => ({
      ...order,
      sales: order.sales.map((sale) => ({
        ...sale,
        gross: times(sale.gross),
        discounts: times(sale.discounts),
        returns: times(sale.returns),
        shipping: times(sale.shipping),
        taxes: times(sale.taxes),
        duties: times(sale.duties),
        fees: times(sale.fees),
        tips: times(sale.tips),
        giftCards: times(sale.giftCards),
        unexplained: times(sale.unexplained),
      })),
    }));
    for (const [orderId, order] of world.orders) world.unread.set(orderId, order);
    world.orders.clear();
    await tx.query("update shop set currency = $2 where id = $1", [world.shop.id, currency]);
    await followCurrency(tx, world.shop, { before, after: currency, at: now });
  });

function changeAll(world: World, apply: (order: OrderFixture) => OrderFixture) {
  for (const orders of [world.orders, world.unread]) {
    for (const [orderId, order] of orders) orders.set(orderId, apply(order));
  }
}

/** Reads whatever is left of the shop's history. */
export async function readToTheEnd(tx: Queryable, world: World): Promise<void> {
  for (const [orderId, order] of world.unread) {
    world.orders.set(orderId, order);
    await putOrder(tx, world.shop, order);
  }
  world.unread.clear();
  await markHistoryRead(tx, world.shop);
}

export type Event = { step: Step } | { fold: true } | { read: true };
const step = (arbitrary: fc.Arbitrary<Step>): fc.Arbitrary<Event> =>
  arbitrary.map((each) => ({ step: each }));
export const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 8, arbitrary: step(place) },
  { weight: 3, arbitrary: step(refund) },
  { weight: 2, arbitrary: step(edit) },
  { weight: 2, arbitrary: step(cancel) },
  { weight: 1, arbitrary: step(remove) },
  { weight: 1, arbitrary: step(again) },
  { weight: 2, arbitrary: step(merge) },
  { weight: 2, arbitrary: step(retype) },
  { weight: 2, arbitrary: step(cost) },
  { weight: 2, arbitrary: step(costEntry) },
  { weight: 1, arbitrary: step(resku) },
  { weight: 1, arbitrary: step(move) },
  { weight: 1, arbitrary: step(exchange) },
  { weight: 2, arbitrary: step(readdress) },
  { weight: 1, arbitrary: step(forget) },
  { weight: 1, arbitrary: step(redact) },
  { weight: 1, arbitrary: step(unremember) },
  { weight: 4, arbitrary: fc.constant<Event>({ fold: true }) },
  { weight: 1, arbitrary: fc.constant<Event>({ read: true }) },
);
