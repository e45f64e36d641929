import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import type { AlertParams, AlertSetting } from "./terms";

export async function readAlertSettings(tx: Queryable, shop: ShopRef): Promise<AlertSetting[]> {
  const { rows } = await tx.query<AlertSetting>(
    `select rule_id as "ruleId", is_on as "isOn", thresholds, channels
     from alert_setting where shop_id = $1 order by rule_id`,
    [shop.id],
  );
  return rows;
}

export async function writeAlertSetting(
  tx: Queryable,
  shop: ShopRef,
  { ruleId, isOn, thresholds, channels }: AlertSetting,
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into alert_setting (shop_id, rule_id, is_on, thresholds, channels, changed_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (shop_id, rule_id) do update set is_on = excluded.is_on,
       thresholds = excluded.thresholds, channels = excluded.channels,
       changed_at = excluded.changed_at`,
    [shop.id, ruleId, isOn, JSON.stringify(thresholds), channels, now],
  );
}

/**
 * Takes a channel that is removed out of what was chosen for alerts. One that it was chosen for alone is told to all
 * again: it would be told to nobody, which nobody has chosen.
 */
export async function forgetChosenChannel(
  tx: Queryable,
  shop: ShopRef,
  channel: string,
): Promise<void> {
  await tx.query(
    `update alert_setting set channels = nullif(array_remove(channels, $2::text), '{}')
     where shop_id = $1 and $2::text = any(channels)`,
    [shop.id, channel],
  );
}

/** The rule's own settings hold again. */
export async function deleteAlertSetting(
  tx: Queryable,
  shop: ShopRef,
  ruleId: string,
): Promise<void> {
  await tx.query("delete from alert_setting where shop_id = $1 and rule_id = $2", [
    shop.id,
    ruleId,
  ]);
}

/** What a rule is not to tell of. */
export interface AlertMute {
  ruleId: string;
  key: string;
  /** Those of the alert that was muted. */
  params: AlertParams;
  mutedAt: Date;
}

/** The newest first. */
export async function readAlertMutes(tx: Queryable, shop: ShopRef): Promise<AlertMute[]> {
  const { rows } = await tx.query<AlertMute>(
    `select rule_id as "ruleId", key, params, muted_at as "mutedAt"
     from alert_mute where shop_id = $1 order by muted_at desc, rule_id, key`,
    [shop.id],
  );
  return rows;
}

export async function writeAlertMute(
  tx: Queryable,
  shop: ShopRef,
  mute: Omit<AlertMute, "mutedAt"> & { madeBy: string | null },
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into alert_mute (shop_id, rule_id, key, params, muted_at, made_by)
     values ($1, $2, $3, $4, $5, $6) on conflict (shop_id, rule_id, key) do nothing`,
    [shop.id, mute.ruleId, mute.key, JSON.stringify(mute.params), now, mute.madeBy],
  );
}

export async function deleteAlertMute(
  tx: Queryable,
  shop: ShopRef,
  { ruleId, key }: Pick<AlertMute, "ruleId" | "key">,
): Promise<void> {
  await tx.query("delete from alert_mute where shop_id = $1 and rule_id = $2 and key = $3", [
    shop.id,
    ruleId,
    key,
  ]);
}
