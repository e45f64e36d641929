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

/** When the taxonomy was last read from beginning to end of what is stored; null where never. */
export async function readTaxonomyAge(): Promise<{ oldest: Date | null; count: number }> {
  const db = await database();
  const { rows } = await db.query<{ oldest: Date | null; count: number }>(
    `select min(seen_at) filter (where not is_archived) as oldest, count(*)::int as count
     from taxonomy_category`,
  );
  return rows[0] ?? { oldest: null, count: 0 };
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
