import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

/** What a merchant has set of a check. */
export interface StoredSetting {
  checkId: string;
  isOn: boolean;
  /** Null: the check's own. */
  severity: string | null;
  /** To be parsed by the check's own schema. */
  thresholds: unknown;
}

export async function readQualitySettings(tx: Queryable, shop: ShopRef): Promise<StoredSetting[]> {
  const { rows } = await tx.query<StoredSetting>(
    `select check_id as "checkId", is_on as "isOn", severity, thresholds
     from quality_setting where shop_id = $1 order by check_id`,
    [shop.id],
  );
  return rows;
}

export async function writeQualitySetting(
  tx: Queryable,
  shop: ShopRef,
  { checkId, isOn, severity, thresholds }: StoredSetting,
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into quality_setting (shop_id, check_id, is_on, severity, thresholds, changed_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (shop_id, check_id) do update set is_on = excluded.is_on,
       severity = excluded.severity, thresholds = excluded.thresholds,
       changed_at = excluded.changed_at`,
    [shop.id, checkId, isOn, severity, JSON.stringify(thresholds), now],
  );
}

/** The check's own settings hold again. */
export async function deleteQualitySetting(
  tx: Queryable,
  shop: ShopRef,
  checkId: string,
): Promise<void> {
  await tx.query("delete from quality_setting where shop_id = $1 and check_id = $2", [
    shop.id,
    checkId,
  ]);
}
