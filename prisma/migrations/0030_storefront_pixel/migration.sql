-- Visits as the storefront pixel tells them: events of the last days, and what they come to by day.

CREATE TABLE "web_pixel" (
    "shop_id" INTEGER NOT NULL,
    "public_id" TEXT NOT NULL,
    "shopify_id" TEXT,
    "endpoint" TEXT NOT NULL,
    "turned_on_at" TIMESTAMPTZ NOT NULL,
    "turned_off_at" TIMESTAMPTZ,
    "last_event_at" TIMESTAMPTZ,
    "rolled_up_at" TIMESTAMPTZ,
    "rolling_up_ms" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "web_pixel_pkey" PRIMARY KEY ("shop_id")
);
CREATE UNIQUE INDEX "web_pixel_public_id_key" ON "web_pixel"("public_id");

CREATE TABLE "pixel_event" (
    "shop_id" INTEGER NOT NULL,
    "event_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "session_id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ NOT NULL,
    "page" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "product_ids" BIGINT[] NOT NULL,

    CONSTRAINT "pixel_event_pkey" PRIMARY KEY ("shop_id","event_id")
);
CREATE INDEX "pixel_event_time_idx" ON "pixel_event"("shop_id", "occurred_at");

CREATE TABLE "pixel_day" (
    "shop_id" INTEGER NOT NULL,
    "shop_day" DATE NOT NULL,
    "sessions" INTEGER NOT NULL,
    "cart_additions" INTEGER NOT NULL,
    "reached_checkout" INTEGER NOT NULL,
    "completed_checkout" INTEGER NOT NULL,
    "page_views" INTEGER NOT NULL,
    "rolled_up_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "pixel_day_pkey" PRIMARY KEY ("shop_id","shop_day")
);

CREATE TABLE "pixel_day_part" (
    "shop_id" INTEGER NOT NULL,
    "shop_day" DATE NOT NULL,
    "dimension" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "sessions" INTEGER NOT NULL,
    "cart_additions" INTEGER NOT NULL,
    "reached_checkout" INTEGER NOT NULL,
    "completed_checkout" INTEGER NOT NULL,

    CONSTRAINT "pixel_day_part_pkey" PRIMARY KEY ("shop_id","shop_day","dimension","value")
);

CREATE TABLE "pixel_product_day" (
    "shop_id" INTEGER NOT NULL,
    "shop_day" DATE NOT NULL,
    "product_id" BIGINT NOT NULL,
    "views" INTEGER NOT NULL,
    "sessions" INTEGER NOT NULL,
    "cart_additions" INTEGER NOT NULL,
    "reached_checkout" INTEGER NOT NULL,
    "completed_checkout" INTEGER NOT NULL,

    CONSTRAINT "pixel_product_day_pkey" PRIMARY KEY ("shop_id","shop_day","product_id")
);
CREATE INDEX "pixel_product_day_product_idx" ON "pixel_product_day"("shop_id", "product_id", "shop_day");

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['web_pixel', 'pixel_event', 'pixel_day', 'pixel_day_part', 'pixel_product_day']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    -- The owner too, but for the pixels themselves: whose an event is must be asked across shops.
    IF tenant_table <> 'web_pixel' THEN
      EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    END IF;
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (shop_id = current_shop_id()) WITH CHECK (shop_id = current_shop_id())',
      tenant_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO shelfwise_tenant', tenant_table);
  END LOOP;
END
$$;
