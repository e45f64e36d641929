import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { putVariantSnapshot } from "../../setup/cost-rows";
import { markRead, putStockedVariant, sell } from "../../setup/product-rows";
import { putOrder, putProduct } from "../../setup/sales-rows";

export const now = new Date("2026-11-28T15:00:00Z");

/** One shop whose November is worked out by hand in the tests, and another beside it. */
export async function fillShops(one: ShopRow, two: ShopRow): Promise<void> {
  await withShop(one, async (tx) => {
    await putProduct(tx, one, { id: 1, type: "Mug", vendor: "Arbor" });
    await putProduct(tx, one, { id: 2, type: "Hat", vendor: "Birch" });
    await putProduct(tx, one, { id: 3, type: "Pen", vendor: "Arbor" });
    for (const id of [4, 5, 6, 7]) await putProduct(tx, one, { id });
    await tx.query("update product set is_gift_card = true where shop_id = $1 and id = 6", [
      one.id,
    ]);
    await tx.query("update product set status = 'DRAFT' where shop_id = $1 and id = 7", [one.id]);
    await putStockedVariant(tx, one, { id: 11, product: 1, sku: "MUG-S", stock: 70 });
    await putStockedVariant(tx, one, { id: 12, product: 1, sku: "MUG-L", stock: 20 });
    await putStockedVariant(tx, one, { id: 21, product: 2, stock: null });
    await putStockedVariant(tx, one, { id: 31, product: 3, stock: 0 });
    await putStockedVariant(tx, one, { id: 41, product: 4, stock: 50 });
    await putStockedVariant(tx, one, { id: 51, product: 5, stock: 7 });
    await putStockedVariant(tx, one, { id: 61, product: 6, stock: 9 });
    await putStockedVariant(tx, one, { id: 71, product: 7, stock: 9 });
    // Of the small mug alone a cost is known: 3.00.
    await putVariantSnapshot(tx, one, { variant: 11, day: "2026-10-01", cost: 300 });

    const of = (product: number, variant: number) => ({ product, variant });
    await sell(tx, one, {
      ...of(1, 11),
      day: "2026-11-02",
      units: 6,
      gross: 6_000,
      discounts: -1_200,
    });
    await sell(tx, one, {
      ...of(1, 11),
      day: "2026-11-20",
      units: 4,
      gross: 4_000,
      discounts: -800,
    });
    await sell(tx, one, {
      ...of(1, 12),
      day: "2026-11-05",
      units: 4,
      gross: 8_000,
      returned: { day: "2026-11-09", units: 1, minor: 2_000 },
    });
    await sell(tx, one, { ...of(2, 21), day: "2026-11-27", units: 2, gross: 4_000 });
    await sell(tx, one, { ...of(3, 31), day: "2026-11-01", units: 1, gross: 1_500 });
    await sell(tx, one, {
      product: null,
      variant: null,
      day: "2026-11-11",
      units: 1,
      gross: 500,
    });
    // A tip stands in a line of its order and is no product.
    await putOrder(tx, one, {
      id: 9_001,
      placedAt: "2026-11-12T12:00:00Z",
      customer: null,
      lines: [{ id: 1, product: null, variant: null, title: "Tip" }],
      sales: [{ id: 1, at: "2026-11-12T12:00:00Z", day: "2026-11-12", lineType: "TIP", line: 1 }],
    });
    // Sold before, and come back in November.
    await sell(tx, one, {
      ...of(5, 51),
      day: "2026-10-20",
      units: 3,
      gross: 900,
      returned: { day: "2026-11-03", units: 1, minor: 300 },
    });
    await markRead(tx, one, now);
  });
  await withShop(two, async (tx) => {
    await putProduct(tx, two, { id: 1, type: "Mug" });
    await putStockedVariant(tx, two, { id: 11, product: 1, stock: 3 });
    await sell(tx, two, { product: 1, variant: 11, day: "2026-11-02", units: 1, gross: 99 });
    await markRead(tx, two, now);
  });
}
