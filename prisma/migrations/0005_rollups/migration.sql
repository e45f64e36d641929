-- What the panels read: sums of the ledger by shop day and month, and what is known of customers. All of it
-- can be made again from the orders and the ledger; app/store/rollup keeps it in step with them.

CREATE TABLE "sales_rollup" (
    "shop_id" INTEGER NOT NULL,
    "dim" TEXT NOT NULL,
    "grain" TEXT NOT NULL,
    "period" DATE NOT NULL,
    "key" TEXT NOT NULL,
    "gross_minor" BIGINT NOT NULL,
    "discounts_minor" BIGINT NOT NULL,
    "returns_minor" BIGINT NOT NULL,
    "shipping_minor" BIGINT NOT NULL,
    "taxes_minor" BIGINT NOT NULL,
    "duties_minor" BIGINT NOT NULL,
    "fees_minor" BIGINT NOT NULL,
    "tips_minor" BIGINT NOT NULL,
    "gift_cards_minor" BIGINT NOT NULL,
    "unexplained_minor" BIGINT NOT NULL,
    "placed_gross_minor" BIGINT NOT NULL,
    "placed_discounts_minor" BIGINT NOT NULL,
    "cost_minor" BIGINT NOT NULL,
    "goods_net_minor" BIGINT NOT NULL,
    "costed_net_minor" BIGINT NOT NULL,
    "assumed_net_minor" BIGINT NOT NULL,
    "orders" INTEGER NOT NULL,
    "gift_card_only_orders" INTEGER NOT NULL,
    "units_sold" INTEGER NOT NULL,
    "units_returned" INTEGER NOT NULL,
    "days" INTEGER NOT NULL,

    CONSTRAINT "sales_rollup_pkey" PRIMARY KEY ("shop_id","dim","grain","period","key")
);

CREATE TABLE "customer_return" (
    "shop_id" INTEGER NOT NULL,
    "grain" TEXT NOT NULL,
    "period" DATE NOT NULL,
    "previous_day" DATE NOT NULL,
    "customers" INTEGER NOT NULL,

    CONSTRAINT "customer_return_pkey" PRIMARY KEY ("shop_id","grain","period","previous_day")
);

CREATE TABLE "order_fact" (
    "shop_id" INTEGER NOT NULL,
    "order_id" BIGINT NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "placed_day" DATE NOT NULL,
    "place" INTEGER NOT NULL,
    "previous_day" DATE,
    "is_counted" BOOLEAN NOT NULL,

    CONSTRAINT "order_fact_pkey" PRIMARY KEY ("shop_id","order_id")
);
CREATE INDEX "order_fact_shop_id_placed_day_idx" ON "order_fact"("shop_id", "placed_day");
CREATE INDEX "order_fact_shop_id_customer_id_idx" ON "order_fact"("shop_id", "customer_id");

CREATE TABLE "customer_fact" (
    "shop_id" INTEGER NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "first_order_id" BIGINT NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "orders" INTEGER NOT NULL,

    CONSTRAINT "customer_fact_pkey" PRIMARY KEY ("shop_id","customer_id")
);
CREATE INDEX "customer_fact_shop_id_first_day_idx" ON "customer_fact"("shop_id", "first_day");

CREATE TABLE "customer_month" (
    "shop_id" INTEGER NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "month" DATE NOT NULL,
    "orders" INTEGER NOT NULL,
    "net_minor" BIGINT NOT NULL,
    "cost_minor" BIGINT NOT NULL,
    "goods_net_minor" BIGINT NOT NULL,
    "costed_net_minor" BIGINT NOT NULL,

    CONSTRAINT "customer_month_pkey" PRIMARY KEY ("shop_id","customer_id","month")
);

CREATE TABLE "cohort_month" (
    "shop_id" INTEGER NOT NULL,
    "cohort" DATE NOT NULL,
    "month" DATE NOT NULL,
    "customers" INTEGER NOT NULL,
    "orders" INTEGER NOT NULL,
    "net_minor" BIGINT NOT NULL,
    "cost_minor" BIGINT NOT NULL,
    "goods_net_minor" BIGINT NOT NULL,
    "costed_net_minor" BIGINT NOT NULL,
    "members" INTEGER NOT NULL,

    CONSTRAINT "cohort_month_pkey" PRIMARY KEY ("shop_id","cohort","month")
);

CREATE TABLE "variant_cost" (
    "shop_id" INTEGER NOT NULL,
    "variant_id" BIGINT NOT NULL,
    "from_day" DATE NOT NULL,
    "unit_cost_minor" BIGINT NOT NULL,
    "is_assumed" BOOLEAN NOT NULL,

    CONSTRAINT "variant_cost_pkey" PRIMARY KEY ("shop_id","variant_id","from_day")
);

CREATE TABLE "cost_entry" (
    "shop_id" INTEGER NOT NULL,
    "sku" TEXT NOT NULL,
    "from_day" DATE NOT NULL,
    "unit_cost_minor" BIGINT NOT NULL,
    "entered_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "cost_entry_pkey" PRIMARY KEY ("shop_id","sku","from_day")
);

CREATE TABLE "dirty_log" (
    "id" BIGINT GENERATED ALWAYS AS IDENTITY,
    "shop_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "day" DATE,
    "ref" BIGINT,
    "window_from" TIMESTAMPTZ,
    "window_to" TIMESTAMPTZ,

    CONSTRAINT "dirty_log_pkey" PRIMARY KEY ("shop_id","id")
);

CREATE TABLE "fold_state" (
    "shop_id" INTEGER NOT NULL,
    "logs_orders" BOOLEAN NOT NULL DEFAULT false,
    "customer_cursor" BIGINT,
    "has_full_history" BOOLEAN NOT NULL DEFAULT false,
    "first_order_index" INTEGER,
    "folded_at" TIMESTAMPTZ,

    CONSTRAINT "fold_state_pkey" PRIMARY KEY ("shop_id")
);

-- A code that a single order has used is told by one look.
CREATE INDEX "order_discount_code_idx" ON "order_discount"("shop_id", upper("code")) WHERE "code" IS NOT NULL;
-- Which days a variant was sold on, when its cost changes.
CREATE INDEX "order_line_shop_id_variant_id_idx" ON "order_line"("shop_id", "variant_id");

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY[
    'sales_rollup', 'customer_return', 'order_fact', 'customer_fact', 'customer_month', 'cohort_month',
    'variant_cost', 'cost_entry', 'dirty_log', 'fold_state'
  ]
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    -- The owner too, but for what the supervisor asks across shops.
    IF tenant_table NOT IN ('dirty_log', 'fold_state') THEN
      EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    END IF;
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (shop_id = current_shop_id()) WITH CHECK (shop_id = current_shop_id())',
      tenant_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO shelfwise_tenant', tenant_table);
  END LOOP;
END
$$;

-- The dirty log is written by the very statement that changes a row, so that nothing that writes can
-- forget it, and committed with it. It only grows; who folds deletes what it has taken, and what is
-- written meanwhile stays for the next time. Orders are logged one by one from the moment on that the
-- history has been read (fold_state.logs_orders); until then days are, and windows when they are whole.

CREATE FUNCTION log_ledger_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dirty_log (shop_id, kind, day)
    SELECT DISTINCT r.shop_id, 'day', r.shop_day FROM new_rows r;
  INSERT INTO dirty_log (shop_id, kind, ref)
    SELECT DISTINCT r.shop_id, 'order', r.order_id FROM new_rows r
    JOIN fold_state f ON f.shop_id = r.shop_id AND f.logs_orders;
  RETURN NULL;
END
$$;
CREATE TRIGGER log_ledger_insert AFTER INSERT ON "ledger"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_ledger_insert();

CREATE FUNCTION log_ledger_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dirty_log (shop_id, kind, day)
    SELECT DISTINCT r.shop_id, 'day', r.shop_day FROM old_rows r;
  INSERT INTO dirty_log (shop_id, kind, ref)
    SELECT DISTINCT r.shop_id, 'order', r.order_id FROM old_rows r
    JOIN fold_state f ON f.shop_id = r.shop_id AND f.logs_orders;
  RETURN NULL;
END
$$;
CREATE TRIGGER log_ledger_delete AFTER DELETE ON "ledger"
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_ledger_delete();

CREATE FUNCTION log_ledger_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dirty_log (shop_id, kind, day)
    SELECT DISTINCT r.shop_id, 'day', r.shop_day FROM (SELECT * FROM new_rows EXCEPT ALL SELECT * FROM old_rows UNION ALL (SELECT * FROM old_rows EXCEPT ALL SELECT * FROM new_rows)) r;
  INSERT INTO dirty_log (shop_id, kind, ref)
    SELECT DISTINCT r.shop_id, 'order', r.order_id FROM (SELECT * FROM new_rows EXCEPT ALL SELECT * FROM old_rows UNION ALL (SELECT * FROM old_rows EXCEPT ALL SELECT * FROM new_rows)) r
    JOIN fold_state f ON f.shop_id = r.shop_id AND f.logs_orders;
  RETURN NULL;
END
$$;
CREATE TRIGGER log_ledger_update AFTER UPDATE ON "ledger"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_ledger_update();

CREATE FUNCTION log_orders_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dirty_log (shop_id, kind, ref)
    SELECT DISTINCT r.shop_id, 'order', r.id FROM new_rows r
    JOIN fold_state f ON f.shop_id = r.shop_id AND f.logs_orders;
  RETURN NULL;
END
$$;
CREATE TRIGGER log_orders_insert AFTER INSERT ON "orders"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_orders_insert();

CREATE FUNCTION log_orders_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dirty_log (shop_id, kind, ref)
    SELECT n.shop_id, c.kind, c.ref FROM new_rows n
    JOIN old_rows o ON o.shop_id = n.shop_id AND o.id = n.id
    JOIN fold_state f ON f.shop_id = n.shop_id AND f.logs_orders
    CROSS JOIN LATERAL (VALUES ('order', n.id), ('customer', o.customer_id)) c(kind, ref)
    WHERE c.ref IS NOT NULL
      AND (n.is_test, n.deleted_at, n.cancelled_at, n.customer_id, n.channel_name, n.app_name,
           n.source_name, n.is_gift_card_only, n.processed_at, n.customer_order_index)
        IS DISTINCT FROM
          (o.is_test, o.deleted_at, o.cancelled_at, o.customer_id, o.channel_name, o.app_name,
           o.source_name, o.is_gift_card_only, o.processed_at, o.customer_order_index);
  RETURN NULL;
END
$$;
CREATE TRIGGER log_orders_update AFTER UPDATE ON "orders"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_orders_update();

CREATE FUNCTION log_order_line_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dirty_log (shop_id, kind, ref)
    SELECT DISTINCT r.shop_id, 'order', r.order_id FROM new_rows r
    JOIN fold_state f ON f.shop_id = r.shop_id AND f.logs_orders;
  RETURN NULL;
END
$$;
CREATE TRIGGER log_order_line_insert AFTER INSERT ON "order_line"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_order_line_insert();

CREATE FUNCTION log_order_line_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dirty_log (shop_id, kind, ref)
    SELECT DISTINCT r.shop_id, 'order', r.order_id FROM old_rows r
    JOIN fold_state f ON f.shop_id = r.shop_id AND f.logs_orders;
  RETURN NULL;
END
$$;
CREATE TRIGGER log_order_line_delete AFTER DELETE ON "order_line"
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_order_line_delete();

CREATE FUNCTION log_order_line_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dirty_log (shop_id, kind, ref)
    SELECT DISTINCT r.shop_id, 'order', r.order_id FROM new_rows r
    JOIN fold_state f ON f.shop_id = r.shop_id AND f.logs_orders;
  RETURN NULL;
END
$$;
CREATE TRIGGER log_order_line_update AFTER UPDATE ON "order_line"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_order_line_update();

CREATE FUNCTION log_order_discount_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dirty_log (shop_id, kind, ref)
    SELECT DISTINCT r.shop_id, 'order', r.order_id FROM new_rows r
    JOIN fold_state f ON f.shop_id = r.shop_id AND f.logs_orders;
  -- What was used once is used twice now, or the other way about: the other order counts otherwise. (An
  -- order may name a code several times, in other letters; so many rows are more than two orders.)
  INSERT INTO dirty_log (shop_id, kind, ref)
    SELECT c.shop_id, 'order', d.order_id
    FROM (SELECT DISTINCT r.shop_id, upper(r.code) AS code FROM new_rows r
          JOIN fold_state f ON f.shop_id = r.shop_id AND f.logs_orders
          WHERE r.code IS NOT NULL) c
    CROSS JOIN LATERAL (
      SELECT order_id, count(*) OVER () AS uses FROM (
        SELECT order_id FROM order_discount
        WHERE shop_id = c.shop_id AND upper(code) = c.code LIMIT 9) few
    ) d
    WHERE d.uses <= 8;
  RETURN NULL;
END
$$;
CREATE TRIGGER log_order_discount_insert AFTER INSERT ON "order_discount"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_order_discount_insert();

CREATE FUNCTION log_order_discount_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dirty_log (shop_id, kind, ref)
    SELECT DISTINCT r.shop_id, 'order', r.order_id FROM old_rows r
    JOIN fold_state f ON f.shop_id = r.shop_id AND f.logs_orders;
  -- What was used once is used twice now, or the other way about: the other order counts otherwise. (An
  -- order may name a code several times, in other letters; so many rows are more than two orders.)
  INSERT INTO dirty_log (shop_id, kind, ref)
    SELECT c.shop_id, 'order', d.order_id
    FROM (SELECT DISTINCT r.shop_id, upper(r.code) AS code FROM old_rows r
          JOIN fold_state f ON f.shop_id = r.shop_id AND f.logs_orders
          WHERE r.code IS NOT NULL) c
    CROSS JOIN LATERAL (
      SELECT order_id, count(*) OVER () AS uses FROM (
        SELECT order_id FROM order_discount
        WHERE shop_id = c.shop_id AND upper(code) = c.code LIMIT 9) few
    ) d
    WHERE d.uses <= 8;
  RETURN NULL;
END
$$;
CREATE TRIGGER log_order_discount_delete AFTER DELETE ON "order_discount"
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_order_discount_delete();

CREATE FUNCTION log_order_discount_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dirty_log (shop_id, kind, ref)
    SELECT DISTINCT r.shop_id, 'order', r.order_id FROM new_rows r
    JOIN fold_state f ON f.shop_id = r.shop_id AND f.logs_orders;
  -- What was used once is used twice now, or the other way about: the other order counts otherwise. (An
  -- order may name a code several times, in other letters; so many rows are more than two orders.)
  INSERT INTO dirty_log (shop_id, kind, ref)
    SELECT c.shop_id, 'order', d.order_id
    FROM (SELECT DISTINCT r.shop_id, upper(r.code) AS code FROM new_rows r
          JOIN fold_state f ON f.shop_id = r.shop_id AND f.logs_orders
          WHERE r.code IS NOT NULL) c
    CROSS JOIN LATERAL (
      SELECT order_id, count(*) OVER () AS uses FROM (
        SELECT order_id FROM order_discount
        WHERE shop_id = c.shop_id AND upper(code) = c.code LIMIT 9) few
    ) d
    WHERE d.uses <= 8;
  RETURN NULL;
END
$$;
CREATE TRIGGER log_order_discount_update AFTER UPDATE ON "order_discount"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_order_discount_update();

CREATE FUNCTION log_product_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dirty_log (shop_id, kind, ref)
    SELECT DISTINCT r.shop_id, 'product', r.id FROM new_rows r
    JOIN fold_state f ON f.shop_id = r.shop_id AND f.logs_orders;
  RETURN NULL;
END
$$;
CREATE TRIGGER log_product_insert AFTER INSERT ON "product"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_product_insert();

CREATE FUNCTION log_product_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dirty_log (shop_id, kind, ref)
    SELECT n.shop_id, 'product', n.id FROM new_rows n
    JOIN old_rows o ON o.shop_id = n.shop_id AND o.id = n.id
    JOIN fold_state f ON f.shop_id = n.shop_id AND f.logs_orders
    WHERE (n.product_type, n.vendor, n.category_id)
      IS DISTINCT FROM (o.product_type, o.vendor, o.category_id);
  RETURN NULL;
END
$$;
CREATE TRIGGER log_product_update AFTER UPDATE ON "product"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_product_update();

CREATE FUNCTION log_variant_cost_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dirty_log (shop_id, kind, ref, day)
    SELECT r.shop_id, 'cost', r.variant_id, min(r.from_day) FROM new_rows r
    JOIN fold_state f ON f.shop_id = r.shop_id AND f.logs_orders
    GROUP BY r.shop_id, r.variant_id;
  RETURN NULL;
END
$$;
CREATE TRIGGER log_variant_cost_insert AFTER INSERT ON "variant_cost"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_variant_cost_insert();

CREATE FUNCTION log_variant_cost_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dirty_log (shop_id, kind, ref, day)
    SELECT r.shop_id, 'cost', r.variant_id, min(r.from_day) FROM old_rows r
    JOIN fold_state f ON f.shop_id = r.shop_id AND f.logs_orders
    GROUP BY r.shop_id, r.variant_id;
  RETURN NULL;
END
$$;
CREATE TRIGGER log_variant_cost_delete AFTER DELETE ON "variant_cost"
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_variant_cost_delete();

CREATE FUNCTION log_variant_cost_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dirty_log (shop_id, kind, ref, day)
    SELECT r.shop_id, 'cost', r.variant_id, min(r.from_day) FROM new_rows r
    JOIN fold_state f ON f.shop_id = r.shop_id AND f.logs_orders
    GROUP BY r.shop_id, r.variant_id;
  RETURN NULL;
END
$$;
CREATE TRIGGER log_variant_cost_update AFTER UPDATE ON "variant_cost"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_variant_cost_update();

-- A window of orders or of their sales is whole: what was folded of its days may have lacked the other.
CREATE FUNCTION log_sync_slice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dirty_log (shop_id, kind, window_from, window_to)
    VALUES (NEW.shop_id, 'window', NEW.window_from, NEW.window_to);
  RETURN NULL;
END
$$;
CREATE TRIGGER log_sync_slice AFTER UPDATE OF status ON "sync_slice" FOR EACH ROW
  WHEN (NEW.status = 'done' AND OLD.status <> 'done' AND NEW.resource IN ('orders', 'sales'))
  EXECUTE FUNCTION log_sync_slice();
