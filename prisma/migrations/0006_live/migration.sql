-- When an object was last read by itself (a webhook, a poll, a comparison), and when Shopify last
-- answered that it is gone: what a bulk result that was made before says of it is older news.
ALTER TABLE "orders" ADD COLUMN "live_at" TIMESTAMPTZ, ADD COLUMN "gone_at" TIMESTAMPTZ;
ALTER TABLE "product" ADD COLUMN "live_at" TIMESTAMPTZ, ADD COLUMN "gone_at" TIMESTAMPTZ;
ALTER TABLE "customer" ADD COLUMN "live_at" TIMESTAMPTZ, ADD COLUMN "gone_at" TIMESTAMPTZ;
ALTER TABLE "collection" ADD COLUMN "live_at" TIMESTAMPTZ;

-- Few are gone, few journeys are waited for.
CREATE INDEX "orders_gone_idx" ON "orders"("shop_id", "id") WHERE "gone_at" IS NOT NULL;
CREATE INDEX "product_gone_idx" ON "product"("shop_id", "id") WHERE "gone_at" IS NOT NULL;
CREATE INDEX "customer_gone_idx" ON "customer"("shop_id", "id") WHERE "gone_at" IS NOT NULL;
CREATE INDEX "orders_journey_idx" ON "orders"("shop_id", "processed_at") WHERE "is_journey_ready" = false;
-- News of an inventory item is news of its variant's product.
CREATE INDEX "variant_inventory_item_idx" ON "variant"("shop_id", "inventory_item_id");

CREATE TABLE "sync_live" (
    "shop_id" INTEGER NOT NULL,
    "resource" TEXT NOT NULL,
    "live_since" TIMESTAMPTZ,
    "current_to" TIMESTAMPTZ,
    "hinted_at" TIMESTAMPTZ,
    "cursor_at" TIMESTAMPTZ,
    "window_from" TIMESTAMPTZ,
    "window_to" TIMESTAMPTZ,
    "after_id" BIGINT NOT NULL DEFAULT 0,
    "polled_at" TIMESTAMPTZ,
    "compare_began_at" TIMESTAMPTZ,
    "compare_scope" TEXT,
    "compare_operation" TEXT,
    "compared_at" TIMESTAMPTZ,
    "compared_all_at" TIMESTAMPTZ,
    "found_missing" INTEGER NOT NULL DEFAULT 0,
    "found_outdated" INTEGER NOT NULL DEFAULT 0,
    "found_deleted" INTEGER NOT NULL DEFAULT 0,
    "failed_at" TIMESTAMPTZ,
    "reason" TEXT,

    CONSTRAINT "sync_live_pkey" PRIMARY KEY ("shop_id", "resource")
);
ALTER TABLE "sync_live" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "sync_live" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "sync_live" USING (shop_id = current_shop_id()) WITH CHECK (shop_id = current_shop_id());
GRANT SELECT, INSERT, UPDATE, DELETE ON "sync_live" TO shelfwise_tenant;

-- Who is reading what a webhook hints at, until when it is theirs.
ALTER TABLE "webhook_inbox" ADD COLUMN "claimed_by" TEXT, ADD COLUMN "claimed_until" TIMESTAMPTZ;
-- Each delivery looks for its event; without, among all of its topic.
CREATE INDEX "webhook_inbox_event_idx" ON "webhook_inbox"("shop_domain", "topic", "event_id");
CREATE INDEX "webhook_inbox_waiting_idx" ON "webhook_inbox"("shop_domain", "received_at") WHERE "processed_at" IS NULL;
