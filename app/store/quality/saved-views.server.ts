import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

export const viewPages = ["rules", "products"] as const;

/** Choices of a list under a name. */
export interface SavedView {
  name: string;
  page: (typeof viewPages)[number];
  /** As it stands in the address, without the question mark. */
  query: string;
}

/** By name. */
export async function listSavedViews(tx: Queryable, shop: ShopRef): Promise<SavedView[]> {
  const { rows } = await tx.query<SavedView>(
    "select name, page, query from quality_saved_view where shop_id = $1 order by lower(name), name",
    [shop.id],
  );
  return rows;
}

/** Keeps a view, in place of the page's one of the same name; false where the shop has too many. */
export async function saveView(
  tx: Queryable,
  shop: ShopRef,
  { name, page, query }: SavedView,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into quality_saved_view (shop_id, name, page, query, saved_at)
     select $1, $2, $3, $4, $5
     where (select count(*) from quality_saved_view where shop_id = $1 and (page, name) <> ($3, $2)) < $6
     on conflict (shop_id, page, name) do update set page = excluded.page, query = excluded.query,
       saved_at = excluded.saved_at`,
    [shop.id, name, page, query, now, mostViews],
  );
  return rowCount === 1;
}

/** More of them nobody finds anything in. */
export const mostViews = 50;

/** Forgets a view, if the shop has it. */
export async function deleteView(
  tx: Queryable,
  shop: ShopRef,
  { page, name }: Pick<SavedView, "page" | "name">,
): Promise<void> {
  await tx.query("delete from quality_saved_view where shop_id = $1 and page = $2 and name = $3", [
    shop.id,
    page,
    name,
  ]);
}
