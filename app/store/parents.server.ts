import type { Queryable } from "./database.server";
import type { ShopRef } from "./with-shop.server";

/** Bulk results have been seen cut at about 100 children of a parent: from so many on, ask for all. */
export const crowdedFrom = 90;

/** What a complete reading knows when it looks for what it did not meet. */
export interface Tombstones {
  reading: number;
  /** When it was started, by Shopify's clock: what changed later was written by something newer. */
  startedAt: Date;
  /** When it was asked for, by ours. */
  askedAt: Date;
}

/** Of an object that a result of the present reading held, which is now read again. */
const unmet = -1;

/**
 * Forgets that a reading has met these objects: another result of it is about to be read, with the
 * same marks. Without, children that come before their parents would be taken for read, and be
 * cleared when the parent's line comes. `window`: orders processed in it only.
 */
export async function forgetMet(
  tx: Queryable,
  shop: ShopRef,
  table: "orders" | "product" | "collection",
  { reading, window }: { reading: number; window?: { from: Date | null; to: Date | null } },
): Promise<void> {
  const within = window
    ? ` and ($4::timestamptz is null or processed_at >= $4)
        and ($5::timestamptz is null or processed_at < $5)`
    : "";
  await tx.query(`update ${table} set reading = $3 where shop_id = $1 and reading = $2${within}`, [
    shop.id,
    reading,
    unmet,
    ...(window ? [window.from, window.to] : []),
  ]);
}

/** Lines of a result that are nested under others. */
export interface ChildLines {
  parentIds: Float64Array<ArrayBuffer>;
  lineNos: Float64Array<ArrayBuffer>;
}

/**
 * Decides for children read from a bulk result whether their parent is the version being read:
 * accepted. Where its line has not come yet they are orphans, to be asked about again when all lines
 * are read (`isLast`); where a newer version was written meanwhile, with its own children, they are
 * dropped in the end.
 */
export async function sortByParent(
  tx: Queryable,
  shop: ShopRef,
  table: "orders" | "product" | "collection",
  batch: {
    reading: number;
    isLast: boolean;
    /** Parents whose own line is in this batch. */
    inBatch: Iterable<number>;
    /** Those of them that were written; the others were older than what is stored. */
    written: ReadonlySet<number>;
    children: ChildLines;
  },
): Promise<{
  /** For `pickRows`: whether the rows of this parent's children are to be written. */
  isAccepted: (index: number, parentId: number) => boolean;
  /** The numbers of the lines that wait for their parent. */
  orphans: number[];
}> {
  const inBatch = new Set(batch.inBatch);
  const elsewhere = new Set<number>();
  for (const id of batch.children.parentIds) if (!inBatch.has(id)) elsewhere.add(id);
  const readings = new Map<number, number>();
  if (elsewhere.size > 0) {
    const { rows } = await tx.query<{ id: number; reading: number }>(
      `select id, reading from ${table} where shop_id = $1 and id = any($2::bigint[])`,
      [shop.id, [...elsewhere]],
    );
    for (const row of rows) readings.set(row.id, row.reading);
  }
  const isOrphan = (parentId: number) => {
    const reading = readings.get(parentId);
    const isNewer = reading === 0;
    return elsewhere.has(parentId) && reading !== batch.reading && !(isNewer && batch.isLast);
  };
  return {
    isAccepted: (_, parentId) =>
      batch.written.has(parentId) ||
      (!inBatch.has(parentId) && readings.get(parentId) === batch.reading),
    orphans: [...batch.children.lineNos].filter((_, index) =>
      isOrphan(batch.children.parentIds[index] as number),
    ),
  };
}
