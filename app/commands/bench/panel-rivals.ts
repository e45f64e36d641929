// The same questions over raw orders, as one would ask them without sums kept: rivals of the panels.

/** Sales by day of shop `$1` from `$2` to `$3`. */
export const salesByDay = `
  select l.shop_day, sum(l.gross_minor) as gross, sum(l.discounts_minor) as discounts,
    sum(l.returns_minor) as returns, sum(l.shipping_minor) as shipping, sum(l.taxes_minor) as taxes,
    count(distinct l.order_id) filter (where l.reason = 'ORDER') as orders
  from ledger l join orders o on o.shop_id = l.shop_id and o.id = l.order_id
  where l.shop_id = $1 and l.shop_day between $2 and $3 and not o.is_test and o.deleted_at is null
  group by l.shop_day order by l.shop_day`;

/** Sales by product. */
export const salesByProduct = `
  select ol.product_id, sum(l.gross_minor + l.discounts_minor + l.returns_minor) as net,
    count(distinct l.order_id) filter (where l.reason = 'ORDER') as orders
  from ledger l
  join orders o on o.shop_id = l.shop_id and o.id = l.order_id
  left join order_line ol
    on ol.shop_id = l.shop_id and ol.order_id = l.order_id and ol.id = l.line_item_id
  where l.shop_id = $1 and l.shop_day between $2 and $3 and not o.is_test and o.deleted_at is null
  group by ol.product_id`;

/** Cohorts by month of the first order: customers and net sales by month of order. */
export const cohorts = `
  with placed as (
    select o.customer_id, o.id, cast(date_trunc('month', min(l.shop_day)) as date) as month,
      sum(l.gross_minor + l.discounts_minor + l.returns_minor) as net
    from orders o join ledger l on l.shop_id = o.shop_id and l.order_id = o.id
    where o.shop_id = $1 and o.customer_id is not null and not o.is_test
      and o.deleted_at is null and o.cancelled_at is null
    group by o.customer_id, o.id
  ), firsts as (
    select customer_id, min(month) as cohort from placed group by customer_id
  )
  select f.cohort, p.month, count(distinct p.customer_id) as customers, sum(p.net) as net
  from placed p join firsts f using (customer_id) group by f.cohort, p.month`;

/** Columns that the rivals need, by table. */
export const rivalColumns: Readonly<Record<string, string>> = {
  orders: "shop_id, id, customer_id, is_test, deleted_at, cancelled_at",
  ledger: `shop_id, order_id, line_item_id, shop_day, reason, gross_minor, discounts_minor, returns_minor,
    shipping_minor, taxes_minor`,
  order_line: "shop_id, order_id, id, product_id",
};
