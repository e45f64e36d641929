import type { Database } from "../../store/database.server";
import { recordInstall, type ShopRow } from "../../store/shops.server";
import { refreshStatisticsOf } from "../../store/statistics.server";
import { withShop } from "../../store/with-shop.server";
import { storefrontOf } from "./seed-storefront";

export interface SeededShop {
  domain: string;
  orders: number;
  products: number;
  /** The last of `days` days. */
  lastDay: string;
  days: number;
}

const rowsAtOnce = 25_000;
const zone = "America/New_York";

/**
 * A shop with raw rows as a backfill leaves them, made in the database: orders in the order of time,
 * customers of whom few order often, several lines, shipping, codes shared and used once, returns some
 * weeks later. The same numbers give the same rows.
 */
export async function seedSales(db: Database, seeded: SeededShop): Promise<ShopRow> {
  const { shop } = await recordInstall(seeded.domain, ["read_orders"], new Date());
  const values = { currency: "USD", timezone: zone };
  await db.query(
    `update shop set currency = $2, timezone = $3,
       shop_created_at = $4::date - make_interval(days => $5) where id = $1`,
    [shop.id, values.currency, values.timezone, seeded.lastDay, seeded.days],
  );
  const write = (statements: readonly (readonly [string, readonly unknown[]])[]) =>
    withShop(shop, async (tx) => {
      for (const [sql, values] of statements) await tx.query(sql, values);
    });
  const catalogue = [shop.id, seeded.products];
  await write([
    [products, catalogue],
    [variants, catalogue],
    [collections, [shop.id]],
    [memberships, [shop.id]],
    [snapshots, [shop.id, seeded.lastDay, seeded.days]],
    [customers, [shop.id, seeded.orders]],
    ...storefrontOf(shop.id, seeded),
    ["update shop set reads_countries = true where id = $1", [shop.id]],
  ]);
  for (let from = 1; from <= seeded.orders; from += rowsAtOnce) {
    const to = Math.min(from + rowsAtOnce - 1, seeded.orders);
    const range = [shop.id, from, to];
    await write([
      [orders, [...range, seeded.orders, seeded.lastDay, seeded.days]],
      [lines, [...range, seeded.products]],
      [codes, range],
      [countries, range],
    ]);
    // As where a shop is read: what follows looks its rows up.
    if (from === 1) await refreshStatisticsOf(shop);
    await write([
      [ledgerLines, range],
      [ledgerShipping, range],
      [ledgerReturns, range],
    ]);
  }
  await write([
    [
      `insert into sync_resource (shop_id, resource, status, reading, started_at, finished_at, covers_to)
       select $1, r, 'done', 1, now(), now(), now()
       from unnest('{shop,orders,sales,products,collections,customers,abandonedCheckouts}'::text[]) r`,
      [shop.id],
    ],
    [
      `insert into sync_slice (shop_id, resource, slice_no, status, roots_done)
       values ($1, 'orders', 1, 'done', $2)`,
      [shop.id, seeded.orders],
    ],
  ]);
  return { ...shop, ...values };
}

/** A number from 0 to 1 that depends on `n` and `salt` only. */
const draw = (n: string, salt: number) =>
  `((hashint8(${n} * 31 + ${salt})::bigint & 2147483647) / 2147483647.0)`;

const products = `
  insert into product (shop_id, id, handle, title, product_type, vendor, tags, status, category_id,
    description_html, options, has_only_default_variant, is_gift_card, tracks_inventory,
    total_inventory, created_at, updated_at)
  select $1, i, 'p' || i, 'Product ' || i, 'Type ' || (i % 24), 'Vendor ' || (i % 40), '{}',
    'ACTIVE', 'aa-' || (i % 60), '', '[]', false, false, true, 10, now(), now()
  from generate_series(1, $2::bigint) i`;

const variants = `
  insert into variant (shop_id, id, product_id, position, title, sku, price_minor, compare_at_minor,
    unit_cost_minor, taxable, available_for_sale, inventory_policy, inventory_quantity, selected_options,
    inventory_item_id, is_tracked, requires_shipping, created_at, updated_at)
  select $1, id, i, n + 1, 'Size ' || n, 'SKU-' || id, 900 + (i * 37) % 9000,
    case when id % 4 = 0 then 1100 + (i * 37) % 9000 end, case when id % 10 <> 0 then 300 + id % 900 end, true, true, 'DENY', 20, '[]', id, true, true,
    now(), now()
  from generate_series(1, $2::bigint) i cross join generate_series(0, 2) n
  cross join lateral (select i * 4 + n as id) v`;

const collections = `
  insert into collection (shop_id, id, title, handle, sort_order, is_smart, description_html, updated_at)
  select $1::int, i, 'Collection ' || i, 'c' || i, 'MANUAL', false, '', now() from generate_series(1, 40) i`;

const memberships = `
  insert into collection_product (shop_id, collection_id, product_id)
  select $1::int, 1 + (id * part) % 40, id from product cross join unnest('{7,11}'::int[]) part
  where shop_id = $1 on conflict do nothing`;

// Costs that were seen, from which the fold makes those it adds up with: none of every tenth variant, from the
// middle of the days on, so that earlier ones take them as assumed, and dearer ones and other prices of a third on some
// day later.
const snapshots = `
  insert into variant_snapshot (shop_id, variant_id, shop_day, price_minor, compare_at_minor,
    unit_cost_minor, stock)
  select $1, id, $2::date - $3::int / 2 + (part - 2) * (id % ($3::int / 4))::int,
    price_minor + 10 * (part - 2), compare_at_minor, unit_cost_minor * (8 + part) / 10, inventory_quantity
  from variant cross join unnest('{2,4}'::int[]) part
  where shop_id = $1 and (part = 2 or id % 3 = 0 and id % ($3::int / 4) > 0)`;

const orders = `
  insert into orders (shop_id, id, name, number, created_at, processed_at, updated_at, is_test,
    is_edited, is_gift_card_only, fulfillment_status, return_status, channel_name, customer_id,
    presentment_currency, taxes_included, total_minor, current_total_minor, total_shipping_minor,
    total_refunded_minor, discount_codes, tags, reading, first_visit)
  select $1, i, '#' || i, i, at, at, at, false, false, false, 'FULFILLED', 'NO_RETURN',
    case when ${draw("i", 1)} < 0.85 then 'Online Store'
      when ${draw("i", 1)} < 0.97 then 'Point of Sale' else 'Shop' end,
    case when ${draw("i", 2)} < 0.04 then null
      else 1 + floor(power(${draw("i", 3)}, 1.6) * $4::bigint * 0.5)::bigint end,
    'USD', false, 5000, 5000, 500, 0, '{}', '{}', 1,
    case when ${draw("i", 1)} < 0.85 and ${draw("i", 9)} < 0.8 then jsonb_build_object('source',
      (array['google', 'facebook', 'newsletter', 'direct'])[1 + i % 4], 'utm', jsonb_build_object(
        'source', (array['google', 'facebook', 'klaviyo', 'bing'])[1 + i % 4],
        'medium', (array['cpc', 'paid', 'email', 'cpc'])[1 + i % 4], 'campaign', 'c' || i % 40)) end
  from generate_series($2::bigint, $3::bigint) i
  cross join lateral (
    select $5::date::timestamptz + interval '20 hours'
      - make_interval(secs => ($4::bigint - i) / $4::float8 * $6::int * 86400) as at) t`;

const customers = `
  insert into customer (shop_id, id, created_at, updated_at, order_count, amount_spent_minor, state, tags)
  select $1, i, now(), now(), 1, 0, 'ENABLED', case when ${draw("i", 10)} < 0.3 then '{VIP,Newsletter}'::text[]
    when ${draw("i", 10)} < 0.5 then '{Newsletter}' else '{}' end
  from generate_series(1, $2::bigint / 2 + 1) i`;

const countries = `
  insert into order_country (shop_id, order_id, country_code)
  select $1, i, case when ${draw("i", 11)} < 0.6 then 'US' else
    (array['CA', 'GB', 'DE', 'FR'])[1 + i % 4] end
  from generate_series($2::bigint, $3::bigint) i`;

const lines = `
  insert into order_line (shop_id, order_id, id, product_id, variant_id, title, vendor, quantity,
    current_quantity, unit_price_minor, original_total_minor, discount_minor, tax_minor,
    is_gift_card, requires_shipping, discount_allocations)
  select $1, i, i * 8 + n, p, p * 4 + (i + n) % 3, 'Product ' || p, 'Vendor ' || (p % 40), q, q,
    price, price * q, 0, 0, false, true, '[]'
  from generate_series($2::bigint, $3::bigint) i
  cross join lateral generate_series(0, (${draw("i", 4)} < 0.45)::int + (${draw("i", 5)} < 0.19)::int) n
  cross join lateral (select
    1 + floor(power(${draw("i * 8 + n", 6)}, 2) * $4::bigint)::bigint as p,
    1 + (${draw("i * 8 + n", 7)} < 0.15)::int as q) l
  cross join lateral (select 900 + (p * 37) % 9000 as price) m`;

const codes = `
  insert into order_discount (shop_id, order_id, index, kind, code, is_percentage, value)
  select $1, i, 0, 'code',
    case when ${draw("i", 8)} < 0.2 then 'CODE' || (i % 30) else 'ONCE' || i end, true, '10'
  from generate_series($2::bigint, $3::bigint) i where ${draw("i", 8)} < 0.25`;

const ledgerColumns = `(shop_id, order_id, sale_id, agreement_id, happened_at, shop_day, reason,
  action_type, line_type, line_item_id, quantity, gross_minor, discounts_minor, returns_minor,
  shipping_minor, taxes_minor, duties_minor, fees_minor, tips_minor, gift_cards_minor,
  unexplained_minor, origin)`;
const day = (at: string) => `(${at} at time zone '${zone}')::date`;

const ledgerLines = `
  insert into ledger ${ledgerColumns}
  select $1, o.id, l.id, o.id, o.processed_at, ${day("o.processed_at")}, 'ORDER', 'ORDER', 'PRODUCT',
    l.id, l.quantity, l.original_total_minor, case when d.code is null then 0
      else -(l.original_total_minor / 10) end, 0, 0, l.original_total_minor / 12, 0, 0, 0, 0, 0,
    'agreement'
  from orders o
  join order_line l on l.shop_id = o.shop_id and l.order_id = o.id
  left join order_discount d on d.shop_id = o.shop_id and d.order_id = o.id
  where o.shop_id = $1 and o.id between $2 and $3`;

const ledgerShipping = `
  insert into ledger ${ledgerColumns}
  select $1, o.id, o.id * 8 + 5, o.id, o.processed_at, ${day("o.processed_at")}, 'ORDER', 'ORDER',
    'SHIPPING', null, null, 0, 0, 0, 500, 0, 0, 0, 0, 0, 0, 'agreement'
  from orders o where o.shop_id = $1 and o.id between $2 and $3 and o.id % 10 <> 0`;

const ledgerReturns = `
  insert into ledger ${ledgerColumns}
  select $1, o.id, l.id + 4000000000, o.id + 4000000000, at, ${day("at")}, 'REFUND', 'RETURN',
    'PRODUCT', l.id, -l.quantity, 0, 0, -l.original_total_minor, 0,
    -(l.original_total_minor / 12), 0, 0, 0, 0, 0, 'agreement'
  from orders o
  join order_line l on l.shop_id = o.shop_id and l.order_id = o.id
  cross join lateral (
    select o.processed_at + make_interval(days => (5 + l.id % 25)::int) as at) t
  where o.shop_id = $1 and o.id between $2 and $3 and l.id % 14 = 0 and at < now()`;
