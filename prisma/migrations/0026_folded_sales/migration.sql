-- What each sale has added to the sums of its day: with it a changed order takes its difference there, and its
-- day is not made anew. Numbers that are 0 are kept as null, which takes no room.
CREATE TABLE "folded_sale" (
    "shop_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "order_id" BIGINT NOT NULL,
    "sale_id" BIGINT NOT NULL,
    "line_item_id" BIGINT,
    "gross_minor" BIGINT,
    "discounts_minor" BIGINT,
    "returns_minor" BIGINT,
    "shipping_minor" BIGINT,
    "taxes_minor" BIGINT,
    "duties_minor" BIGINT,
    "fees_minor" BIGINT,
    "tips_minor" BIGINT,
    "gift_cards_minor" BIGINT,
    "unexplained_minor" BIGINT,
    "goods_net_minor" BIGINT,
    "unit_cost_minor" BIGINT,
    "product_id" BIGINT,
    "variant_id" BIGINT,
    "quantity" INTEGER,
    "hour" SMALLINT NOT NULL,
    "is_placed" BOOLEAN NOT NULL,
    "is_gift_card_only" BOOLEAN NOT NULL,
    "is_cost_assumed" BOOLEAN,
    "action_type" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "title" TEXT,
    "product_type" TEXT,
    "vendor" TEXT,
    "category_id" TEXT,
    "codes" TEXT[],

    CONSTRAINT "folded_sale_pkey" PRIMARY KEY ("shop_id","order_id","sale_id","day")
);
CREATE INDEX "folded_sale_shop_id_day_idx" ON "folded_sale"("shop_id", "day");

ALTER TABLE "folded_sale" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "folded_sale" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "folded_sale"
  USING (shop_id = current_shop_id()) WITH CHECK (shop_id = current_shop_id());
GRANT SELECT, INSERT, UPDATE, DELETE ON "folded_sale" TO shelfwise_tenant;

-- Once changes are logged order by order, the day of a sale is no entry of its own: it would be made anew as a
-- whole. Of a sale that is gone the day is known from what it had added. Days that were added up before this was
-- kept are made anew once, when something of them changes.

CREATE OR REPLACE FUNCTION log_ledger_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dirty_log (shop_id, kind, day)
    SELECT DISTINCT r.shop_id, 'day', r.shop_day FROM new_rows r
    WHERE NOT EXISTS (SELECT FROM fold_state f WHERE f.shop_id = r.shop_id AND f.logs_orders)
      OR NOT EXISTS (SELECT FROM folded_sale s WHERE s.shop_id = r.shop_id AND s.day = r.shop_day);
  INSERT INTO dirty_log (shop_id, kind, ref)
    SELECT DISTINCT r.shop_id, 'order', r.order_id FROM new_rows r
    JOIN fold_state f ON f.shop_id = r.shop_id AND f.logs_orders;
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION log_ledger_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dirty_log (shop_id, kind, day)
    SELECT DISTINCT r.shop_id, 'day', r.shop_day FROM old_rows r
    WHERE NOT EXISTS (SELECT FROM fold_state f WHERE f.shop_id = r.shop_id AND f.logs_orders)
      OR NOT EXISTS (SELECT FROM folded_sale s WHERE s.shop_id = r.shop_id AND s.day = r.shop_day);
  INSERT INTO dirty_log (shop_id, kind, ref)
    SELECT DISTINCT r.shop_id, 'order', r.order_id FROM old_rows r
    JOIN fold_state f ON f.shop_id = r.shop_id AND f.logs_orders;
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION log_ledger_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dirty_log (shop_id, kind, day)
    SELECT DISTINCT r.shop_id, 'day', r.shop_day FROM (SELECT * FROM new_rows EXCEPT ALL SELECT * FROM old_rows UNION ALL (SELECT * FROM old_rows EXCEPT ALL SELECT * FROM new_rows)) r
    WHERE NOT EXISTS (SELECT FROM fold_state f WHERE f.shop_id = r.shop_id AND f.logs_orders)
      OR NOT EXISTS (SELECT FROM folded_sale s WHERE s.shop_id = r.shop_id AND s.day = r.shop_day);
  INSERT INTO dirty_log (shop_id, kind, ref)
    SELECT DISTINCT r.shop_id, 'order', r.order_id FROM (SELECT * FROM new_rows EXCEPT ALL SELECT * FROM old_rows UNION ALL (SELECT * FROM old_rows EXCEPT ALL SELECT * FROM new_rows)) r
    JOIN fold_state f ON f.shop_id = r.shop_id AND f.logs_orders;
  RETURN NULL;
END
$$;
