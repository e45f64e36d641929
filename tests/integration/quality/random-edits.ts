import type { Database } from "../../../app/store/database.server";
import type { ShopRef } from "../../../app/store/with-shop.server";

/** Edits of a seeded catalogue, each of the product with an id; `any` names another one, which it becomes like. */
export function createEdits(
  db: Database,
  shop: () => ShopRef,
  any: () => number,
): readonly ((id: number) => Promise<unknown>)[] {
  const write = (sql: string, values: readonly unknown[]) => db.query(sql, [shop().id, ...values]);
  const like = (column: string) => (id: number) =>
    write(
      `update product set ${column} = (select ${column} from product where shop_id = $1 and id = $3)
       where shop_id = $1 and id = $2`,
      [id, any()],
    );
  return [
    ...["title", "seo_title", "description_html", "vendor", "product_type", "tags"].map(like),
    (id) => write("update product set status = 'DRAFT' where shop_id = $1 and id = $2", [id]),
    (id) => write("update product set category_id = null where shop_id = $1 and id = $2", [id]),
    (id) => write("update product set vendor = 'VENDOR 1' where shop_id = $1 and id = $2", [id]),
    (id) =>
      write("update product set title = title || ' Wallnut' where shop_id = $1 and id = $2", [id]),
    ...["sku", "barcode", "price_minor"].map(
      (column) => (id: number) =>
        write(
          `update variant set ${column} = (select ${column} from variant where shop_id = $1
             and product_id = $3 order by id limit 1) where shop_id = $1 and product_id = $2`,
          [id, any()],
        ),
    ),
    (id) =>
      write(
        `update product_media set url = coalesce((select url from product_media where shop_id = $1
           and product_id = $3 order by media_id limit 1), url), width = 900
         where shop_id = $1 and product_id = $2 and position = 0`,
        [id, any()],
      ),
    (id) =>
      write(
        `insert into collection_product (shop_id, collection_id, product_id) values ($1, 1, $2)
         on conflict do nothing`,
        [id],
      ),
    (id) => write("update product set deleted_at = now() where shop_id = $1 and id = $2", [id]),
  ];
}
