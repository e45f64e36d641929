/**
 * airbyte's documentation: a nested connection of a bulk result is cut at about 100 children of a parent, silently. An order
 * says of none of its connections how many it has: where as many are stored as results are cut at, all are asked for.
 */
import { afterAll, beforeAll, expect, it } from "vitest";
import type { AdminClient } from "../../../app/admin-api/client.server";
import type { OrderConnection } from "../../../app/admin-api/documents/orders";
import { createShopCalendar } from "../../../app/lib/shop-day";
import type { Database } from "../../../app/store/database.server";
import { writeOrderChildren } from "../../../app/store/orders.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import type { ReadContext } from "../../../app/sync/bulk-reader";
import {
  discountApplicationNode,
  returnNode,
  shippingLineNode,
} from "../../../app/sync/order-nodes";
import { orderRestSteps } from "../../../app/sync/order-rest.server";
import { discountToRow, returnToRow, shippingLineToRow } from "../../../app/sync/order-rows";
import { putOrder } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";

const held = 100;
const all = 120;
const few = 3;
const [crowded, other] = [1, 2];
const placedAt = "2026-11-20T12:00:00Z";
const money = { shopMoney: { amount: "1.00", currencyCode: "USD" } };

const nodes = (make: (place: number) => unknown) =>
  Array.from({ length: all }, (_, index) => make(index));
const children: Record<Exclude<OrderConnection, "lineItems">, unknown[]> = {
  discountApplications: nodes((index) => ({
    ...{ __typename: "DiscountCodeApplication", index, code: `CODE-${index}` },
    value: { percentage: 1 },
  })),
  // Those of bulk results have no number of their own: they are known by their place.
  shippingLines: nodes((index) => ({
    ...{ __typename: "ShippingLine", id: null, title: `Parcel ${index}`, code: null },
    ...{ originalPriceSet: money, discountedPriceSet: money, taxLines: [] },
  })),
  returns: nodes((index) => ({
    ...{ __typename: "Return", id: `gid://shopify/Return/${index + 1}`, name: `#1-R${index}` },
    ...{ status: "OPEN", totalQuantity: 1, createdAt: placedAt, closedAt: null },
  })),
};
const tables = {
  discountApplications: "order_discount",
  shippingLines: "order_shipping_line",
  returns: "order_return",
} as const;

let db: Database;
let shop: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "crowded.myshopify.com");
  const stored = (orderId: number, count: number) => ({
    lines: [],
    discounts: children.discountApplications
      .slice(0, count)
      .map((node) => discountToRow(discountApplicationNode.parse(node), orderId)),
    shippingLines: children.shippingLines
      .slice(0, count)
      .map((node, index) =>
        shippingLineToRow(shippingLineNode.parse(node), orderId, "USD", index + 1),
      ),
    returns: children.returns
      .slice(0, count)
      .map((node) => returnToRow(returnNode.parse(node), orderId)),
  });
  await withShop(shop, async (tx) => {
    for (const [id, count] of [
      [crowded, held],
      [other, few],
    ] as const) {
      await putOrder(tx, shop, { id, placedAt, customer: null, lines: [], sales: [] });
      await writeOrderChildren(tx, shop, stored(id, count));
    }
    await tx.query("update orders set reading = 1 where shop_id = $1", [shop.id]);
  });
}, 120_000);
afterAll(() => db.close());

it.each(Object.keys(tables) as (keyof typeof tables)[])(
  "reads on by pages where a result was cut: %s of an order",
  async (connection) => {
    const asked: string[] = [];
    // Two pages and a rest, as Shopify gives them.
    const client = {
      query: async (document: string, { id, after }: { id: string; after: string | null }) => {
        expect(document).toContain(`children: ${connection}(`);
        asked.push(`${id} ${after ?? ""}`);
        const start = Number(after ?? 0);
        const page = children[connection].slice(start, start + 50);
        const end = start + page.length;
        const pageInfo = { hasNextPage: end < all, endCursor: String(end) };
        return { data: { order: { children: { nodes: page, pageInfo } } }, denied: [] };
      },
    } as unknown as AdminClient;
    const context: ReadContext = {
      ...{ shop, currency: "USD", calendar: createShopCalendar("UTC"), reading: 1, sliceNo: 1 },
      ...{ window: { from: null, to: null }, startedAt: new Date(), askedAt: new Date() },
      ...{ isStrict: false, isLast: true, countries: false, scopes: new Set(["read_returns"]) },
    };
    const step = orderRestSteps(client, context).find(({ name }) => name === connection);
    if (!step) throw new Error(`${connection} are not read on`);
    const ids = await withShop(shop, (tx) => step.list(tx, 0));
    expect(ids).toEqual([crowded]);
    for await (const page of step.read(ids, { step: connection, afterId: 0, within: null }))
      await withShop(shop, page.write);
    const order = `gid://shopify/Order/${crowded}`;
    expect(asked).toEqual([`${order} `, `${order} 50`, `${order} 100`]);
    const { rows } = await db.query<{ id: number; count: number }>(
      `select order_id as id, count(*)::int as count from ${tables[connection]}
       where shop_id = $1 group by order_id order by order_id`,
      [shop.id],
    );
    expect(rows).toEqual([
      { id: crowded, count: all },
      { id: other, count: few },
    ]);
  },
);
