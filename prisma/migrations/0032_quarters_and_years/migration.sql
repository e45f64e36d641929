-- Long ranges are read from years and quarters too, kept as months are: by what changes in their days.

-- The owner, too, sees the rows of one shop at a time only while this is forced.
ALTER TABLE "sales_rollup" NO FORCE ROW LEVEL SECURITY;

INSERT INTO "sales_rollup" (shop_id, dim, grain, period, key, gross_minor, discounts_minor, returns_minor,
  shipping_minor, taxes_minor, duties_minor, fees_minor, tips_minor, gift_cards_minor, unexplained_minor,
  placed_gross_minor, placed_discounts_minor, cost_minor, goods_net_minor, costed_net_minor,
  assumed_net_minor, orders, gift_card_only_orders, units_sold, units_returned, days)
SELECT m.shop_id, m.dim, g.grain, date_trunc(g.unit, m.period)::date, m.key, sum(gross_minor),
  sum(discounts_minor), sum(returns_minor), sum(shipping_minor), sum(taxes_minor), sum(duties_minor),
  sum(fees_minor), sum(tips_minor), sum(gift_cards_minor), sum(unexplained_minor), sum(placed_gross_minor),
  sum(placed_discounts_minor), sum(cost_minor), sum(goods_net_minor), sum(costed_net_minor),
  sum(assumed_net_minor), sum(orders), sum(gift_card_only_orders), sum(units_sold), sum(units_returned),
  sum(days)
FROM "sales_rollup" m CROSS JOIN (VALUES ('q', 'quarter'), ('y', 'year')) AS g(grain, unit)
WHERE m.grain = 'm'
GROUP BY 1, 2, 3, 4, 5;

ALTER TABLE "sales_rollup" FORCE ROW LEVEL SECURITY;

DROP INDEX "sales_rollup_empty_idx";
CREATE INDEX "sales_rollup_empty_idx" ON "sales_rollup"("shop_id") WHERE "days" = 0 AND "grain" <> 'd';
