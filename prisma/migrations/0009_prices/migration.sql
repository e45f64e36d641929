-- What variants cost shoppers, from which day on, and what competitors ask for the same.

-- The days on which a price differs from the one before, drawn from the snapshots, which also have a row
-- for every change of stock: those of a year would be read to find a handful of prices.
CREATE TABLE "variant_price" (
    "shop_id" INTEGER NOT NULL,
    "variant_id" BIGINT NOT NULL,
    "from_day" DATE NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "compare_at_minor" BIGINT,
    "is_first" BOOLEAN NOT NULL,

    CONSTRAINT "variant_price_pkey" PRIMARY KEY ("shop_id","variant_id","from_day")
);

-- Where a new first price is seen there was no change.
CREATE INDEX "variant_price_change_idx" ON "variant_price"("shop_id", "from_day") WHERE NOT "is_first";

CREATE TABLE "competitor_price" (
    "shop_id" INTEGER NOT NULL,
    "sku" TEXT NOT NULL,
    "competitor" TEXT NOT NULL,
    "seen_day" DATE NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "entered_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "competitor_price_pkey" PRIMARY KEY ("shop_id","sku","competitor","seen_day")
);

-- The owner reads the snapshots of all shops, once.
ALTER TABLE "variant_snapshot" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "variant_price"
  SELECT shop_id, variant_id, shop_day, price_minor, compare_at_minor, before IS NULL
  FROM (
    SELECT s.*, lag((price_minor, compare_at_minor))
      OVER (PARTITION BY shop_id, variant_id ORDER BY shop_day) AS before
    FROM "variant_snapshot" s
  ) s
  WHERE before IS NULL OR before IS DISTINCT FROM (price_minor, compare_at_minor);
ALTER TABLE "variant_snapshot" FORCE ROW LEVEL SECURITY;

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['variant_price', 'competitor_price']
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

-- A snapshot whose price is the one known of its day changes nothing, whatever it says of stock. The
-- prices of other variants are drawn anew, so that the order in which snapshots come does not matter.
CREATE FUNCTION keep_variant_prices() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched bigint[];
  shop integer;
BEGIN
  FOR shop IN SELECT DISTINCT shop_id FROM new_rows LOOP
    touched := array(
      SELECT DISTINCT n.variant_id FROM new_rows n
      LEFT JOIN LATERAL (
        SELECT price_minor, compare_at_minor, from_day FROM variant_price p
        WHERE p.shop_id = n.shop_id AND p.variant_id = n.variant_id AND p.from_day <= n.shop_day
        ORDER BY p.from_day DESC LIMIT 1
      ) known ON true
      WHERE n.shop_id = shop AND (known.from_day IS NULL
        OR (known.price_minor, known.compare_at_minor)
          IS DISTINCT FROM (n.price_minor, n.compare_at_minor)));
    CONTINUE WHEN cardinality(touched) = 0;
    DELETE FROM variant_price WHERE shop_id = shop AND variant_id = ANY(touched);
    INSERT INTO variant_price
      SELECT shop_id, variant_id, shop_day, price_minor, compare_at_minor, before IS NULL
      FROM (
        SELECT s.*, lag((price_minor, compare_at_minor))
          OVER (PARTITION BY variant_id ORDER BY shop_day) AS before
        FROM variant_snapshot s WHERE s.shop_id = shop AND s.variant_id = ANY(touched)
      ) s
      WHERE before IS NULL OR before IS DISTINCT FROM (price_minor, compare_at_minor);
  END LOOP;
  RETURN NULL;
END
$$;
CREATE TRIGGER keep_variant_prices_insert AFTER INSERT ON "variant_snapshot"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_variant_prices();
CREATE TRIGGER keep_variant_prices_update AFTER UPDATE ON "variant_snapshot"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_variant_prices();
