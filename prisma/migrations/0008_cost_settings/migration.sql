-- What the merchant says of costs beside the goods themselves, and the log of what changes a unit cost.

CREATE TABLE "cost_setting" (
    "shop_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "from_day" DATE NOT NULL,
    "rate_ppm" INTEGER NOT NULL,
    "per_order_minor" BIGINT NOT NULL,
    "per_unit_minor" BIGINT NOT NULL,
    "entered_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "cost_setting_pkey" PRIMARY KEY ("shop_id","kind","channel","from_day")
);

CREATE TABLE "fixed_cost" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGINT GENERATED ALWAYS AS IDENTITY,
    "name" TEXT NOT NULL,
    "monthly_minor" BIGINT NOT NULL,
    "from_month" DATE NOT NULL,
    "to_month" DATE,
    "entered_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "fixed_cost_pkey" PRIMARY KEY ("shop_id","id")
);

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['cost_setting', 'fixed_cost']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (shop_id = current_shop_id()) WITH CHECK (shop_id = current_shop_id())',
      tenant_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO shelfwise_tenant', tenant_table);
  END LOOP;
END
$$;

-- Variants whose unit cost is to be made anew, as kind 'variant' of the dirty log; without a ref: all of
-- the shop. Many at once are logged as all.

CREATE FUNCTION log_variant_snapshot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dirty_log (shop_id, kind, ref)
    SELECT DISTINCT c.shop_id, 'variant',
      CASE WHEN count(*) OVER (PARTITION BY c.shop_id) <= 500 THEN c.variant_id END
    FROM (
      SELECT n.shop_id, n.variant_id FROM new_rows n
      LEFT JOIN LATERAL (
        SELECT unit_cost_minor, shop_day FROM variant_snapshot s
        WHERE s.shop_id = n.shop_id AND s.variant_id = n.variant_id AND s.shop_day < n.shop_day
        ORDER BY s.shop_day DESC LIMIT 1
      ) before ON true
      -- A row that is replaced may have had another cost, which is not seen here.
      WHERE TG_OP = 'UPDATE' OR before.shop_day IS NULL
        OR n.unit_cost_minor IS DISTINCT FROM before.unit_cost_minor
    ) c;
  RETURN NULL;
END
$$;
CREATE TRIGGER log_variant_snapshot_insert AFTER INSERT ON "variant_snapshot"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_variant_snapshot();
CREATE TRIGGER log_variant_snapshot_update AFTER UPDATE ON "variant_snapshot"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_variant_snapshot();

-- Products are read anew every day, their variants removed and inserted: only what may change a cost
-- counts, which is a cost of which there is no snapshot, and a SKU where costs were entered by SKU.
CREATE FUNCTION log_variant_cost_source() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dirty_log (shop_id, kind, ref)
    SELECT DISTINCT n.shop_id, 'variant',
      CASE WHEN count(*) OVER (PARTITION BY n.shop_id) <= 500 THEN n.id END
    FROM new_rows n
    WHERE EXISTS (SELECT FROM cost_entry e WHERE e.shop_id = n.shop_id)
      OR NOT EXISTS (
        SELECT FROM variant_snapshot s WHERE s.shop_id = n.shop_id AND s.variant_id = n.id);
  RETURN NULL;
END
$$;
CREATE TRIGGER log_variant_insert AFTER INSERT ON "variant"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_variant_cost_source();
CREATE TRIGGER log_variant_update AFTER UPDATE ON "variant"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_variant_cost_source();

CREATE FUNCTION log_variant_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dirty_log (shop_id, kind, ref)
    SELECT DISTINCT o.shop_id, 'variant',
      CASE WHEN count(*) OVER (PARTITION BY o.shop_id) <= 500 THEN o.id END
    FROM old_rows o
    WHERE EXISTS (SELECT FROM cost_entry e WHERE e.shop_id = o.shop_id)
      OR NOT EXISTS (
        SELECT FROM variant_snapshot s WHERE s.shop_id = o.shop_id AND s.variant_id = o.id);
  RETURN NULL;
END
$$;
CREATE TRIGGER log_variant_delete AFTER DELETE ON "variant"
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_variant_delete();

CREATE FUNCTION log_cost_entry_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dirty_log (shop_id, kind) SELECT DISTINCT r.shop_id, 'variant' FROM changed_rows r;
  RETURN NULL;
END
$$;
CREATE TRIGGER log_cost_entry_insert AFTER INSERT ON "cost_entry"
  REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION log_cost_entry_change();
CREATE TRIGGER log_cost_entry_update AFTER UPDATE ON "cost_entry"
  REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION log_cost_entry_change();
CREATE TRIGGER log_cost_entry_delete AFTER DELETE ON "cost_entry"
  REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION log_cost_entry_change();

-- A shop that was installed before costs were kept has them made once.
INSERT INTO "dirty_log" (shop_id, kind) SELECT id, 'variant' FROM shop WHERE timezone IS NOT NULL;
