import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

export const batchStates = [
  /** Products are being looked at for what would be changed. */
  "preparing",
  /** To be looked at and accepted. */
  "open",
  /** Accepted, and being written to Shopify. */
  "applying",
  /** Accepted, and not gone on with until the merchant does something: `detail` says what. */
  "stopped",
  "done",
  "discarded",
] as const;
export type BatchState = (typeof batchStates)[number];

/** A set of changes at Shopify. */
export interface BatchRow {
  batchId: number;
  kind: "fix" | "undo";
  /** The batch whose changes it takes back. */
  undoOf: number | null;
  fixIds: string[];
  /** Which products it was asked for, as whoever made it knows. */
  source: unknown;
  state: BatchState;
  afterProductId: number;
  looked: number;
  total: number;
  /** Number of the staff account; null: not told. */
  madeBy: string | null;
  detail: string | null;
  createdAt: Date;
  acceptedAt: Date | null;
  /** Number of the staff account that has accepted it, or had it gone on with, last; null: not told. */
  acceptedBy: string | null;
  finishedAt: Date | null;
}

const columns = `batch_id as "batchId", kind, undo_of as "undoOf", fix_ids as "fixIds", source, state,
  after_product_id as "afterProductId", looked, total, made_by as "madeBy", detail,
  created_at as "createdAt", accepted_at as "acceptedAt",
  accepted_by as "acceptedBy", finished_at as "finishedAt"`;

/** Makes a batch that is to be prepared. Returns its number. */
export async function createBatch(
  tx: Queryable,
  shop: ShopRef,
  batch: Pick<BatchRow, "kind" | "undoOf" | "fixIds" | "source" | "total" | "madeBy">,
  now: Date,
): Promise<number> {
  const { rows } = await tx.query<{ batchId: number }>(
    `insert into quality_batch (shop_id, kind, undo_of, fix_ids, source, state, total, made_by,
       created_at, beat_at)
     values ($1, $2, $3, $4, $5::jsonb, 'preparing', $6, $7, $8, $8) returning batch_id as "batchId"`,
    [
      shop.id,
      batch.kind,
      batch.undoOf,
      [...batch.fixIds],
      JSON.stringify(batch.source),
      batch.total,
      batch.madeBy,
      now,
    ],
  );
  const [row] = rows;
  if (!row) throw new Error("A batch was not written");
  return row.batchId;
}

/** Null: the shop has none of this number. `lock`: nobody else changes its state meanwhile. */
export async function readBatch(
  tx: Queryable,
  shop: ShopRef,
  batchId: number,
  { lock = false } = {},
): Promise<BatchRow | null> {
  const { rows } = await tx.query<BatchRow>(
    `select ${columns} from quality_batch where shop_id = $1 and batch_id = $2
     ${lock ? "for update" : ""}`,
    [shop.id, batchId],
  );
  return rows[0] ?? null;
}

/** Batches and how many of their changes are in which state, the newest first. */
export async function listBatches(
  tx: Queryable,
  shop: ShopRef,
  { offset, limit }: { offset: number; limit: number },
): Promise<(BatchRow & { states: Record<string, number> })[]> {
  const { rows } = await tx.query<BatchRow & { states: Record<string, number> | null }>(
    `select b.*, (select json_object_agg(c.state, c.count) from (
         select state, count(*) as count from quality_change
         where shop_id = $1 and batch_id = b."batchId" group by state) c) as states
     from (select ${columns} from quality_batch where shop_id = $1 and state <> 'discarded'
       order by batch_id desc offset $2 limit $3) b order by b."batchId" desc`,
    [shop.id, offset, limit],
  );
  return rows.map((row) => ({ ...row, states: row.states ?? {} }));
}

/** Those that were not discarded. */
export async function countBatches(tx: Queryable, shop: ShopRef): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    "select count(*)::int as count from quality_batch where shop_id = $1 and state <> 'discarded'",
    [shop.id],
  );
  return rows[0]?.count ?? 0;
}

/** Notes beside what a batch was asked for which values were entered into it. */
export async function keepEntered(
  tx: Queryable,
  shop: ShopRef,
  batchId: number,
  entered: unknown,
): Promise<void> {
  await tx.query(
    `update quality_batch set source = source || jsonb_build_object('entered', $3::jsonb)
     where shop_id = $1 and batch_id = $2`,
    [shop.id, batchId, JSON.stringify(entered)],
  );
}

/** Moves a batch from one of these states to another; false where it is in none of them. */
export async function moveBatch(
  tx: Queryable,
  shop: ShopRef,
  batchId: number,
  move: {
    from: readonly BatchState[];
    to: BatchState;
    detail?: string | null;
    /** Who has it written: the number of a staff account; null: not told. Left out: nobody has asked for more. */
    acceptedBy?: string | null;
    now: Date;
  },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update quality_batch set state = $4, detail = $5, beat_at = $6,
       accepted_at = case when $4 = 'applying' then $6::timestamptz else accepted_at end,
       accepted_by = case when $7::boolean then $8 else accepted_by end,
       finished_at = case when $4 = 'done' then $6::timestamptz end
     where shop_id = $1 and batch_id = $2 and state = any($3::text[])`,
    [
      shop.id,
      batchId,
      [...move.from],
      move.to,
      move.detail ?? null,
      move.now,
      move.acceptedBy !== undefined,
      move.acceptedBy ?? null,
    ],
  );
  return rowCount === 1;
}

/** Notes how far a batch is prepared, from where it is thought to be; false where it is not there. */
export async function advanceBatch(
  tx: Queryable,
  shop: ShopRef,
  batchId: number,
  step: { from: number; to: number; looked: number; now: Date },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update quality_batch set after_product_id = $4, looked = looked + $5, beat_at = $6
     where shop_id = $1 and batch_id = $2 and after_product_id = $3 and state = 'preparing'`,
    [shop.id, batchId, step.from, step.to, step.looked, step.now],
  );
  return rowCount === 1;
}

/** Notes that somebody is at work on a batch. */
export async function beatBatch(
  tx: Queryable,
  shop: ShopRef,
  batchId: number,
  now: Date,
): Promise<void> {
  await tx.query("update quality_batch set beat_at = $3 where shop_id = $1 and batch_id = $2", [
    shop.id,
    batchId,
    now,
  ]);
}

/** Batches that nobody has worked on since an instant, though there is something to do. */
export async function listSilentBatches(
  tx: Queryable,
  shop: ShopRef,
  since: Date,
): Promise<number[]> {
  const { rows } = await tx.query<{ batchId: number }>(
    `select batch_id as "batchId" from quality_batch
     where shop_id = $1 and state in ('preparing', 'applying') and beat_at <= $2 order by batch_id`,
    [shop.id, since],
  );
  return rows.map(({ batchId }) => batchId);
}
