-- A suggestion stays while neither the product's texts nor what was learnt have changed; null: it has to be made.
ALTER TABLE "quality_product" ADD COLUMN "suggestion_key" TEXT;

-- What the classifier has learnt a shop from, as it was then: the same in every process until it is looked at anew.
CREATE TABLE "quality_lessons" (
    "shop_id" INTEGER NOT NULL,
    "taught" TEXT NOT NULL,
    "looked_day" DATE NOT NULL,
    "products" TEXT NOT NULL,

    CONSTRAINT "quality_lessons_pkey" PRIMARY KEY ("shop_id")
);
ALTER TABLE "quality_lessons" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "quality_lessons" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "quality_lessons"
  USING (shop_id = current_shop_id()) WITH CHECK (shop_id = current_shop_id());
GRANT SELECT, INSERT, UPDATE, DELETE ON "quality_lessons" TO shelfwise_tenant;
