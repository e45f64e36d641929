import { figuresOf, noFigures, type FigureParts, type ReportFigures } from "./report-figures";
import {
  shopifySalesDayTable,
  shopifySalesOrderTable,
  type ShopifySalesDayRow,
  type ShopifySalesOrderRow,
} from "./tables/reports";
import { upsertRows } from "./upsert.server";
import { withShop, type ShopRef } from "./with-shop.server";

/** Shop days, both included. */
interface Days {
  from: string;
  to: string;
}

/** Keeps what Shopify's sales report said of days, and forgets what it had said of their orders. */
export async function writeShopifySalesDays(
  shop: ShopRef,
  rows: readonly ShopifySalesDayRow[],
): Promise<void> {
  const days = rows.map(({ shopDay }) => shopDay);
  await withShop(shop, async (tx) => {
    await upsertRows(tx, shop, shopifySalesDayTable, rows);
    await tx.query(
      "delete from shopify_sales_order where shop_id = $1 and shop_day = any($2::date[])",
      [shop.id, days],
    );
  });
}

/** Keeps the orders of a day that differed; `isNarrowed`: there is no other one. */
export async function writeShopifySalesOrders(
  shop: ShopRef,
  day: string,
  rows: readonly ShopifySalesOrderRow[],
  isNarrowed: boolean,
): Promise<void> {
  await withShop(shop, async (tx) => {
    await tx.query("delete from shopify_sales_order where shop_id = $1 and shop_day = $2", [
      shop.id,
      day,
    ]);
    await upsertRows(tx, shop, shopifySalesOrderTable, rows);
    await tx.query(
      "update shopify_sales_day set is_narrowed = $3 where shop_id = $1 and shop_day = $2",
      [shop.id, day, isNarrowed],
    );
  });
}

/** On how many of these days it is known which orders differ. */
export async function countNarrowedDays(shop: ShopRef, { from, to }: Days): Promise<number> {
  return withShop(shop, async (tx) => {
    const { rows } = await tx.query<{ count: number }>(
      `select count(*)::int as count from shopify_sales_day
       where shop_id = $1 and shop_day between $2 and $3 and is_narrowed`,
      [shop.id, from, to],
    );
    return rows[0]?.count ?? 0;
  });
}

export type ShopifySalesDay = Omit<ShopifySalesDayRow, "shopDay" | "checkedAt"> & {
  day: string;
  checkedAt: Date;
};

/** What Shopify's sales report said, of the days it was asked about, in order. */
export async function readShopifySalesDays(
  shop: ShopRef,
  { from, to }: Days,
): Promise<ShopifySalesDay[]> {
  return withShop(shop, async (tx) => {
    const { rows } = await tx.query<ShopifySalesDay>(
      `select shop_day as day, gross_minor as "grossMinor", discounts_minor as "discountsMinor",
         returns_minor as "returnsMinor", net_minor as "netMinor",
         shipping_minor as "shippingMinor", taxes_minor as "taxesMinor",
         total_minor as "totalMinor", orders, is_narrowed as "isNarrowed",
         checked_at as "checkedAt"
       from shopify_sales_day where shop_id = $1 and shop_day between $2 and $3
       order by shop_day`,
      [shop.id, from, to],
    );
    return rows;
  });
}

/** The ledger's rows of an order and a day, summed up. */
const ledgerParts = `coalesce(sum(l.gross_minor), 0)::bigint as "grossSalesMinor",
  coalesce(sum(l.discounts_minor), 0)::bigint as "discountsMinor",
  coalesce(sum(l.returns_minor), 0)::bigint as "returnsMinor",
  coalesce(sum(l.shipping_minor), 0)::bigint as "shippingMinor",
  coalesce(sum(l.taxes_minor), 0)::bigint as "taxesMinor",
  coalesce(sum(l.duties_minor), 0)::bigint as "dutiesMinor",
  coalesce(sum(l.fees_minor), 0)::bigint as "feesMinor",
  (count(*) filter (where l.reason = 'ORDER') > 0)::int as orders`;

/** Our figures of every order that counts on a day. */
export async function readOrderFigures(
  shop: ShopRef,
  day: string,
): Promise<Map<number, ReportFigures>> {
  return withShop(shop, async (tx) => {
    const { rows } = await tx.query<FigureParts & { orderId: number }>(
      `select l.order_id as "orderId", ${ledgerParts}
       from ledger l
       join orders o on o.shop_id = l.shop_id and o.id = l.order_id
       where l.shop_id = $1 and l.shop_day = $2 and not o.is_test and o.deleted_at is null
       group by l.order_id`,
      [shop.id, day],
    );
    return new Map(rows.map((row) => [row.orderId, figuresOf(row)]));
  });
}

/** An order on a day on which it differed when last checked: both sides now, and what may explain it. */
export interface OrderComparison {
  day: string;
  orderId: number;
  name: string | null;
  /** What counts of it on that day: nothing of a test or deleted order. */
  ours: ReportFigures;
  theirs: ReportFigures;
  /** Of the ledger's rows by which the order was edited that day. */
  edits: ReportFigures;
  giftCardsMinor: number;
  unexplainedMinor: number;
  /** Sales of the order that day. */
  saleCount: number;
  lastSaleAt: Date | null;
  /** Null: the order has not been read. */
  order: {
    isTest: boolean;
    isDeleted: boolean;
    isGiftCardOnly: boolean;
    cancelledAt: Date | null;
    updatedAt: Date;
    presentmentCurrency: string;
  } | null;
  /** The order at Shopify when it was checked; null where it was not asked. */
  remote: { isFound: boolean; isTest: boolean | null; updatedAt: Date | null } | null;
  checkedAt: Date;
}

interface ComparisonRow extends ReportFigures {
  day: string;
  orderId: number;
  orderName: string | null;
  isFound: boolean | null;
  isTestThere: boolean | null;
  updatedThere: Date | null;
  checkedAt: Date;
  name: string | null;
  isTest: boolean | null;
  deletedAt: Date | null;
  isGiftCardOnly: boolean | null;
  cancelledAt: Date | null;
  updatedAt: Date | null;
  presentmentCurrency: string | null;
  all: FigureParts;
  edits: FigureParts;
  giftCardsMinor: number;
  unexplainedMinor: number;
  saleCount: number;
  lastSaleAt: Date | null;
}

/** Orders that differed on these days, by day and number. */
export async function readOrderComparisons(
  shop: ShopRef,
  days: readonly string[],
): Promise<OrderComparison[]> {
  if (days.length === 0) return [];
  const parts = (filter: string) => `json_build_object(
      'grossSalesMinor', coalesce(sum(l.gross_minor) ${filter}, 0),
      'discountsMinor', coalesce(sum(l.discounts_minor) ${filter}, 0),
      'returnsMinor', coalesce(sum(l.returns_minor) ${filter}, 0),
      'shippingMinor', coalesce(sum(l.shipping_minor) ${filter}, 0),
      'taxesMinor', coalesce(sum(l.taxes_minor) ${filter}, 0),
      'dutiesMinor', coalesce(sum(l.duties_minor) ${filter}, 0),
      'feesMinor', coalesce(sum(l.fees_minor) ${filter}, 0),
      'orders', (count(l.reason) filter (where l.reason = 'ORDER') > 0)::int)`;
  const rows = await withShop(shop, async (tx) => {
    const answer = await tx.query<ComparisonRow>(
      `select s.shop_day as day, s.order_id as "orderId", s.order_name as "orderName",
         s.gross_minor as "grossMinor", s.discounts_minor as "discountsMinor",
         s.returns_minor as "returnsMinor", s.net_minor as "netMinor",
         s.shipping_minor as "shippingMinor", s.taxes_minor as "taxesMinor",
         s.total_minor as "totalMinor", s.orders,
         s.is_found as "isFound", s.is_test as "isTestThere", s.updated_at as "updatedThere",
         s.checked_at as "checkedAt",
         o.name, o.is_test as "isTest", o.deleted_at as "deletedAt",
         o.is_gift_card_only as "isGiftCardOnly", o.cancelled_at as "cancelledAt",
         o.updated_at as "updatedAt", o.presentment_currency as "presentmentCurrency",
         l."all", l.edits, l."giftCardsMinor", l."unexplainedMinor", l."saleCount", l."lastSaleAt"
       from shopify_sales_order s
       left join orders o on o.shop_id = s.shop_id and o.id = s.order_id
       left join lateral (
         select ${parts("")} as "all",
           ${parts("filter (where l.reason = 'ORDER_EDIT')")} as edits,
           coalesce(sum(l.gift_cards_minor), 0)::bigint as "giftCardsMinor",
           coalesce(sum(l.unexplained_minor), 0)::bigint as "unexplainedMinor",
           count(l.sale_id)::int as "saleCount", max(l.happened_at) as "lastSaleAt"
         from ledger l
         where l.shop_id = s.shop_id and l.order_id = s.order_id and l.shop_day = s.shop_day
       ) l on true
       where s.shop_id = $1 and s.shop_day = any($2::date[])
       order by s.shop_day desc, s.order_id`,
      [shop.id, [...days]],
    );
    return answer.rows;
  });
  return rows.map(toComparison);
}

function toComparison(row: ComparisonRow): OrderComparison {
  const { day, orderId, checkedAt, giftCardsMinor, unexplainedMinor, saleCount, lastSaleAt } = row;
  const isKnown = row.updatedAt !== null;
  const counts = isKnown && row.isTest === false && row.deletedAt === null;
  const all = figuresOf(row.all);
  return {
    day,
    orderId,
    name: row.name ?? row.orderName,
    ours: counts ? all : noFigures,
    theirs: {
      grossMinor: row.grossMinor,
      discountsMinor: row.discountsMinor,
      returnsMinor: row.returnsMinor,
      netMinor: row.netMinor,
      shippingMinor: row.shippingMinor,
      taxesMinor: row.taxesMinor,
      totalMinor: row.totalMinor,
      orders: row.orders,
    },
    edits: { ...figuresOf(row.edits), orders: 0 },
    giftCardsMinor,
    unexplainedMinor,
    saleCount,
    lastSaleAt,
    order:
      row.updatedAt === null
        ? null
        : {
            isTest: row.isTest === true,
            isDeleted: row.deletedAt !== null,
            isGiftCardOnly: row.isGiftCardOnly === true,
            cancelledAt: row.cancelledAt,
            updatedAt: row.updatedAt,
            presentmentCurrency: row.presentmentCurrency ?? "",
          },
    remote:
      row.isFound === null
        ? null
        : { isFound: row.isFound, isTest: row.isTestThere, updatedAt: row.updatedThere },
    checkedAt,
  };
}
