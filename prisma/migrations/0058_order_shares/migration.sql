-- What the costs of orders are worked out from, spread over product types: kept by day and month, as reading the sales
-- of a long range for it takes seconds. Parts are rounded one by one, so that they can be taken off again exactly.
CREATE TABLE "order_share" (
    "shop_id" INTEGER NOT NULL,
    "grain" TEXT NOT NULL,
    "period" DATE NOT NULL,
    "channel" TEXT NOT NULL,
    "product_type" TEXT NOT NULL,
    "orders" DECIMAL(24,6) NOT NULL,
    "gift_card_only_orders" DECIMAL(24,6) NOT NULL,
    "units_sold" DECIMAL(24,6) NOT NULL,
    "shipping_minor" DECIMAL(24,6) NOT NULL,
    "charged_minor" DECIMAL(24,6) NOT NULL,
    "parts" INTEGER NOT NULL,

    CONSTRAINT "order_share_pkey" PRIMARY KEY ("shop_id","grain","period","channel","product_type")
);
CREATE INDEX "order_share_empty_idx" ON "order_share"("shop_id") WHERE "parts" = 0;

-- The owner, too, sees the rows of one shop at a time only while this is forced.
ALTER TABLE "folded_sale" NO FORCE ROW LEVEL SECURITY;
WITH sale AS (
    SELECT shop_id, day, order_id, channel, is_placed, is_gift_card_only,
        CASE WHEN line_item_id IS NULL THEN '-' ELSE coalesce(product_type, '') END AS product_type,
        coalesce(goods_net_minor, 0) AS goods_net,
        CASE WHEN action_type <> 'RETURN' THEN coalesce(quantity, 0) ELSE 0 END AS units,
        coalesce(shipping_minor, 0) AS shipping,
        coalesce(gross_minor, 0) + coalesce(discounts_minor, 0) + coalesce(returns_minor, 0)
            + coalesce(shipping_minor, 0) + coalesce(taxes_minor, 0) + coalesce(duties_minor, 0)
            + coalesce(fees_minor, 0) + coalesce(tips_minor, 0) + coalesce(gift_cards_minor, 0) AS charged
    FROM "folded_sale"
),
order_of_day AS (
    SELECT shop_id, day, order_id, min(channel) AS channel, bool_or(is_placed)::int AS orders,
        bool_or(is_placed AND is_gift_card_only)::int AS gift_card_only, sum(units) AS units,
        sum(shipping) AS shipping, sum(charged) AS charged
    FROM sale GROUP BY 1, 2, 3
),
type_of_order AS (
    SELECT shop_id, day, order_id, product_type, abs(sum(goods_net)) AS weight FROM sale GROUP BY 1, 2, 3, 4
),
part_of_order AS (
    SELECT shop_id, day, order_id, product_type,
        weight / sum(weight) OVER (PARTITION BY shop_id, day, order_id) AS share
    FROM type_of_order WHERE weight > 0
    UNION ALL
    SELECT shop_id, day, order_id, '-', 1 FROM type_of_order GROUP BY 1, 2, 3 HAVING sum(weight) = 0
)
INSERT INTO "order_share"
SELECT o.shop_id, g.grain, g.period, o.channel, p.product_type, sum(round(p.share * o.orders, 6)),
    sum(round(p.share * o.gift_card_only, 6)), sum(round(p.share * o.units, 6)),
    sum(round(p.share * o.shipping, 6)), sum(round(p.share * o.charged, 6)), count(*)
FROM order_of_day o
JOIN part_of_order p ON p.shop_id = o.shop_id AND p.day = o.day AND p.order_id = o.order_id
CROSS JOIN LATERAL (VALUES ('d', o.day), ('m', date_trunc('month', o.day)::date)) g(grain, period)
GROUP BY 1, 2, 3, 4, 5;

-- Days that were added up before sales were remembered are made anew.
ALTER TABLE "sales_rollup" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "dirty_log" (shop_id, kind, day)
    SELECT shop_id, 'day', period FROM "sales_rollup" r
    WHERE dim = 'total' AND grain = 'd'
        AND NOT EXISTS (SELECT FROM "folded_sale" s WHERE s.shop_id = r.shop_id AND s.day = r.period);
ALTER TABLE "sales_rollup" FORCE ROW LEVEL SECURITY;
ALTER TABLE "folded_sale" FORCE ROW LEVEL SECURITY;

ALTER TABLE "order_share" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "order_share" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "order_share"
  USING (shop_id = current_shop_id()) WITH CHECK (shop_id = current_shop_id());
GRANT SELECT, INSERT, UPDATE, DELETE ON "order_share" TO shelfwise_tenant;
