-- What is needed to say what customers are worth and where they came from, order by order.

-- Where a visit came from, as one text: source, its kind, the UTM source, medium and campaign, and the host
-- of the referrer, each after a unit separator. What visits have in common is few beside the visits.
CREATE FUNCTION touch_of(visit JSONB) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN visit IS NULL OR visit = 'null' THEN NULL ELSE
    coalesce(visit->>'source', '') || E'\x1f' || coalesce(visit->>'sourceType', '') || E'\x1f' ||
    coalesce(visit->'utm'->>'source', '') || E'\x1f' || coalesce(visit->'utm'->>'medium', '') || E'\x1f' ||
    coalesce(visit->'utm'->>'campaign', '') || E'\x1f' ||
    coalesce(lower(substring(visit->>'referrer' from '^[A-Za-z]+://([^/:]+)')), '')
  END
$$;

ALTER TABLE "orders"
  ADD COLUMN "first_touch" TEXT GENERATED ALWAYS AS (touch_of("first_visit")) STORED,
  ADD COLUMN "last_touch" TEXT GENERATED ALWAYS AS (touch_of("last_visit")) STORED;

-- What all of an order came to, whenever it moved; and of the customer's first order what customers are
-- told apart by, so that one look through the orders is enough.
ALTER TABLE "order_fact"
  ADD COLUMN "is_purchase" BOOLEAN NOT NULL DEFAULT true,
  ADD COLUMN "is_subscription" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "opens" SMALLINT NOT NULL DEFAULT 0,
  ADD COLUMN "net_minor" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "cost_minor" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "goods_net_minor" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "costed_net_minor" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "charged_minor" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "shipping_minor" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "units_sold" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "is_gift_card_only" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "channel" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "product_id" BIGINT,
  ADD COLUMN "is_online" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "touch" TEXT,
  ADD COLUMN "last_touch" TEXT,
  ADD COLUMN "first_day" DATE,
  ADD COLUMN "first_product_id" BIGINT,
  ADD COLUMN "first_code" TEXT,
  ADD COLUMN "first_touch" TEXT;

-- Filters by what few customers have in common; the rest are looked through.
CREATE INDEX "order_fact_first_product_idx" ON "order_fact"("shop_id", "first_product_id") WHERE "first_product_id" IS NOT NULL;
CREATE INDEX "order_fact_first_code_idx" ON "order_fact"("shop_id", "first_code") WHERE "first_code" IS NOT NULL;

-- Customers who have been added up are once more.
UPDATE "fold_state" SET "customer_cursor" = 0 WHERE "has_full_history";

-- Where the visit came from is among what the sums of customers are made of.
CREATE OR REPLACE FUNCTION log_orders_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dirty_log (shop_id, kind, ref)
    SELECT n.shop_id, c.kind, c.ref FROM new_rows n
    JOIN old_rows o ON o.shop_id = n.shop_id AND o.id = n.id
    JOIN fold_state f ON f.shop_id = n.shop_id AND f.logs_orders
    CROSS JOIN LATERAL (VALUES ('order', n.id), ('customer', o.customer_id)) c(kind, ref)
    WHERE c.ref IS NOT NULL
      AND (n.is_test, n.deleted_at, n.cancelled_at, n.customer_id, n.channel_name, n.app_name,
           n.source_name, n.is_gift_card_only, n.processed_at, n.customer_order_index, n.first_touch, n.last_touch)
        IS DISTINCT FROM
          (o.is_test, o.deleted_at, o.cancelled_at, o.customer_id, o.channel_name, o.app_name,
           o.source_name, o.is_gift_card_only, o.processed_at, o.customer_order_index, o.first_touch, o.last_touch);
  RETURN NULL;
END
$$;

-- What is worked out of all of a shop's customers in the background: the latest of each kind.
CREATE TABLE "customer_study" (
    "shop_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "observed_day" DATE NOT NULL,
    "made_at" TIMESTAMPTZ NOT NULL,
    "result" JSONB NOT NULL,

    CONSTRAINT "customer_study_pkey" PRIMARY KEY ("shop_id","kind")
);
ALTER TABLE "customer_study" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "customer_study" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "customer_study"
  USING (shop_id = current_shop_id()) WITH CHECK (shop_id = current_shop_id());
GRANT SELECT, INSERT, UPDATE, DELETE ON "customer_study" TO shelfwise_tenant;
