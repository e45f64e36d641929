import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

/** How far checks of a shop's products are. */
export interface QualityState {
  runNo: number;
  /** What besides the products decides in the run under way. */
  runContext: string | null;
  /** The last product that it has looked at; null: no run is under way. */
  runAfterId: number | null;
  runStartedAt: Date | null;
  runBeatAt: Date | null;
  runDone: number;
  runTotal: number;
  /** Of the last run that came to its end. */
  fullContext: string | null;
  fullStartedAt: Date | null;
  fullFinishedAt: Date | null;
  fullDay: ShopDay | null;
  isSalesKnown: boolean;
  liveSeenAt: Date | null;
  askedAt: Date | null;
  /** Of all that checks of the shop as a whole may know, when they last ran. */
  shopPrint: string | null;
  /** What most products are described in, where Shopify does not tell the shop's language. */
  guessedLanguage: string | null;
  /** Whether all that was checked has told what it adds to the catalogue. */
  isTold: boolean;
}

const columns = `run_no as "runNo", run_context as "runContext", run_after_id as "runAfterId",
  run_started_at as "runStartedAt", run_beat_at as "runBeatAt", run_done as "runDone",
  run_total as "runTotal", full_context as "fullContext", full_started_at as "fullStartedAt",
  full_finished_at as "fullFinishedAt", full_day as "fullDay", is_sales_known as "isSalesKnown",
  live_seen_at as "liveSeenAt", asked_at as "askedAt",
  shop_print as "shopPrint", guessed_language as "guessedLanguage",
  is_told as "isTold"`;

const nothingYet: QualityState = {
  runNo: 0,
  runContext: null,
  runAfterId: null,
  runStartedAt: null,
  runBeatAt: null,
  runDone: 0,
  runTotal: 0,
  fullContext: null,
  fullStartedAt: null,
  fullFinishedAt: null,
  fullDay: null,
  isSalesKnown: false,
  liveSeenAt: null,
  askedAt: null,
  shopPrint: null,
  guessedLanguage: null,
  isTold: false,
};

export async function readQualityState(tx: Queryable, shop: ShopRef): Promise<QualityState> {
  const { rows } = await tx.query<QualityState>(
    `select ${columns} from quality_state where shop_id = $1`,
    [shop.id],
  );
  return rows[0] ?? nothingYet;
}

/** Begins a full run, in place of one under way. Returns its number. */
export async function beginRun(
  tx: Queryable,
  shop: ShopRef,
  run: { context: string; total: number; isSalesKnown: boolean; now: Date },
): Promise<number> {
  const { rows } = await tx.query<{ runNo: number }>(
    `insert into quality_state (shop_id, run_no, run_context, run_after_id, run_started_at,
       run_beat_at, run_total, is_sales_known)
     values ($1, 1, $2, 0, $5, $5, $3, $4)
     on conflict (shop_id) do update set run_no = quality_state.run_no + 1,
       run_context = excluded.run_context, run_after_id = 0, run_started_at = excluded.run_started_at,
       run_beat_at = excluded.run_beat_at, run_done = 0, run_total = excluded.run_total,
       is_sales_known = excluded.is_sales_known
     returning run_no as "runNo"`,
    [shop.id, run.context, run.total, run.isSalesKnown, run.now],
  );
  return rows[0]?.runNo ?? 1;
}

/**
 * Moves a run on, from the place where it is thought to be; false where it is not there any more:
 * another process has gone on with it, or begun a new one.
 */
export async function advanceRun(
  tx: Queryable,
  shop: ShopRef,
  run: { runNo: number; from: number; to: number; looked: number; now: Date },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update quality_state set run_after_id = $4, run_done = run_done + $5, run_beat_at = $6
     where shop_id = $1 and run_no = $2 and run_after_id = $3`,
    [shop.id, run.runNo, run.from, run.to, run.looked, run.now],
  );
  return rowCount === 1;
}

/**
 * Notes that a run has come to its end; false where it is not the one under way. `isExact`: else the next one looks at
 * every product again.
 */
export async function finishRun(
  tx: Queryable,
  shop: ShopRef,
  run: { runNo: number; day: ShopDay; isExact: boolean; now: Date },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update quality_state set run_after_id = null,
       full_context = case when $5::boolean then run_context end,
       full_started_at = run_started_at, full_finished_at = $4, full_day = $3, is_told = true
     where shop_id = $1 and run_no = $2 and run_after_id is not null`,
    [shop.id, run.runNo, run.day, run.now, run.isExact],
  );
  return rowCount === 1;
}

/** Has the next run look at every product. */
export async function forgetFullRun(tx: Queryable, shop: ShopRef): Promise<void> {
  await tx.query("update quality_state set full_context = null where shop_id = $1", [shop.id]);
}

/** Whether a run is the one under way; it is held back from being replaced until the transaction ends. */
export async function isRunUnderWay(tx: Queryable, shop: ShopRef, runNo: number): Promise<boolean> {
  const { rows } = await tx.query(
    `select from quality_state where shop_id = $1 and run_no = $2 and run_after_id is not null
     for update`,
    [shop.id, runNo],
  );
  return rows.length > 0;
}

/** Whether a product was read by itself since an instant. */
export async function isReadSince(tx: Queryable, shop: ShopRef, since: Date): Promise<boolean> {
  const { rows } = await tx.query(
    "select from product where shop_id = $1 and live_at >= $2 and deleted_at is null limit 1",
    [shop.id, since],
  );
  return rows.length > 0;
}

/** Has a full run follow: what decides was changed. */
export async function askForRun(tx: Queryable, shop: ShopRef, now: Date): Promise<void> {
  await tx.query(
    `insert into quality_state (shop_id, asked_at) values ($1, $2)
     on conflict (shop_id) do update set asked_at = excluded.asked_at`,
    [shop.id, now],
  );
}

/** What was read by itself up to an instant has been checked. */
export async function noteLiveSeen(tx: Queryable, shop: ShopRef, seenAt: Date): Promise<void> {
  await tx.query(
    `insert into quality_state (shop_id, live_seen_at) values ($1, $2)
     on conflict (shop_id) do update set live_seen_at = excluded.live_seen_at`,
    [shop.id, seenAt],
  );
}

/** The shop as a whole has been checked as it is now. */
export async function noteShopChecked(
  tx: Queryable,
  shop: ShopRef,
  print: string,
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into quality_state (shop_id, shop_print, shop_checked_at) values ($1, $2, $3)
     on conflict (shop_id) do update set shop_print = excluded.shop_print,
       shop_checked_at = excluded.shop_checked_at`,
    [shop.id, print, now],
  );
}

export async function noteGuessedLanguage(
  tx: Queryable,
  shop: ShopRef,
  language: string | null,
): Promise<void> {
  await tx.query(
    `insert into quality_state (shop_id, guessed_language) values ($1, $2)
     on conflict (shop_id) do update set guessed_language = excluded.guessed_language`,
    [shop.id, language],
  );
}

/** Open pages hear of what was found. */
export async function tellQualityPages(tx: Queryable, shop: ShopRef): Promise<void> {
  await tx.query("update shop set data_version = data_version + 1 where id = $1", [shop.id]);
}
