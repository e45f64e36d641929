-- Where an order was placed that no visits are told of (a till, a draft, a subscription, another app), and whether a
-- line was sold on a selling plan, as apps for subscriptions sell. NULL: read before that was asked for.
ALTER TABLE "order_fact"
  ADD COLUMN "elsewhere" TEXT,
  ADD COLUMN "first_elsewhere" TEXT;
ALTER TABLE "order_line" ADD COLUMN "has_selling_plan" BOOLEAN;
CREATE INDEX "order_line_plan_unknown_idx" ON "order_line"("shop_id") WHERE "has_selling_plan" IS NULL;

-- Customers are added up anew.
UPDATE "fold_state" SET "customer_cursor" = 0 WHERE "has_full_history";

-- Channels on which nothing more was spent from a day on, as the merchant says.
CREATE TABLE "spend_end" (
    "shop_id" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "from_day" DATE NOT NULL,
    "made_by" TEXT,
    "entered_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "spend_end_pkey" PRIMARY KEY ("shop_id","channel")
);
ALTER TABLE spend_end ENABLE ROW LEVEL SECURITY;
ALTER TABLE spend_end FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON spend_end USING (shop_id = current_shop_id()) WITH CHECK (shop_id = current_shop_id());
GRANT SELECT, INSERT, UPDATE, DELETE ON spend_end TO shelfwise_tenant;
