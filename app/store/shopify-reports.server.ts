import type { Queryable } from "./database.server";
import { withShop, type ShopRef } from "./with-shop.server";

/** Shopify's own reports that we ask. */
export const reportNames = ["sales", "sessions"] as const;
export type ReportName = (typeof reportNames)[number];

/** When a report was asked last, and what came of it. */
export interface ReportState {
  report: ReportName;
  requestedAt: Date | null;
  triedAt: Date | null;
  checkedAt: Date | null;
  wholeCheckedAt: Date | null;
  reason: string | null;
  detail: string | null;
  isDetailed: boolean | null;
}

/** Null: it was never asked for. */
export async function readReportState(
  shop: ShopRef,
  report: ReportName,
): Promise<ReportState | null> {
  return withShop(shop, async (tx) => {
    const { rows } = await tx.query<ReportState>(
      `select report, requested_at as "requestedAt", tried_at as "triedAt",
         checked_at as "checkedAt", whole_checked_at as "wholeCheckedAt", reason, detail,
         is_detailed as "isDetailed"
       from shopify_report where shop_id = $1 and report = $2`,
      [shop.id, report],
    );
    return rows[0] ?? null;
  });
}

/** Notes that it was asked for: until it has been tried, pages say that it is under way. */
export async function noteReportRequest(
  shop: ShopRef,
  report: ReportName,
  now: Date,
): Promise<void> {
  await withShop(shop, (tx) =>
    tx.query(
      `insert into shopify_report (shop_id, report, requested_at) values ($1, $2, $3)
       on conflict (shop_id, report) do update set requested_at = excluded.requested_at`,
      [shop.id, report, now],
    ),
  );
}

/** A part of a report is here: open pages see it by the shop's new version. */
export async function noteReportProgress(shop: ShopRef): Promise<void> {
  await withShop(shop, (tx) =>
    tx.query("update shop set data_version = data_version + 1 where id = $1", [shop.id]),
  );
}

export interface ReportOutcome {
  /** Null: all came that was asked for. */
  reason: string | null;
  detail: string | null;
  /** The whole covered range was asked for. */
  isWhole: boolean;
  isDetailed: boolean | null;
}

/** Notes how a try ended; open pages see it by the shop's new version. */
export async function noteReportOutcome(
  shop: ShopRef,
  report: ReportName,
  { reason, detail, isWhole, isDetailed }: ReportOutcome,
  now: Date,
): Promise<void> {
  const checkedAt = reason === null ? now : null;
  await withShop(shop, async (tx) => {
    await tx.query(
      `insert into shopify_report
         (shop_id, report, tried_at, checked_at, whole_checked_at, reason, detail, is_detailed)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (shop_id, report) do update set tried_at = excluded.tried_at,
         checked_at = coalesce(excluded.checked_at, shopify_report.checked_at),
         whole_checked_at = coalesce(excluded.whole_checked_at, shopify_report.whole_checked_at),
         reason = excluded.reason, detail = excluded.detail,
         is_detailed = coalesce(excluded.is_detailed, shopify_report.is_detailed)`,
      [shop.id, report, now, checkedAt, isWhole ? checkedAt : null, reason, detail, isDetailed],
    );
    await tx.query("update shop set data_version = data_version + 1 where id = $1", [shop.id]);
  });
}

/** What was said of days of another time zone, or in another currency, is of no use any more. */
export async function forgetReports(tx: Queryable, shop: ShopRef): Promise<void> {
  for (const table of [
    "shopify_report",
    "shopify_sales_day",
    "shopify_sales_order",
    "shopify_sessions_day",
    "shopify_sessions_part",
  ]) {
    await tx.query(`delete from ${table} where shop_id = $1`, [shop.id]);
  }
}
