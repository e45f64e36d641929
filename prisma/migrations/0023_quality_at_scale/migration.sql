-- What lists and checks ask of a whole catalogue, small enough to be asked for one product that has changed.

-- Equal texts are found by these. Hashes, as an index of addresses would be as large as the table; and columns,
-- as row-level security keeps the planner from using an index of an expression.
ALTER TABLE "variant"
  ADD COLUMN "sku_key" BIGINT GENERATED ALWAYS AS (hashtextextended(nullif(lower(btrim("sku")), ''), 0)) STORED,
  ADD COLUMN "barcode_key" BIGINT GENERATED ALWAYS AS (hashtextextended(nullif(btrim("barcode"), ''), 0)) STORED;
CREATE INDEX "variant_sku_key_idx" ON "variant"("shop_id", "sku_key") WHERE "sku_key" IS NOT NULL;
CREATE INDEX "variant_barcode_key_idx" ON "variant"("shop_id", "barcode_key") WHERE "barcode_key" IS NOT NULL;

ALTER TABLE "product_media"
  ADD COLUMN "image_key" BIGINT GENERATED ALWAYS AS (hashtextextended(nullif(split_part("url", '?', 1), ''), 0)) STORED;
CREATE INDEX "product_media_image_key_idx" ON "product_media"("shop_id", "image_key") WHERE "image_key" IS NOT NULL;

-- How many products have a category is asked with every check of a changed product.
CREATE INDEX "product_classified_idx" ON "product"("shop_id")
  WHERE "category_id" IS NOT NULL AND "deleted_at" IS NULL AND NOT "is_gift_card";

CREATE TABLE "quality_listed" (
    "shop_id" INTEGER NOT NULL,
    "product_id" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "vendor" TEXT NOT NULL,
    "product_type" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "score" DOUBLE PRECISION,
    "errors" INTEGER NOT NULL,
    "warnings" INTEGER NOT NULL,
    "hints" INTEGER NOT NULL,
    "net_minor" BIGINT NOT NULL,
    "stock_minor" BIGINT NOT NULL,
    "unknown" TEXT[],

    CONSTRAINT "quality_listed_pkey" PRIMARY KEY ("shop_id","product_id")
);

CREATE INDEX "quality_listed_money_idx" ON "quality_listed"("shop_id", "net_minor" DESC, "stock_minor" DESC, "product_id");
CREATE INDEX "quality_listed_vendor_idx" ON "quality_listed"("shop_id", "vendor");
CREATE INDEX "quality_listed_type_idx" ON "quality_listed"("shop_id", "product_type");

-- Lists of a severity are told from the index alone.
DROP INDEX "quality_finding_open_idx";
CREATE INDEX "quality_finding_open_idx" ON "quality_finding"("shop_id", "check_id", "product_id")
  INCLUDE ("severity") WHERE "resolved_at" IS NULL;

CREATE TABLE "quality_told" (
    "shop_id" INTEGER NOT NULL,
    "product_id" BIGINT NOT NULL,
    "vendor" TEXT NOT NULL,
    "product_type" TEXT NOT NULL,
    "category_id" TEXT,
    "names_vendor" BOOLEAN NOT NULL,
    "tags" TEXT[],
    "words" TEXT[],
    "title_key" BIGINT,
    "seo_title_key" BIGINT,
    "description_key" BIGINT,
    "codes" BIGINT[],
    "collection_ids" BIGINT[],

    CONSTRAINT "quality_told_pkey" PRIMARY KEY ("shop_id","product_id")
);

CREATE INDEX "quality_told_title_idx" ON "quality_told"("shop_id", "title_key");
CREATE INDEX "quality_told_seo_title_idx" ON "quality_told"("shop_id", "seo_title_key");
CREATE INDEX "quality_told_description_idx" ON "quality_told"("shop_id", "description_key");
CREATE INDEX "quality_told_vendor_idx" ON "quality_told"("shop_id", "vendor");
CREATE INDEX "quality_told_type_idx" ON "quality_told"("shop_id", "product_type");

CREATE TABLE "quality_group" (
    "shop_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "facts" JSONB NOT NULL,

    CONSTRAINT "quality_group_pkey" PRIMARY KEY ("shop_id","kind","key")
);

ALTER TABLE "quality_state"
  ADD COLUMN "is_told" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "vendor_choices" TEXT[],
  ADD COLUMN "type_choices" TEXT[];

-- The owner sees every shop for these statements alone.
ALTER TABLE "quality_state" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "quality_product" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "quality_sales" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "product" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "quality_listed" (shop_id, product_id, title, vendor, product_type, status, score, errors,
  warnings, hints, net_minor, stock_minor, unknown)
SELECT q.shop_id, q.product_id, lower(p.title), p.vendor, p.product_type, p.status, q.score, q.errors,
  q.warnings, q.hints, coalesce(s.net_minor, 0), q.stock_minor,
  nullif(array(SELECT k FROM jsonb_object_keys(q.unknown) k ORDER BY k), '{}')
FROM quality_product q
JOIN product p ON p.shop_id = q.shop_id AND p.id = q.product_id AND p.deleted_at IS NULL
LEFT JOIN quality_sales s ON s.shop_id = q.shop_id AND s.product_id = q.product_id;

-- What products tell is noted where they are checked, so all of them are checked once more, from the beginning.
UPDATE "quality_state" s SET run_after_id = NULL, full_context = NULL, asked_at = now(),
  vendor_choices = array(SELECT vendor FROM quality_listed l WHERE l.shop_id = s.shop_id AND vendor <> ''
    GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 200),
  type_choices = array(SELECT product_type FROM quality_listed l WHERE l.shop_id = s.shop_id
    AND product_type <> '' GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 200);
ALTER TABLE "quality_state" FORCE ROW LEVEL SECURITY;
ALTER TABLE "quality_product" FORCE ROW LEVEL SECURITY;
ALTER TABLE "quality_sales" FORCE ROW LEVEL SECURITY;
ALTER TABLE "product" FORCE ROW LEVEL SECURITY;

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['quality_listed', 'quality_told', 'quality_group']
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
