import { loadAlertTry } from "../../../app/panels/alert-settings/load-try.server";
import type { AlertTryView } from "../../../app/panels/alert-settings/view";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { putQualityProduct } from "../quality/quality-shop";
import { checkFirst } from "./checked-shop";

/** Fourteen products that nothing is wrong with, first checked at an instant; shoppers cannot see the last. */
export async function fillTriedShop(shop: ShopRow, checkedAt: Date): Promise<void> {
  const readAt = new Date(checkedAt.getTime() - 60 * 60_000);
  await checkFirst(shop, { readAt, checkedAt }, async (tx) => {
    for (let id = 1; id <= 14; id += 1) {
      await putQualityProduct(tx, shop, { id, title: `Hat number ${id}`, liveAt: checkedAt });
    }
    await tx.query("update product set published_at = '2026-01-01Z' where shop_id = $1", [shop.id]);
    await tx.query("update product set published_at = null where shop_id = $1 and id = 14", [
      shop.id,
    ]);
  });
  await withShop(shop, (tx) =>
    tx.query("delete from quality_finding where shop_id = $1", [shop.id]),
  );
}

export interface Planted {
  products: number[];
  check: string;
  severity?: string;
  evidence?: object;
  opened: string;
  resolved?: string;
  /** Absent: the product was changed. */
  by?: string;
}

/** A finding of products, as checks would have left it. */
export async function plant(
  shop: ShopRow,
  { products, check, severity, evidence, opened, resolved, by }: Planted,
): Promise<void> {
  await withShop(shop, (tx) =>
    tx.query(
      `insert into quality_finding (shop_id, product_id, check_id, severity, places, evidence,
         first_seen_at, last_seen_at, opened_at, opened_by, resolved_at, resolved_by)
       select $1, id, $3, $4, 1, $8::jsonb, $5::timestamptz, $5, $5, $7, $6::timestamptz,
         case when $6 is not null then 'product' end
       from unnest($2::bigint[]) id`,
      [
        ...[shop.id, products, check, severity ?? "warning", new Date(opened)],
        ...[resolved ? new Date(resolved) : null, by ?? "product"],
        JSON.stringify([{ values: evidence ?? {} }]),
      ],
    ),
  );
}

/** What the page says of an alert that is tried at an instant. */
export const tryAt = (
  now: Date,
  shop: ShopRow,
  ruleId: string,
  thresholds: object = {},
  limits: { mostErrors?: number } = {},
): Promise<AlertTryView> =>
  loadAlertTry(
    shop,
    new URLSearchParams({ ruleId, thresholds: JSON.stringify(thresholds) }),
    now,
    limits,
  );

/** The first and the last day of each time that it would have told. */
export const daysOf = (tried: AlertTryView) =>
  tried.state === "tried" ? tried.rows.map(({ day, lastDay }) => [day, lastDay]) : tried.state;
