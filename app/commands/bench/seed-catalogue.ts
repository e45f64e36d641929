import { addDays, type ShopDay } from "../../lib/shop-day";
import type { Database } from "../../store/database.server";
import { recordInstall, type ShopRow } from "../../store/shops.server";
import { writeTaxonomy, type TaxonomyRow } from "../../store/taxonomy.server";
import { withShop } from "../../store/with-shop.server";
import { colours, kinds, manners, materials, sentences } from "./catalogue-words";

export interface SeededCatalogue {
  domain: string;
  products: number;
  /** Another one makes other defects. */
  seed: number;
  /** The day on which it is checked: sales end the day before. */
  today: ShopDay;
  taxonomy: readonly TaxonomyRow[];
}

/** Of each product. */
export const variantsEach = 3;
export const mediaEach = 4;

const productsAtOnce = 5_000;
const zone = "America/New_York";
const collections = 200;

/**
 * A shop with a catalogue as a backfill leaves it, made in the database: three variants and four images a
 * product, its own title and text, and defects of most kinds in a share of them as shops have it; a third has
 * sold on some of 90 days. The same numbers give the same rows.
 */
export async function seedCatalogue(db: Database, seeded: SeededCatalogue): Promise<ShopRow> {
  const { domain, products, seed, today, taxonomy } = seeded;
  const now = new Date(`${today}T12:00:00Z`);
  await writeTaxonomy(taxonomy, now);
  const { shop } = await recordInstall(domain, ["read_products", "write_products"], now);
  await db.query(
    `update shop set name = 'Bench', currency = 'USD', timezone = $2, country_code = 'US',
       primary_locale = 'en', shop_created_at = $3::date - 700 where id = $1`,
    [shop.id, zone, today],
  );
  const write = (sql: string, values: readonly unknown[]) =>
    withShop(shop, (tx) => tx.query(sql, [shop.id, ...values]));
  await write(readResources, [now]);
  await write("insert into publication (shop_id, id, name) values ($1, 1, 'Online Store')", []);
  await write(collectionRows, [collections, now]);
  const words = [kinds.map(([noun]) => noun), kinds.map(([, type]) => type)];
  const categories = kinds.map(([, , key]) => `gid://shopify/TaxonomyCategory/${key}`);
  for (let from = 1; from <= products; from += productsAtOnce) {
    const range = [from, Math.min(from + productsAtOnce - 1, products), seed];
    await write(productRows, [
      ...[...range, today, ...words, categories],
      ...[manners, materials, colours, sentences],
    ]);
    await write(variantRows, range);
    await write(mediaRows, range);
    await write(membershipRows, [...range, collections]);
    await write(publicationRows, range);
    await write(priceRows, [...range, today]);
    await write(snapshotRows, [...range, today]);
    for (const grain of ["d", "m"] as const) {
      await write(salesRows(grain), [...range, addDays(today, -1)]);
    }
  }
  // As where all of it has been added up.
  await write("delete from dirty_log where shop_id = $1", []);
  return { ...shop, name: "Bench", currency: "USD", timezone: zone, primaryLocale: "en" };
}

/** A number from 0 to 1 that depends on `n`, the seed ($4) and `salt` only. */
const draw = (n: string, salt: number) =>
  `((hashint8extended((${n})::bigint * 64 + ${salt}, $4::bigint) & 2147483647) / 2147483647.0)`;
const oneOf = (list: string, at: string) =>
  `(${list}::text[])[1 + (${at})::int % cardinality(${list}::text[])]`;
const ofRange = "generate_series($2::bigint, $3::bigint) i";

const readResources = `
  insert into sync_resource (shop_id, resource, status, reading, started_at, finished_at, covers_to)
  select $1, r, 'done', 1, $2::timestamptz - interval '1 hour', $2, $2
  from unnest('{shop,products,orders,sales,collections}'::text[]) r`;

const collectionRows = `
  insert into collection (shop_id, id, title, handle, sort_order, is_smart, description_html, image_url,
    products_count, updated_at)
  select $1, i, 'Collection ' || i, 'collection-' || i, 'MANUAL', i % 2 = 0,
    case when i % 9 = 0 then '' else '<p>What belongs together.</p>' end,
    case when i % 7 = 0 then null else 'https://cdn.shopify.com/c/' || i || '.jpg' end, 10, $3::timestamptz
  from generate_series(1, $2::int) i`;

// Nouns, manners, materials and colours are counted through: titles differ up to 307,200 products.
const productRows = `
  insert into product (shop_id, id, handle, title, product_type, vendor, tags, status, category_id,
    description_html, seo_title, seo_description, options, has_only_default_variant, is_gift_card,
    tracks_inventory, total_inventory, created_at, updated_at, reading)
  select $1, i, replace(lower(w.plain), ' ', '-') || '-' || i,
    case when d.title < 0.02 then upper(w.plain)
      when d.title < 0.03 then w.plain || ', SALE' when d.title < 0.04 then w.plain || '!!'
      when d.title < 0.06 then replace(w.plain, ' ', '  ') when d.title < 0.065 then 'Copy of ' || w.plain
      when d.title < 0.09 then w.noun when d.title < 0.10 then w.plain || ' &amp; more'
      else w.plain end,
    ${oneOf("$7", "i % 24")}, w.vendor,
    array[lower(w.material), case when ${draw("i", 2)} < 0.02 then upper(w.colour) else lower(w.colour) end],
    case when ${draw("i", 3)} < 0.85 then 'ACTIVE' when ${draw("i", 3)} < 0.95 then 'DRAFT' else 'ARCHIVED' end,
    case when d.category < 0.2 then null
      when d.category < 0.25 then ${oneOf("$8", "i % 24 + 7")}
      when d.category < 0.30 then regexp_replace(${oneOf("$8", "i % 24")}, '-\\d+$', '')
      else ${oneOf("$8", "i % 24")} end,
    case when d.text < 0.08 then '' when d.text < 0.15 then '<p>' || w.plain || '.</p>'
      when d.text < 0.18 then '<p>' || ${oneOf("$12", "i % 3")} || ' ' || ${oneOf("$12", "i % 3 + 5")} || '</p>'
      else '<p>' || w.plain || ' by ' || w.vendor || '. ' || ${oneOf("$12", "i * 7 % 12")} || ' '
        || ${oneOf("$12", "i * 5 % 12 + 1")} || '</p><p>' || ${oneOf("$12", "i * 11 % 12 + 2")} || ' '
        || ${oneOf("$12", "i / 12 % 12 + 3")} || ' ' || ${oneOf("$12", "i / 144 % 12 + 4")} || '</p><ul><li>'
        || w.material || '</li><li>' || w.colour || '</li><li>No. ' || i || '</li></ul>'
        || case when d.text < 0.21 then '<p style="color: red"><script>x()</script></p>'
             when d.text < 0.23 then '<p>Write to hello@other.example.</p>' else '' end end,
    case when d.seo < 0.35 then null when d.seo < 0.4 then 'Buy now' else w.plain || ' | ' || w.vendor end,
    case when d.seo < 0.15 then null else w.plain || '. ' || ${oneOf("$12", "i % 12")} end,
    jsonb_build_array(jsonb_build_object('name', 'Size', 'linkedMetafield', null, 'values', jsonb_build_array(
      jsonb_build_object('name', case when ${draw("i", 4)} < 0.02 then 'Sm' else 'Small' end, 'isUsed', true),
      jsonb_build_object('name', 'Medium', 'isUsed', true), jsonb_build_object('name', 'Large', 'isUsed', true)))),
    false, false, true, case when ${draw("i", 5)} < 0.1 then 0 else 60 end,
    $5::date - (30 + ${draw("i", 6)} * 600)::int, $5::date - 1, 1
  from ${ofRange}
  cross join lateral (select ${draw("i", 7)} as title, ${draw("i", 8)} as category,
    ${draw("i", 9)} as text, ${draw("i", 10)} as seo) d
  cross join lateral (select ${oneOf("$6", "i % 24")} as noun, ${oneOf("$9", "i / 24 % 40")} as manner,
    ${oneOf("$10", "i / 960 % 20")} as material, ${oneOf("$11", "i / 19200 % 16")} as colour,
    case when ${draw("i", 11)} < 0.005 then 'VENDOR ' else 'Vendor ' end || (i * 13 % 150) as vendor) a
  cross join lateral (select a.*, concat_ws(' ', manner, material, noun, 'in', colour) as plain) w`;

// GS1: twelve digits, and one that brings them, weighted 1 and 3, to a whole ten.
const checked = (digits: string) =>
  `${digits} || (10 - (${Array.from(
    { length: 12 },
    (_, at) => `substr(${digits}, ${at + 1}, 1)::int * ${at % 2 === 0 ? 1 : 3}`,
  ).join(" + ")}) % 10) % 10`;

const variantRows = `
  insert into variant (shop_id, id, product_id, position, title, sku, barcode, price_minor,
    compare_at_minor, unit_cost_minor, taxable, available_for_sale, inventory_policy, inventory_quantity,
    selected_options, inventory_item_id, is_tracked, requires_shipping, country_of_origin,
    harmonized_system_code, weight_value, weight_unit, has_own_image, created_at, updated_at)
  select $1, v.id, i, n, s.size,
    case when d.sku < 0.03 then null when d.sku < 0.04 then 'SKU ' || i else 'SKU-' || i || '-' || n end,
    case when d.code < 0.2 then null when d.code < 0.21 then '12345'
      when d.code < 0.22 then v.digits || '0' when d.code < 0.225 then '4006381333931' else ${checked("v.digits")} end,
    case when d.price < 0.003 then 0 when d.price < 0.006 then p.price * 40 else p.price end,
    case when d.compare < 0.02 then p.price when d.compare < 0.15 then p.price * 5 / 4
      when d.compare < 0.16 then p.price * 9 end,
    case when d.cost < 0.2 then null when d.cost < 0.22 then p.price + 100 else p.price * 2 / 5 end,
    true, true, case when d.stock < 0.05 then 'CONTINUE' else 'DENY' end,
    case when ${draw("i", 5)} < 0.1 then 0 when d.stock > 0.99 then -2 else 20 end,
    jsonb_build_array(jsonb_build_object('name', 'Size', 'value', s.size)), v.id, d.stock < 0.97, true,
    case when d.customs < 0.5 then 'PT' end, case when d.customs < 0.4 then '640299' end,
    case when d.weight < 0.1 then null else 0.4 end, 'KILOGRAMS', d.image < 0.8, now(), now()
  from ${ofRange} cross join generate_series(1, ${variantsEach}) n
  cross join lateral (select i * 4 + n as id, (400000000000 + i * 4 + n)::text as digits) v
  cross join lateral (select (array['Small', 'Medium', 'Large'])[n] as size) s
  cross join lateral (select 900 + (i * 37) % 9000 as price) p
  cross join lateral (select ${draw("v.id", 20)} as sku, ${draw("v.id", 21)} as code,
    ${draw("v.id", 22)} as price, ${draw("i", 23)} as compare, ${draw("i", 24)} as cost,
    ${draw("v.id", 25)} as stock, ${draw("i", 26)} as customs, ${draw("i", 27)} as weight,
    ${draw("v.id", 28)} as image) d`;

const mediaRows = `
  insert into product_media (shop_id, product_id, media_id, position, content_type, status, alt, url,
    width, height)
  select $1, i, 'gid://shopify/MediaImage/' || m.id, n, 'IMAGE', 'READY',
    case when ${draw("m.id", 30)} < 0.3 then '' else 'View ' || n || ' of product ' || i end,
    'https://cdn.shopify.com/s/files/1/0001/files/'
      || case when ${draw("m.id", 31)} < 0.002 then 'shared' else 'p' || i || '-' || n end || '.jpg?v=1',
    d.size, case when ${draw("i", 33)} < 0.1 then d.size * 3 / 2 else d.size end
  from ${ofRange} cross join generate_series(0, ${mediaEach - 1}) n
  cross join lateral (select i * 8 + n as id) m
  cross join lateral (select case when ${draw("i", 32)} < 0.05 then 400
    when ${draw("i", 32)} < 0.3 then 1200 else 2048 end as size) d
  where ${draw("i", 34)} > 0.02`;

const membershipRows = `
  insert into collection_product (shop_id, collection_id, product_id)
  select distinct $1::int, 1 + (floor(${draw("i * 2 + n", 40)} * $5::int))::bigint % $5::int, i
  from ${ofRange} cross join generate_series(0, 1) n where ${draw("i", 41)} > 0.04`;

const publicationRows = `
  insert into product_publication (shop_id, product_id, publication_id, is_published)
  select $1, i, 1, ${draw("i", 42)} > 0.05 from ${ofRange}`;

const priceRows = `
  insert into variant_price (shop_id, variant_id, from_day, price_minor, compare_at_minor, is_first)
  select $1, id, $5::date - (10 + ${draw("id", 43)} * 200)::int, price_minor, compare_at_minor,
    ${draw("id", 44)} < 0.7
  from variant where shop_id = $1 and product_id between $2 and $3`;

const snapshotRows = `
  insert into variant_snapshot (shop_id, variant_id, shop_day, price_minor, compare_at_minor,
    unit_cost_minor, stock)
  select $1, id, $5::date - (20 + ${draw("product_id", 45)} * 100)::int, price_minor, compare_at_minor,
    unit_cost_minor, inventory_quantity
  from variant where shop_id = $1 and product_id between $2 and $3`;

/** A third of the products, each on eight days of the 90 before, by day or added up by month. */
const salesRows = (grain: "d" | "m") => {
  const sums = (
    "discounts,shipping,taxes,duties,fees,tips,gift_cards,unexplained,placed_gross," +
    "placed_discounts,cost,goods_net,costed_net,assumed_net"
  )
    .split(",")
    .map((name) => `${name}_minor`);
  return `
    insert into sales_rollup (shop_id, dim, grain, period, key, gross_minor, returns_minor, units_sold,
      units_returned, days, orders, gift_card_only_orders, ${sums.join(", ")})
    select $1, 'product', '${grain}', ${grain === "d" ? "day" : "date_trunc('month', day)::date"}, i::text,
      sum(units * (900 + (i * 37) % 9000)), -sum(back * (900 + (i * 37) % 9000)), sum(units), -sum(back),
      ${grain === "d" ? "1" : "count(distinct day)"}, sum(units), 0, ${sums.map(() => "0").join(", ")}
    from (
      select i, $5::date - (${draw("i * 16 + n", 50)} * 89)::int as day,
        1 + (${draw("i * 16 + n", 51)} * 3)::int as units,
        (${draw("i * 16 + n", 52)} < 0.06)::int as back
      from ${ofRange} cross join generate_series(1, 8) n where ${draw("i", 53)} < 0.33
    ) sold group by i, 4`;
};
