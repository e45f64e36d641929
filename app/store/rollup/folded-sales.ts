import { codesOfOrder, saleFactsWhere } from "./sale-facts";

// 0 is kept as null, which takes no room.
const numbers = [
  ...["gross", "discounts", "returns", "shipping", "taxes", "duties", "fees", "tips"],
  ...["gift_cards", "unexplained", "goods_net"],
].map((name) => `${name}_minor`);
const counts = ["quantity"];
const others = [
  ...["line_item_id", "unit_cost_minor", "product_id", "variant_id", "is_placed"],
  ...["is_gift_card_only", "is_cost_assumed", "action_type", "channel", "kind", "country"],
  ...["product_type", "vendor", "category_id", "codes"],
];
const key = ["order_id", "sale_id", "day"];
const kept = [...numbers, ...counts, ...others, "hour", "title"];

const list = (columns: readonly string[], of: string) =>
  columns.map((column) => `${of}.${column}`).join(", ");

const asKept = [
  ...[...numbers, ...counts].map((column) => `nullif(f.${column}, 0) as ${column}`),
  ...others.map((column) => `f.${column}`),
  "f.hour::smallint as hour",
  // A key has it only where there is no product.
  "case when f.product_id is null or f.variant_id is null then f.title end as title",
].join(", ");

/** A row of `folded_sale` as the sale it was, with the columns of `sales`. */
export const asSale = [
  ...key,
  ...[...numbers, ...counts].map((column) => `coalesce(${column}, 0) as ${column}`),
  ...others,
  "hour::int as hour",
  "title",
].join(", ");

/** The columns of `sales`. */
export const saleColumns = [...key, ...kept].join(", ");

/**
 * Tables of a statement: `sales`, which are those of ledger `l` that `which` chooses with their codes, and whatever
 * is written, so that afterwards `folded_sale` has just these of those that `whichFolded` chooses of it. `folded`
 * are the rows that it has had.
 */
export const rememberSales = (which: string, whichFolded: string) => `
  facts as materialized (${saleFactsWhere(which)}),
  codes_of_orders as materialized (
    select f.order_id, array_agg(c.code order by c.code) as codes
    from (select distinct order_id from facts) f
    cross join lateral (${codesOfOrder}) c group by f.order_id
  ),
  sales as materialized (
    select f.*, c.codes from facts f left join codes_of_orders c on c.order_id = f.order_id
  ),
  folded as materialized (
    select *, ctid as place from folded_sale where shop_id = $1 and ${whichFolded}
  ),
  changed_sales as materialized (
    select ${list(key, "n")}, ${list(kept, "n")}, s.place
    from (select ${list(key, "f")}, ${asKept} from sales f) n
    full join folded s on s.order_id = n.order_id and s.sale_id = n.sale_id and s.day = n.day
    where n.order_id is null or s.order_id is null
      or (${list(kept, "n")}) is distinct from (${list(kept, "s")})
  ),
  forgotten_sales as (
    delete from folded_sale where shop_id = $1
      and ctid = any(array(select place from changed_sales where order_id is null))
  ),
  remembered_sales as (
    insert into folded_sale (shop_id, ${[...key, ...kept].join(", ")})
    select $1, ${[...key, ...kept].join(", ")} from changed_sales where order_id is not null
    on conflict (shop_id, order_id, sale_id, day) do update set
      ${kept.map((column) => `${column} = excluded.${column}`).join(", ")}
  )`;
