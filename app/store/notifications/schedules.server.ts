import type { Queryable } from "../database.server";
import { listInstalledShops } from "../shops.server";
import { withShop, type ShopRef } from "../with-shop.server";
import type { ReportTable, Rhythm } from "./terms";

/** More of them nobody reads. */
export const mostSchedules = 30;

/** What a channel is sent at an hour of the shop's. */
export interface Schedule extends Rhythm {
  id: number;
  channelId: number;
  kind: "digest" | "report";
  name: string;
  /** Of a report: whose table it is. */
  report: ReportTable;
  /** Of a report: the choices of its page, as they stand in the address. */
  query: string;
  nextAt: Date;
  sentAt: Date | null;
}

const columns = `schedule_id as id, channel_id as "channelId", kind, name, report, query, cadence, weekday, hour,
  next_at as "nextAt", sent_at as "sentAt"`;

/** In the order in which they were added. */
export async function listSchedules(tx: Queryable, shop: ShopRef): Promise<Schedule[]> {
  const { rows } = await tx.query<Schedule>(
    `select ${columns} from notification_schedule where shop_id = $1 order by schedule_id`,
    [shop.id],
  );
  return rows;
}

/** One that is due, which stays with this transaction until it ends; null: it is not, or not any more. */
export async function holdDueSchedule(
  tx: Queryable,
  shop: ShopRef,
  id: number,
  now: Date,
): Promise<Schedule | null> {
  const { rows } = await tx.query<Schedule>(
    `select ${columns} from notification_schedule
     where shop_id = $1 and schedule_id = $2 and next_at <= $3 for update`,
    [shop.id, id, now],
  );
  return rows[0] ?? null;
}

/** A new one; false where the shop has as many as it may. */
export async function addSchedule(
  tx: Queryable,
  shop: ShopRef,
  schedule: Omit<Schedule, "id" | "sentAt">,
  now: Date,
): Promise<boolean> {
  const { channelId, kind, name, report, query, cadence, weekday, hour, nextAt } = schedule;
  const { rowCount } = await tx.query(
    `insert into notification_schedule (shop_id, channel_id, kind, name, report, query, cadence,
       weekday, hour, next_at, created_at)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11
     where (select count(*) from notification_schedule where shop_id = $1) < $12`,
    [
      ...[shop.id, channelId, kind, name, report, query, cadence, weekday, hour, nextAt, now],
      mostSchedules,
    ],
  );
  return rowCount === 1;
}

/** Its next time. `sentAt`: null where this time nothing was sent. */
export async function moveSchedule(
  tx: Queryable,
  shop: ShopRef,
  id: number,
  { nextAt, sentAt }: { nextAt: Date; sentAt: Date | null },
): Promise<void> {
  await tx.query(
    `update notification_schedule set next_at = $3, sent_at = coalesce($4, sent_at)
     where shop_id = $1 and schedule_id = $2`,
    [shop.id, id, nextAt, sentAt],
  );
}

/** Ends one, with what of it waits to be delivered; false: there is none of this number. */
export async function deleteSchedule(tx: Queryable, shop: ShopRef, id: number): Promise<boolean> {
  const { rowCount } = await tx.query(
    "delete from notification_schedule where shop_id = $1 and schedule_id = $2",
    [shop.id, id],
  );
  await tx.query(
    `update notification set state = 'cancelled'
     where shop_id = $1 and schedule_id = $2 and state = 'waiting'`,
    [shop.id, id],
  );
  return rowCount === 1;
}

/** Installed shops that have one due. */
export async function listShopsWithDueSchedules(now: Date): Promise<number[]> {
  const due: number[] = [];
  for (const shop of await listInstalledShops()) {
    const { rows } = await withShop(shop, (tx) =>
      tx.query("select from notification_schedule where shop_id = $1 and next_at <= $2 limit 1", [
        shop.id,
        now,
      ]),
    );
    if (rows.length > 0) due.push(shop.id);
  }
  return due;
}
