-- Touches are few beside orders: with it, each is found once, and the customers of one are.
CREATE INDEX "order_fact_first_touch_idx" ON "order_fact"("shop_id", "first_touch") WHERE "first_touch" IS NOT NULL;
