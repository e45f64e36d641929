-- What the shop changed of itself so that every figure had to be made again.

CREATE TABLE "shop_change" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGINT GENERATED ALWAYS AS IDENTITY,
    "kind" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL,
    "settled_at" TIMESTAMPTZ,
    "dismissed_at" TIMESTAMPTZ,

    CONSTRAINT "shop_change_pkey" PRIMARY KEY ("shop_id","id")
);

-- The owner is left out: the supervisor asks across shops what is not settled.
ALTER TABLE "shop_change" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "shop_change"
  USING (shop_id = current_shop_id()) WITH CHECK (shop_id = current_shop_id());
GRANT SELECT, INSERT, UPDATE, DELETE ON "shop_change" TO shelfwise_tenant;

-- Countries of orders: kept only where the merchant asked for them. Apart from the orders, so that they can
-- be forgotten at once and a reading that did not ask for them leaves them as they are.

ALTER TABLE "shop"
  ADD COLUMN "reads_countries" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "countries_denied_at" TIMESTAMPTZ;

CREATE TABLE "order_country" (
    "shop_id" INTEGER NOT NULL,
    "order_id" BIGINT NOT NULL,
    "country_code" TEXT,

    CONSTRAINT "order_country_pkey" PRIMARY KEY ("shop_id","order_id")
);

ALTER TABLE "order_country" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "order_country" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "order_country"
  USING (shop_id = current_shop_id()) WITH CHECK (shop_id = current_shop_id());
GRANT SELECT, INSERT, UPDATE, DELETE ON "order_country" TO shelfwise_tenant;

-- Until the history has been read its windows are logged, as for orders.
CREATE FUNCTION log_order_country_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dirty_log (shop_id, kind, ref)
    SELECT r.shop_id, 'order', r.order_id FROM new_rows r
    JOIN fold_state f ON f.shop_id = r.shop_id AND f.logs_orders
    WHERE r.country_code IS NOT NULL;
  RETURN NULL;
END
$$;
CREATE TRIGGER log_order_country_insert AFTER INSERT ON "order_country"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_order_country_insert();

CREATE FUNCTION log_order_country_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dirty_log (shop_id, kind, ref)
    SELECT n.shop_id, 'order', n.order_id FROM new_rows n
    JOIN old_rows o ON o.shop_id = n.shop_id AND o.order_id = n.order_id
    JOIN fold_state f ON f.shop_id = n.shop_id AND f.logs_orders
    WHERE n.country_code IS DISTINCT FROM o.country_code;
  RETURN NULL;
END
$$;
CREATE TRIGGER log_order_country_update AFTER UPDATE ON "order_country"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_order_country_update();

-- Whoever forgets all of a shop's logs all days instead: that is one entry a day, not one an order.
CREATE FUNCTION log_order_country_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dirty_log (shop_id, kind, ref)
    SELECT r.shop_id, 'order', r.order_id FROM old_rows r
    JOIN fold_state f ON f.shop_id = r.shop_id AND f.logs_orders
    JOIN shop s ON s.id = r.shop_id AND s.reads_countries AND s.countries_denied_at IS NULL
    WHERE r.country_code IS NOT NULL;
  RETURN NULL;
END
$$;
CREATE TRIGGER log_order_country_delete AFTER DELETE ON "order_country"
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_order_country_delete();
