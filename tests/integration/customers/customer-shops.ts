import { foldShop } from "../../../app/store/rollup/fold.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { markHistoryRead, putOrder, putProduct } from "../../setup/sales-rows";

export const now = new Date("2026-11-29T15:00:00Z");

interface Purchase {
  id: number;
  customer: number;
  day: string;
  product: number;
  net: number;
  code?: string;
  /** All of it comes back on this day. */
  returned?: string;
  units?: number;
  isSubscription?: boolean;
  isCancelled?: boolean;
}

/** Orders of one unit each, at noon. */
export async function putPurchases(shop: ShopRow, purchases: readonly Purchase[]): Promise<void> {
  await withShop(shop, async (tx) => {
    for (const { id, customer, day, product, net, code, returned, ...more } of purchases) {
      const at = `${day}T12:00:00Z`;
      const line = id * 10;
      await putOrder(tx, shop, {
        id,
        placedAt: at,
        customer,
        channel: "Online Store",
        codes: code ? [code] : [],
        cancelledAt: more.isCancelled ? at : null,
        lines: [{ id: line, product, variant: product * 10 }],
        sales: [
          { id: line, at, day, line, quantity: more.units ?? 1, gross: net },
          ...(returned
            ? [
                {
                  id: line + 1,
                  at: `${returned}T12:00:00Z`,
                  day: returned,
                  reason: "RETURN",
                  actionType: "RETURN",
                  line,
                  quantity: -1,
                  returns: -net,
                },
              ]
            : []),
        ],
      });
      if (more.isSubscription) {
        await tx.query(
          `update orders set source_name = 'subscription_contract_checkout_one'
           where shop_id = $1 and id = $2`,
          [shop.id, id],
        );
      }
    }
  });
}

/** Where a visit before an order came from. */
export async function putVisit(shop: ShopRow, orderId: number, visit: object): Promise<void> {
  await withShop(shop, (tx) =>
    tx.query("update orders set first_visit = $3 where shop_id = $1 and id = $2", [
      shop.id,
      orderId,
      JSON.stringify(visit),
    ]),
  );
}

export async function putCustomer(
  shop: ShopRow,
  id: number,
  more: { tags?: readonly string[]; rfmGroup?: string; createdAt?: string } = {},
): Promise<void> {
  await withShop(shop, (tx) =>
    tx.query(
      `insert into customer (shop_id, id, created_at, updated_at, order_count, amount_spent_minor,
         rfm_group, state, tags)
       values ($1, $2, $5, $5, 0, 0, $3, 'ENABLED', $4)`,
      [shop.id, id, more.rfmGroup ?? null, more.tags ?? [], more.createdAt ?? "2025-01-01Z"],
    ),
  );
}

/** One shop that is worked out by hand in the tests, and another beside it with the same ids. */
export async function fillCustomerShops(one: ShopRow, two: ShopRow): Promise<void> {
  for (const shop of [one, two]) {
    await withShop(shop, async (tx) => {
      await putProduct(tx, shop, { id: 1, type: "Mug" });
      await putProduct(tx, shop, { id: 2, type: "Hat" });
      await markHistoryRead(tx, shop);
    });
  }
  await putPurchases(one, [
    { id: 1, customer: 1, day: "2026-06-10", product: 1, net: 1_000, code: "HELLO" },
    { id: 2, customer: 1, day: "2026-07-10", product: 2, net: 2_000 },
    { id: 3, customer: 1, day: "2026-11-10", product: 2, net: 500 },
    { id: 4, customer: 2, day: "2026-06-30", product: 1, net: 3_000, returned: "2026-07-05" },
    // Nothing to pay after a return: a swap, and no repeat.
    { id: 5, customer: 2, day: "2026-07-06", product: 1, net: 0 },
    { id: 6, customer: 3, day: "2026-07-01", product: 2, net: 4_000, code: "HELLO" },
    { id: 7, customer: 3, day: "2026-08-01", product: 1, net: 100, isSubscription: true },
    { id: 8, customer: 4, day: "2026-11-20", product: 2, net: 700 },
    { id: 9, customer: 4, day: "2026-11-25", product: 2, net: 9_999, isCancelled: true },
  ]);
  await putPurchases(two, [
    { id: 1, customer: 1, day: "2026-06-15", product: 2, net: 77_777, code: "OTHER" },
  ]);
  await putVisit(one, 1, {
    source: "Google",
    utm: { source: "google", medium: "cpc", campaign: "june" },
  });
  await putVisit(one, 6, { source: "direct" });
  await putCustomer(one, 1, { tags: ["vip", "shop"], rfmGroup: "CHAMPIONS" });
  await putCustomer(one, 2);
  await putCustomer(one, 9);
  await putCustomer(two, 1, { tags: ["vip"] });
  for (const shop of [one, two]) await foldShop(shop, now);
}
