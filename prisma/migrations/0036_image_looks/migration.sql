-- What images themselves say, where the merchant has them downloaded.

-- An address with its version. A hash, as an index of addresses would be as large as the table.
ALTER TABLE "product_media"
  ADD COLUMN "address_key" BIGINT GENERATED ALWAYS AS (hashtextextended(nullif("url", ''), 0)) STORED;
CREATE INDEX "product_media_address_key_idx" ON "product_media"("shop_id", "address_key") WHERE "address_key" IS NOT NULL;

CREATE TABLE "image_look" (
    "shop_id" INTEGER NOT NULL,
    "address_key" BIGINT NOT NULL,
    "outcome" TEXT NOT NULL,
    "status" INTEGER,
    "file_type" TEXT,
    "has_pixels" BOOLEAN NOT NULL,
    "one_colour" TEXT,
    "frame_colour" TEXT,
    "frame_percent" DOUBLE PRECISION,
    "bytes" INTEGER NOT NULL,
    "tries" INTEGER NOT NULL,
    "looked_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "image_look_pkey" PRIMARY KEY ("shop_id","address_key")
);

CREATE TABLE "image_setting" (
    "shop_id" INTEGER NOT NULL,
    "is_on" BOOLEAN NOT NULL,
    "after_key" BIGINT,
    "pass_images" INTEGER NOT NULL DEFAULT 0,
    "day" DATE NOT NULL,
    "day_images" INTEGER NOT NULL DEFAULT 0,
    "day_bytes" BIGINT NOT NULL DEFAULT 0,
    "changed_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "image_setting_pkey" PRIMARY KEY ("shop_id")
);

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['image_look', 'image_setting']
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
