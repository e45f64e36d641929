-- From this day on a product is checked again, changed or not; null: only where it has changed. Products that were
-- checked before get theirs with the next run, which checks them all once more.
ALTER TABLE "quality_product" ADD COLUMN "recheck_day" DATE;
CREATE INDEX "quality_product_recheck_idx" ON "quality_product"("shop_id", "recheck_day")
  WHERE "recheck_day" IS NOT NULL;

-- What products told of the catalogue and tell no more, or tell only now, since others were checked against it.
CREATE TABLE "quality_moved" (
    "shop_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "change" INTEGER NOT NULL,

    CONSTRAINT "quality_moved_pkey" PRIMARY KEY ("shop_id","kind","key")
);
ALTER TABLE "quality_moved" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "quality_moved" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "quality_moved"
  USING (shop_id = current_shop_id()) WITH CHECK (shop_id = current_shop_id());
GRANT SELECT, INSERT, UPDATE, DELETE ON "quality_moved" TO shelfwise_tenant;
