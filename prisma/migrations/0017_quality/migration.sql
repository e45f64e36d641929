-- What checks of merchandising found: by product, by product and check, by check and by day.

CREATE TABLE "quality_state" (
    "shop_id" INTEGER NOT NULL,
    "run_no" INTEGER NOT NULL DEFAULT 0,
    "run_context" TEXT,
    "run_after_id" BIGINT,
    "run_started_at" TIMESTAMPTZ,
    "run_beat_at" TIMESTAMPTZ,
    "run_done" INTEGER NOT NULL DEFAULT 0,
    "run_total" INTEGER NOT NULL DEFAULT 0,
    "full_context" TEXT,
    "full_started_at" TIMESTAMPTZ,
    "full_finished_at" TIMESTAMPTZ,
    "full_day" DATE,
    "is_sales_known" BOOLEAN NOT NULL DEFAULT false,
    "live_seen_at" TIMESTAMPTZ,
    "asked_at" TIMESTAMPTZ,

    CONSTRAINT "quality_state_pkey" PRIMARY KEY ("shop_id")
);

CREATE TABLE "quality_product" (
    "shop_id" INTEGER NOT NULL,
    "product_id" BIGINT NOT NULL,
    "score" DOUBLE PRECISION,
    "errors" INTEGER NOT NULL,
    "warnings" INTEGER NOT NULL,
    "hints" INTEGER NOT NULL,
    "unknown" JSONB NOT NULL,
    "not_applicable" TEXT[],
    "stock_minor" BIGINT NOT NULL,
    "suggested_category_id" TEXT,
    "confidence" DOUBLE PRECISION,
    "fingerprint" TEXT NOT NULL,
    "settings_key" TEXT NOT NULL,
    "checked_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "quality_product_pkey" PRIMARY KEY ("shop_id","product_id")
);

CREATE TABLE "quality_finding" (
    "shop_id" INTEGER NOT NULL,
    "product_id" BIGINT NOT NULL,
    "check_id" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "places" INTEGER NOT NULL,
    "evidence" JSONB NOT NULL,
    "first_seen_at" TIMESTAMPTZ NOT NULL,
    "last_seen_at" TIMESTAMPTZ NOT NULL,
    "resolved_at" TIMESTAMPTZ,
    "resolved_by" TEXT,

    CONSTRAINT "quality_finding_pkey" PRIMARY KEY ("shop_id","product_id","check_id")
);

CREATE INDEX "quality_finding_open_idx" ON "quality_finding"("shop_id", "check_id", "product_id")
  WHERE "resolved_at" IS NULL;

CREATE TABLE "quality_rule" (
    "shop_id" INTEGER NOT NULL,
    "check_id" TEXT NOT NULL,
    "failed" INTEGER NOT NULL,
    "unknown" INTEGER NOT NULL,
    "net_minor" BIGINT NOT NULL,
    "stock_minor" BIGINT NOT NULL,

    CONSTRAINT "quality_rule_pkey" PRIMARY KEY ("shop_id","check_id")
);

CREATE TABLE "quality_suppression" (
    "shop_id" INTEGER NOT NULL,
    "product_id" BIGINT NOT NULL,
    "check_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "suppressed_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "quality_suppression_pkey" PRIMARY KEY ("shop_id","product_id","check_id")
);

CREATE TABLE "quality_setting" (
    "shop_id" INTEGER NOT NULL,
    "check_id" TEXT NOT NULL,
    "is_on" BOOLEAN NOT NULL,
    "severity" TEXT,
    "thresholds" JSONB NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "quality_setting_pkey" PRIMARY KEY ("shop_id","check_id")
);

CREATE TABLE "quality_sales" (
    "shop_id" INTEGER NOT NULL,
    "product_id" BIGINT NOT NULL,
    "units" INTEGER NOT NULL,
    "net_minor" BIGINT NOT NULL,
    "units_returned" INTEGER NOT NULL,
    "last_sold_day" DATE,

    CONSTRAINT "quality_sales_pkey" PRIMARY KEY ("shop_id","product_id")
);

CREATE TABLE "quality_day" (
    "shop_id" INTEGER NOT NULL,
    "shop_day" DATE NOT NULL,
    "score" DOUBLE PRECISION,
    "products" INTEGER NOT NULL,
    "errors" INTEGER NOT NULL,
    "warnings" INTEGER NOT NULL,
    "hints" INTEGER NOT NULL,
    "products_with_errors" INTEGER NOT NULL,
    "net_of_errors_minor" BIGINT NOT NULL,

    CONSTRAINT "quality_day_pkey" PRIMARY KEY ("shop_id","shop_day")
);

-- What was read by itself lately is checked again at once; a reading in bulk has no such mark.
CREATE INDEX "product_live_idx" ON "product"("shop_id", "live_at") WHERE "live_at" IS NOT NULL;
-- What is gone is few beside what is there.
CREATE INDEX "product_deleted_idx" ON "product"("shop_id", "id") WHERE "deleted_at" IS NOT NULL;

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY[
    'quality_state', 'quality_product', 'quality_finding', 'quality_rule', 'quality_suppression',
    'quality_setting', 'quality_sales', 'quality_day'
  ]
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
