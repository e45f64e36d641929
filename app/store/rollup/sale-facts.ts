// Looked up by key, one by one (which is what "offset 0" is for): days are few beside a history, and
// without statistics a join begins with all orders there are.
const lookUps = {
  order: `join lateral (
    select is_gift_card_only, channel_name, app_name, source_name, customer_id,
      customer_order_index
    from orders o where o.shop_id = $1 and o.id = l.order_id
      and not o.is_test and o.deleted_at is null offset 0
  ) o on true`,
  place: `left join lateral (
    select place from order_fact f where f.shop_id = $1 and f.order_id = l.order_id offset 0
  ) of on true`,
  country: `left join lateral (
    select * from order_country c where c.shop_id = $1 and c.order_id = l.order_id offset 0
  ) oc on true`,
  line: `left join lateral (
    select product_id, variant_id, title, variant_title from order_line ol
    where ol.shop_id = $1 and ol.order_id = l.order_id and ol.id = l.line_item_id offset 0
  ) ol on true`,
};

/** What tells keys, over what is looked up. */
const columns = {
  channel: `coalesce(nullif(o.channel_name, ''), nullif(o.app_name, ''), o.source_name, '') as channel`,
  country: `coalesce(oc.country_code, '') as country`,
  kind: `case
      when o.customer_id is null then 'guest'
      when of.place = 1 then 'new'
      when of.place > 1 then 'returning'
      when o.customer_order_index = $4::int then 'new'
      when o.customer_order_index > coalesce($4::int, 1) then 'returning'
      else 'unknown'
    end as kind`,
  // A tip is a line of its order, but no goods.
  goods: `case when l.line_type <> 'TIP' then l.line_item_id end as line_item_id`,
  line: `ol.product_id, ol.variant_id,
    coalesce(ol.title || coalesce(' / ' || ol.variant_title, ''), '') as title`,
};

/**
 * One row per sale of shop `$1` that `which` chooses of ledger `l` (test and deleted orders left out) with what it
 * is broken down by. `$3`: the shop's zone; `$4`: where Shopify begins to count a customer's orders, 0 or
 * 1, or null.
 *
 * What belongs to a product is taken from the product as it is now; a variant's cost from the day of
 * the sale.
 */
export const saleFactsWhere = (which: string) => `
  select l.shop_day as day, extract(hour from l.happened_at at time zone $3)::int as hour,
    l.order_id, l.sale_id, ${columns.goods}, l.action_type, l.reason = 'ORDER' as is_placed,
    l.gross_minor, l.discounts_minor, l.returns_minor, l.shipping_minor, l.taxes_minor,
    l.duties_minor, l.fees_minor, l.tips_minor, l.gift_cards_minor, l.unexplained_minor,
    case when l.line_type = 'PRODUCT' then l.quantity else 0 end as quantity,
    case when l.line_type = 'PRODUCT'
      then l.gross_minor + l.discounts_minor + l.returns_minor else 0 end as goods_net_minor,
    coalesce(o.is_gift_card_only, false) as is_gift_card_only,
    ${columns.channel}, ${columns.country}, ${columns.kind},
    ${columns.line},
    p.product_type, p.vendor, p.category_id,
    c.unit_cost_minor, c.is_assumed as is_cost_assumed
  from ledger l
  ${lookUps.order}
  ${lookUps.place}
  ${lookUps.country}
  ${lookUps.line}
  left join product p on p.shop_id = l.shop_id and p.id = ol.product_id
  left join lateral (
    select unit_cost_minor, is_assumed from variant_cost c
    where c.shop_id = l.shop_id and c.variant_id = ol.variant_id and c.from_day <= l.shop_day
      and l.line_type = 'PRODUCT'
    order by c.from_day desc limit 1
  ) c on true
  where l.shop_id = $1 and ${which}`;

/** Dimensions of which a key is told by a sale's line, and those of which it is told by its order. */
export type KeyFactDimension = "product" | "variant" | "channel" | "kind" | "country" | "code";

const ofLine = { from: lookUps.line, tells: `, ${columns.goods}, ${columns.line}` };
const toldBy: Readonly<Record<KeyFactDimension, { from: string; tells: string }>> = {
  product: ofLine,
  variant: ofLine,
  channel: { from: lookUps.order, tells: `, ${columns.channel}` },
  kind: { from: `${lookUps.order} ${lookUps.place}`, tells: `, ${columns.kind}` },
  country: { from: lookUps.country, tells: `, ${columns.country}` },
  code: { from: "", tells: "" },
};

/**
 * The same sales (or, where orders tell the key, each order once a day) with nothing but the day, the order, and what the key
 * of a dimension is told by: a fraction of what looking up all the rest takes. Test and deleted orders may be among
 * them: see `isCountedOrder`.
 */
export function keyFactsWhere(dimension: KeyFactDimension, which: string): string {
  const { from, tells } = toldBy[dimension];
  const columns =
    from === ofLine.from
      ? "l.shop_day, l.order_id, l.line_item_id, l.line_type"
      : "distinct l.shop_day, l.order_id";
  return `select l.shop_day as day, l.order_id${tells}
    from (select ${columns} from ledger l where l.shop_id = $1 and ${which}) l ${from}`;
}

/** Of `f`: its order is neither a test nor deleted. */
export const isCountedOrder = `coalesce((
  select not o.is_test and o.deleted_at is null from orders o
  where o.shop_id = $1 and o.id = f.order_id), false)`;

/** The same of the days `$2`. */
export const saleFacts = saleFactsWhere("l.shop_day = any($2::date[])");

/** The same where its values `$2` to `$4` are those of a larger statement from `first` on. */
export const saleFactsFrom = (first: number) =>
  saleFacts.replace(/\$([234])\b/g, (_, number: string) => `$${first + Number(number) - 2}`);

/**
 * The codes of order `f.order_id`, each once; '*' is one that this order alone has used. Without a code
 * there is no row.
 */
export const codesOfOrder = `
  select distinct case when u.least <> u.most then d.code_key else '*' end as code
  from order_discount d
  cross join lateral (
    -- The ends of the index: a look for any other order may go through all there are.
    select
      (select order_id from order_discount where shop_id = $1 and code_key = d.code_key
        order by order_id limit 1) as least,
      (select order_id from order_discount where shop_id = $1 and code_key = d.code_key
        order by order_id desc limit 1) as most
  ) u
  where d.shop_id = $1 and d.order_id = f.order_id and d.code_key is not null`;
