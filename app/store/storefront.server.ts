import type { Queryable } from "./database.server";
import type { TableSpec } from "./table-spec";
import { upsertRows } from "./upsert.server";
import type { ShopRef } from "./with-shop.server";

export interface RedirectRow {
  id: number;
  path: string;
  target: string;
}

const redirectTable: TableSpec<RedirectRow> = {
  table: "url_redirect",
  key: ["id"],
  columns: { id: "bigint", path: "text", target: "text" },
};

/** Null: it may not be read. */
export interface Storefront {
  /** Types of the policies that have a text. */
  policies: readonly string[] | null;
  /** The newest ones, and whether there are more. */
  redirects: { rows: readonly RedirectRow[]; hasMore: boolean } | null;
}

/** Puts what was read in place of what was known. */
export async function writeStorefront(
  tx: Queryable,
  shop: ShopRef,
  { policies, redirects }: Storefront,
): Promise<void> {
  await tx.query(
    `insert into storefront
       (shop_id, policies, has_policies, has_redirects, has_more_redirects)
     values ($1, $2, $3, $4, $5)
     on conflict (shop_id) do update set policies = excluded.policies,
       has_policies = excluded.has_policies, has_redirects = excluded.has_redirects,
       has_more_redirects = excluded.has_more_redirects`,
    [
      shop.id,
      [...(policies ?? [])].sort(),
      policies !== null,
      redirects !== null,
      redirects?.hasMore ?? false,
    ],
  );
  await tx.query("delete from url_redirect where shop_id = $1", [shop.id]);
  await upsertRows(tx, shop, redirectTable, redirects?.rows ?? []);
}

/** What was read last; nothing where nothing was. */
export async function readStoredStorefront(tx: Queryable, shop: ShopRef): Promise<Storefront> {
  const { rows } = await tx.query<{
    policies: string[] | null;
    hasRedirects: boolean;
    hasMore: boolean;
  }>(
    `select case when has_policies then policies end as policies,
       has_redirects as "hasRedirects", has_more_redirects as "hasMore"
     from storefront where shop_id = $1`,
    [shop.id],
  );
  const [known] = rows;
  if (!known) return { policies: null, redirects: null };
  const { policies, hasRedirects, hasMore } = known;
  if (!hasRedirects) return { policies, redirects: null };
  const { rows: redirects } = await tx.query<RedirectRow>(
    "select id, path, target from url_redirect where shop_id = $1 order by path, id",
    [shop.id],
  );
  return { policies, redirects: { rows: redirects, hasMore } };
}
