-- CreateTable
CREATE TABLE "shopify_report" (
    "shop_id" INTEGER NOT NULL,
    "report" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ,
    "tried_at" TIMESTAMPTZ,
    "checked_at" TIMESTAMPTZ,
    "whole_checked_at" TIMESTAMPTZ,
    "reason" TEXT,
    "detail" TEXT,
    "is_detailed" BOOLEAN,

    CONSTRAINT "shopify_report_pkey" PRIMARY KEY ("shop_id","report")
);

-- CreateTable
CREATE TABLE "shopify_sales_day" (
    "shop_id" INTEGER NOT NULL,
    "shop_day" DATE NOT NULL,
    "gross_minor" BIGINT NOT NULL,
    "discounts_minor" BIGINT NOT NULL,
    "returns_minor" BIGINT NOT NULL,
    "net_minor" BIGINT NOT NULL,
    "shipping_minor" BIGINT NOT NULL,
    "taxes_minor" BIGINT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "orders" INTEGER NOT NULL,
    "is_narrowed" BOOLEAN NOT NULL DEFAULT false,
    "checked_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "shopify_sales_day_pkey" PRIMARY KEY ("shop_id","shop_day")
);

-- CreateTable
CREATE TABLE "shopify_sales_order" (
    "shop_id" INTEGER NOT NULL,
    "shop_day" DATE NOT NULL,
    "order_id" BIGINT NOT NULL,
    "order_name" TEXT,
    "gross_minor" BIGINT NOT NULL,
    "discounts_minor" BIGINT NOT NULL,
    "returns_minor" BIGINT NOT NULL,
    "net_minor" BIGINT NOT NULL,
    "shipping_minor" BIGINT NOT NULL,
    "taxes_minor" BIGINT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "orders" INTEGER NOT NULL,
    "is_found" BOOLEAN,
    "is_test" BOOLEAN,
    "updated_at" TIMESTAMPTZ,
    "checked_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "shopify_sales_order_pkey" PRIMARY KEY ("shop_id","shop_day","order_id")
);

-- CreateTable
CREATE TABLE "shopify_sessions_day" (
    "shop_id" INTEGER NOT NULL,
    "shop_day" DATE NOT NULL,
    "sessions" INTEGER NOT NULL,
    "cart_additions" INTEGER NOT NULL,
    "reached_checkout" INTEGER NOT NULL,
    "completed_checkout" INTEGER NOT NULL,
    "is_human_only" BOOLEAN NOT NULL,
    "has_landing_pages" BOOLEAN NOT NULL DEFAULT false,
    "checked_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "shopify_sessions_day_pkey" PRIMARY KEY ("shop_id","shop_day")
);

-- CreateTable
CREATE TABLE "shopify_sessions_part" (
    "shop_id" INTEGER NOT NULL,
    "shop_day" DATE NOT NULL,
    "dimension" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "sessions" INTEGER NOT NULL,
    "cart_additions" INTEGER NOT NULL,
    "reached_checkout" INTEGER NOT NULL,
    "completed_checkout" INTEGER NOT NULL,

    CONSTRAINT "shopify_sessions_part_pkey" PRIMARY KEY ("shop_id","dimension","shop_day","value")
);

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY[
    'shopify_report', 'shopify_sales_day', 'shopify_sales_order',
    'shopify_sessions_day', 'shopify_sessions_part'
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
