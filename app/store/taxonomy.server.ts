import { database } from "./database.server";

/** A category of Shopify's product taxonomy; ids are whole gids. */
export interface TaxonomyRow {
  id: string;
  name: string;
  fullName: string;
  level: number;
  isLeaf: boolean;
  isArchived: boolean;
  parentId: string | null;
}

/**
 * When a reading of the taxonomy last came to its end, through whichever shop; null where none has,
 * or where the shop it went through is gone. A reading that found it fresh has no categories.
 */
export async function findTaxonomyReading(): Promise<Date | null> {
  const db = await database();
  const { rows } = await db.query<{ finishedAt: Date | null }>(
    `select max(finished_at) as "finishedAt" from sync_slice
     where resource = 'taxonomy' and status = 'done' and reason is null and roots_done > 0`,
  );
  return rows[0]?.finishedAt ?? null;
}

/** The taxonomy is the same for every shop, so its owner writes it, outside of any shop. */
export async function writeTaxonomy(rows: readonly TaxonomyRow[], now: Date): Promise<void> {
  const db = await database();
  const column = (pick: (row: TaxonomyRow) => unknown) => rows.map(pick);
  await db.query(
    `insert into taxonomy_category
       (id, name, full_name, level, is_leaf, is_archived, parent_id, seen_at)
     select u.*, $8::timestamptz
     from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::bool[], $6::bool[], $7::text[]) u
     on conflict (id) do update set name = excluded.name, full_name = excluded.full_name,
       level = excluded.level, is_leaf = excluded.is_leaf, is_archived = excluded.is_archived,
       parent_id = excluded.parent_id, seen_at = excluded.seen_at`,
    [
      column((row) => row.id),
      column((row) => row.name),
      column((row) => row.fullName),
      column((row) => row.level),
      column((row) => row.isLeaf),
      column((row) => row.isArchived),
      column((row) => row.parentId),
      now,
    ],
  );
}

/** Marks what Shopify no longer lists as archived: products may still carry it. */
export async function archiveUnseenTaxonomy(seenSince: Date): Promise<void> {
  const db = await database();
  await db.query("update taxonomy_category set is_archived = true where seen_at < $1", [seenSince]);
}
