-- Prices lower than the one known of their day, seen when a product that was changed was read by itself: what is
-- lowered and raised again between two daily readings is in no snapshot.
CREATE TABLE "variant_low" (
    "shop_id" INTEGER NOT NULL,
    "variant_id" BIGINT NOT NULL,
    "low_day" DATE NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "compare_at_minor" BIGINT,

    CONSTRAINT "variant_low_pkey" PRIMARY KEY ("shop_id","variant_id","low_day")
);
ALTER TABLE "variant_low" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "variant_low" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "variant_low"
  USING (shop_id = current_shop_id()) WITH CHECK (shop_id = current_shop_id());
GRANT SELECT, INSERT, UPDATE, DELETE ON "variant_low" TO shelfwise_tenant;
