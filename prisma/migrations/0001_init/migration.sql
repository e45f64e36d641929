-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMPTZ,
    "accessToken" TEXT NOT NULL,
    "userId" BIGINT,
    "firstName" TEXT,
    "lastName" TEXT,
    "email" TEXT,
    "accountOwner" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "collaborator" BOOLEAN DEFAULT false,
    "emailVerified" BOOLEAN DEFAULT false,
    "refreshToken" TEXT,
    "refreshTokenExpires" TIMESTAMPTZ,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop" (
    "id" SERIAL NOT NULL,
    "domain" TEXT NOT NULL,
    "shopify_id" BIGINT,
    "name" TEXT,
    "currency" TEXT,
    "timezone" TEXT,
    "country_code" TEXT,
    "plan_name" TEXT,
    "taxes_included" BOOLEAN,
    "weight_unit" TEXT,
    "shop_created_at" TIMESTAMPTZ,
    "granted_scopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "installed_at" TIMESTAMPTZ NOT NULL,
    "uninstalled_at" TIMESTAMPTZ,
    "authorized_at" TIMESTAMPTZ,
    "scopes_at" TIMESTAMPTZ,
    "needs_reauth_at" TIMESTAMPTZ,
    "data_version" BIGINT NOT NULL DEFAULT 0,
    "token_lease_owner" TEXT,
    "token_lease_until" TIMESTAMPTZ,
    "sync_run" INTEGER NOT NULL DEFAULT 0,
    "sync_heartbeat_at" TIMESTAMPTZ,

    CONSTRAINT "shop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sync_resource" (
    "shop_id" INTEGER NOT NULL,
    "resource" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "detail" TEXT,
    "mode" TEXT NOT NULL DEFAULT 'bulk',
    "reading" INTEGER NOT NULL DEFAULT 0,
    "missing_scopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "expected" INTEGER,
    "started_at" TIMESTAMPTZ,
    "finished_at" TIMESTAMPTZ,
    "covers_from" TIMESTAMPTZ,
    "covers_to" TIMESTAMPTZ,

    CONSTRAINT "sync_resource_pkey" PRIMARY KEY ("shop_id","resource")
);

-- CreateTable
CREATE TABLE "sync_slice" (
    "shop_id" INTEGER NOT NULL,
    "resource" TEXT NOT NULL,
    "slice_no" INTEGER NOT NULL,
    "window_from" TIMESTAMPTZ,
    "window_to" TIMESTAMPTZ,
    "status" TEXT NOT NULL,
    "bulk_operation_id" TEXT,
    "object_count" INTEGER,
    "lines_done" INTEGER NOT NULL DEFAULT 0,
    "bytes_done" BIGINT NOT NULL DEFAULT 0,
    "roots_done" INTEGER NOT NULL DEFAULT 0,
    "page_cursor" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ,
    "reason" TEXT,
    "detail" TEXT,
    "started_at" TIMESTAMPTZ,
    "finished_at" TIMESTAMPTZ,

    CONSTRAINT "sync_slice_pkey" PRIMARY KEY ("shop_id","resource","slice_no")
);

-- CreateTable
CREATE TABLE "sync_orphan" (
    "shop_id" INTEGER NOT NULL,
    "resource" TEXT NOT NULL,
    "slice_no" INTEGER NOT NULL,
    "line_no" INTEGER NOT NULL,
    "line" JSONB NOT NULL,

    CONSTRAINT "sync_orphan_pkey" PRIMARY KEY ("shop_id","resource","slice_no","line_no")
);

-- CreateTable
CREATE TABLE "webhook_inbox" (
    "shop_domain" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "event_id" TEXT,
    "triggered_at" TIMESTAMPTZ,
    "received_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "payload" JSONB NOT NULL,
    "processed_at" TIMESTAMPTZ,
    "error" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ,

    CONSTRAINT "webhook_inbox_pkey" PRIMARY KEY ("shop_domain","topic","webhook_id")
);

-- CreateTable
CREATE TABLE "product" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGINT NOT NULL,
    "handle" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "product_type" TEXT NOT NULL,
    "vendor" TEXT NOT NULL,
    "tags" TEXT[],
    "status" TEXT NOT NULL,
    "category_id" TEXT,
    "description_html" TEXT NOT NULL,
    "seo_title" TEXT,
    "seo_description" TEXT,
    "options" JSONB NOT NULL,
    "has_only_default_variant" BOOLEAN NOT NULL,
    "is_gift_card" BOOLEAN NOT NULL,
    "tracks_inventory" BOOLEAN NOT NULL,
    "total_inventory" INTEGER NOT NULL,
    "media_count" INTEGER,
    "variants_count" INTEGER,
    "online_store_url" TEXT,
    "published_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "deleted_at" TIMESTAMPTZ,
    "reading" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "product_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "variant" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGINT NOT NULL,
    "product_id" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "sku" TEXT,
    "barcode" TEXT,
    "price_minor" BIGINT NOT NULL,
    "compare_at_minor" BIGINT,
    "unit_cost_minor" BIGINT,
    "taxable" BOOLEAN NOT NULL,
    "available_for_sale" BOOLEAN NOT NULL,
    "inventory_policy" TEXT NOT NULL,
    "inventory_quantity" INTEGER,
    "selected_options" JSONB NOT NULL,
    "inventory_item_id" BIGINT NOT NULL,
    "is_tracked" BOOLEAN NOT NULL,
    "requires_shipping" BOOLEAN NOT NULL,
    "country_of_origin" TEXT,
    "harmonized_system_code" TEXT,
    "weight_value" DOUBLE PRECISION,
    "weight_unit" TEXT,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "variant_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "product_media" (
    "shop_id" INTEGER NOT NULL,
    "product_id" BIGINT NOT NULL,
    "media_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "content_type" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "alt" TEXT,
    "url" TEXT,
    "width" INTEGER,
    "height" INTEGER,

    CONSTRAINT "product_media_pkey" PRIMARY KEY ("shop_id","product_id","media_id")
);

-- CreateTable
CREATE TABLE "collection" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "sort_order" TEXT NOT NULL,
    "is_smart" BOOLEAN NOT NULL,
    "description_html" TEXT NOT NULL,
    "seo_title" TEXT,
    "seo_description" TEXT,
    "image_url" TEXT,
    "image_alt" TEXT,
    "products_count" INTEGER,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "reading" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "collection_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "collection_product" (
    "shop_id" INTEGER NOT NULL,
    "collection_id" BIGINT NOT NULL,
    "product_id" BIGINT NOT NULL,

    CONSTRAINT "collection_product_pkey" PRIMARY KEY ("shop_id","collection_id","product_id")
);

-- CreateTable
CREATE TABLE "product_publication" (
    "shop_id" INTEGER NOT NULL,
    "product_id" BIGINT NOT NULL,
    "publication_id" BIGINT NOT NULL,
    "is_published" BOOLEAN NOT NULL,
    "publish_date" TIMESTAMPTZ,

    CONSTRAINT "product_publication_pkey" PRIMARY KEY ("shop_id","product_id","publication_id")
);

-- CreateTable
CREATE TABLE "publication" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "taxonomy_category" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "is_leaf" BOOLEAN NOT NULL,
    "is_archived" BOOLEAN NOT NULL,
    "parent_id" TEXT,
    "seen_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "taxonomy_category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orders" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "processed_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "cancelled_at" TIMESTAMPTZ,
    "cancel_reason" TEXT,
    "closed_at" TIMESTAMPTZ,
    "deleted_at" TIMESTAMPTZ,
    "is_test" BOOLEAN NOT NULL,
    "is_edited" BOOLEAN NOT NULL,
    "is_gift_card_only" BOOLEAN,
    "financial_status" TEXT,
    "fulfillment_status" TEXT NOT NULL,
    "return_status" TEXT NOT NULL,
    "source_name" TEXT,
    "app_name" TEXT,
    "channel_name" TEXT,
    "customer_id" BIGINT,
    "presentment_currency" TEXT NOT NULL,
    "taxes_included" BOOLEAN NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "current_total_minor" BIGINT NOT NULL,
    "subtotal_minor" BIGINT,
    "total_discounts_minor" BIGINT,
    "total_tax_minor" BIGINT,
    "total_shipping_minor" BIGINT NOT NULL,
    "total_tip_minor" BIGINT,
    "total_duties_minor" BIGINT,
    "total_refunded_minor" BIGINT NOT NULL,
    "tax_lines" JSONB NOT NULL,
    "discount_codes" TEXT[],
    "tags" TEXT[],
    "is_journey_ready" BOOLEAN,
    "customer_order_index" INTEGER,
    "days_to_conversion" INTEGER,
    "first_visit" JSONB,
    "last_visit" JSONB,
    "reading" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "order_line" (
    "shop_id" INTEGER NOT NULL,
    "order_id" BIGINT NOT NULL,
    "id" BIGINT NOT NULL,
    "product_id" BIGINT,
    "variant_id" BIGINT,
    "title" TEXT NOT NULL,
    "variant_title" TEXT,
    "sku" TEXT,
    "vendor" TEXT,
    "quantity" INTEGER NOT NULL,
    "current_quantity" INTEGER NOT NULL,
    "unit_price_minor" BIGINT NOT NULL,
    "original_total_minor" BIGINT NOT NULL,
    "discount_minor" BIGINT NOT NULL,
    "tax_minor" BIGINT NOT NULL,
    "is_gift_card" BOOLEAN NOT NULL,
    "requires_shipping" BOOLEAN NOT NULL,
    "discount_allocations" JSONB NOT NULL,
    "tax_lines" JSONB NOT NULL,

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("shop_id","order_id","id")
);

-- CreateTable
CREATE TABLE "order_discount" (
    "shop_id" INTEGER NOT NULL,
    "order_id" BIGINT NOT NULL,
    "index" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT,
    "title" TEXT,
    "is_percentage" BOOLEAN NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "order_discount_pkey" PRIMARY KEY ("shop_id","order_id","index")
);

-- CreateTable
CREATE TABLE "order_shipping_line" (
    "shop_id" INTEGER NOT NULL,
    "order_id" BIGINT NOT NULL,
    "id" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "code" TEXT,
    "price_minor" BIGINT NOT NULL,
    "discounted_minor" BIGINT NOT NULL,
    "tax_minor" BIGINT NOT NULL,

    CONSTRAINT "order_shipping_line_pkey" PRIMARY KEY ("shop_id","order_id","id")
);

-- CreateTable
CREATE TABLE "order_refund" (
    "shop_id" INTEGER NOT NULL,
    "order_id" BIGINT NOT NULL,
    "id" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ,
    "processed_at" TIMESTAMPTZ,
    "return_id" BIGINT,
    "total_refunded_minor" BIGINT NOT NULL,

    CONSTRAINT "order_refund_pkey" PRIMARY KEY ("shop_id","order_id","id")
);

-- CreateTable
CREATE TABLE "order_return" (
    "shop_id" INTEGER NOT NULL,
    "order_id" BIGINT NOT NULL,
    "id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "total_quantity" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "closed_at" TIMESTAMPTZ,

    CONSTRAINT "order_return_pkey" PRIMARY KEY ("shop_id","order_id","id")
);

-- CreateTable
CREATE TABLE "order_fulfillment" (
    "shop_id" INTEGER NOT NULL,
    "order_id" BIGINT NOT NULL,
    "id" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "delivered_at" TIMESTAMPTZ,

    CONSTRAINT "order_fulfillment_pkey" PRIMARY KEY ("shop_id","order_id","id")
);

-- CreateTable
CREATE TABLE "order_agreement" (
    "shop_id" INTEGER NOT NULL,
    "order_id" BIGINT NOT NULL,
    "id" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "happened_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "order_agreement_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "ledger" (
    "shop_id" INTEGER NOT NULL,
    "order_id" BIGINT NOT NULL,
    "sale_id" BIGINT NOT NULL,
    "agreement_id" BIGINT NOT NULL,
    "happened_at" TIMESTAMPTZ NOT NULL,
    "shop_day" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "action_type" TEXT NOT NULL,
    "line_type" TEXT NOT NULL,
    "line_item_id" BIGINT,
    "quantity" INTEGER,
    "gross_minor" BIGINT NOT NULL,
    "discounts_minor" BIGINT NOT NULL,
    "returns_minor" BIGINT NOT NULL,
    "shipping_minor" BIGINT NOT NULL,
    "taxes_minor" BIGINT NOT NULL,
    "duties_minor" BIGINT NOT NULL,
    "fees_minor" BIGINT NOT NULL,
    "tips_minor" BIGINT NOT NULL,
    "gift_cards_minor" BIGINT NOT NULL,
    "unexplained_minor" BIGINT NOT NULL,
    "origin" TEXT NOT NULL,

    CONSTRAINT "ledger_pkey" PRIMARY KEY ("shop_id","order_id","sale_id")
);

-- CreateTable
CREATE TABLE "customer" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "order_count" INTEGER NOT NULL,
    "amount_spent_minor" BIGINT NOT NULL,
    "rfm_group" TEXT,
    "predicted_spend_tier" TEXT,
    "state" TEXT NOT NULL,
    "tags" TEXT[],
    "last_order_id" BIGINT,
    "deleted_at" TIMESTAMPTZ,
    "reading" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "redacted_customer" (
    "shop_id" INTEGER NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "redacted_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "redacted_customer_pkey" PRIMARY KEY ("shop_id","customer_id")
);

-- CreateTable
CREATE TABLE "redacted_order" (
    "shop_id" INTEGER NOT NULL,
    "order_id" BIGINT NOT NULL,
    "redacted_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "redacted_order_pkey" PRIMARY KEY ("shop_id","order_id")
);

-- CreateTable
CREATE TABLE "abandoned_checkout" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "completed_at" TIMESTAMPTZ,
    "customer_id" BIGINT,
    "total_minor" BIGINT NOT NULL,
    "subtotal_minor" BIGINT NOT NULL,

    CONSTRAINT "abandoned_checkout_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "marketing_activity" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "tactic" TEXT NOT NULL,
    "channel_type" TEXT,
    "source_and_medium" TEXT NOT NULL,
    "utm_source" TEXT,
    "utm_medium" TEXT,
    "utm_campaign" TEXT,
    "ad_spend_minor" BIGINT,
    "ad_spend_currency" TEXT,
    "budget_minor" BIGINT,
    "budget_type" TEXT,
    "hierarchy_level" TEXT,
    "parent_id" BIGINT,
    "is_external" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "marketing_activity_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "snapshot_run" (
    "shop_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "shop_day" DATE NOT NULL,
    "finished_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "snapshot_run_pkey" PRIMARY KEY ("shop_id","kind","shop_day")
);

-- CreateTable
CREATE TABLE "variant_snapshot" (
    "shop_id" INTEGER NOT NULL,
    "variant_id" BIGINT NOT NULL,
    "shop_day" DATE NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "compare_at_minor" BIGINT,
    "unit_cost_minor" BIGINT,
    "stock" INTEGER,

    CONSTRAINT "variant_snapshot_pkey" PRIMARY KEY ("shop_id","variant_id","shop_day")
);

-- CreateTable
CREATE TABLE "product_snapshot" (
    "shop_id" INTEGER NOT NULL,
    "product_id" BIGINT NOT NULL,
    "shop_day" DATE NOT NULL,
    "category_id" TEXT,
    "status" TEXT NOT NULL,

    CONSTRAINT "product_snapshot_pkey" PRIMARY KEY ("shop_id","product_id","shop_day")
);

-- CreateTable
CREATE TABLE "ad_spend_snapshot" (
    "shop_id" INTEGER NOT NULL,
    "activity_id" BIGINT NOT NULL,
    "shop_day" DATE NOT NULL,
    "spend_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,

    CONSTRAINT "ad_spend_snapshot_pkey" PRIMARY KEY ("shop_id","activity_id","shop_day")
);

-- CreateIndex
CREATE INDEX "session_shop_idx" ON "session"("shop");

-- CreateIndex
CREATE UNIQUE INDEX "shop_domain_key" ON "shop"("domain");

-- CreateIndex
CREATE INDEX "webhook_inbox_processed_at_received_at_idx" ON "webhook_inbox"("processed_at", "received_at");

-- CreateIndex
CREATE INDEX "variant_shop_id_product_id_idx" ON "variant"("shop_id", "product_id");

-- CreateIndex
CREATE INDEX "collection_product_shop_id_product_id_idx" ON "collection_product"("shop_id", "product_id");

-- CreateIndex
CREATE INDEX "orders_shop_id_processed_at_idx" ON "orders"("shop_id", "processed_at");

-- CreateIndex
CREATE INDEX "orders_shop_id_customer_id_processed_at_idx" ON "orders"("shop_id", "customer_id", "processed_at");

-- CreateIndex
CREATE INDEX "orders_shop_id_updated_at_idx" ON "orders"("shop_id", "updated_at");

-- CreateIndex
CREATE INDEX "order_line_shop_id_product_id_idx" ON "order_line"("shop_id", "product_id");

-- CreateIndex
CREATE INDEX "order_agreement_shop_id_order_id_idx" ON "order_agreement"("shop_id", "order_id");

-- CreateIndex
CREATE INDEX "ledger_shop_id_shop_day_idx" ON "ledger"("shop_id", "shop_day");

-- CreateIndex
CREATE INDEX "abandoned_checkout_shop_id_created_at_idx" ON "abandoned_checkout"("shop_id", "created_at");

