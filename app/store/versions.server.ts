import type { Queryable } from "./database.server";
import type { ShopRef } from "./with-shop.server";

const tables = { orders: "orders", products: "product", customers: "customer" } as const;
export type VersionedTable = keyof typeof tables;

/** Which version of an object is stored. */
export interface StoredVersion {
  id: number;
  updatedAt: Date;
  /** When it was last read by itself; null where it came in bulk. */
  liveAt: Date | null;
  isDeleted: boolean;
}

const columns = `id, updated_at as "updatedAt", live_at as "liveAt", deleted_at is not null as "isDeleted"`;

/** Versions of these, by id; what is not stored is left out. */
export async function readVersions(
  tx: Queryable,
  shop: ShopRef,
  resource: VersionedTable,
  ids: readonly number[],
): Promise<Map<number, StoredVersion>> {
  const { rows } = await tx.query<StoredVersion>(
    `select ${columns} from ${tables[resource]} where shop_id = $1 and id = any($2::bigint[])`,
    [shop.id, [...ids]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * What is stored, not deleted, and was last changed within [from, to), in order of the ids: of those above
 * `afterId`, up to `upTo`, or to the last.
 */
export async function listChangedVersions(
  tx: Queryable,
  shop: ShopRef,
  resource: VersionedTable,
  { from, to, afterId, upTo }: { from: Date; to: Date; afterId: number; upTo: number | null },
): Promise<StoredVersion[]> {
  const { rows } = await tx.query<StoredVersion>(
    `select ${columns} from ${tables[resource]}
     where shop_id = $1 and updated_at >= $2 and updated_at < $3 and deleted_at is null
       and id > $4 and ($5::bigint is null or id <= $5) order by id`,
    [shop.id, from, to, afterId, upTo],
  );
  return rows;
}

/** A page of what is stored and not deleted, in order of the ids; of what was made since an instant. */
export async function listVersions(
  tx: Queryable,
  shop: ShopRef,
  resource: VersionedTable,
  page: { afterId: number; limit: number; createdSince: Date | null },
): Promise<StoredVersion[]> {
  const { rows } = await tx.query<StoredVersion>(
    `select ${columns} from ${tables[resource]}
     where shop_id = $1 and id > $2 and deleted_at is null
       and ($4::timestamptz is null or created_at >= $4)
     order by id limit $3`,
    [shop.id, page.afterId, page.limit, page.createdSince],
  );
  return rows;
}
