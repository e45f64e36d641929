-- Money refunded is summed over days; without these, all refunds of a shop, and its orders, would be read for a month of them.
CREATE INDEX "order_refund_at_idx" ON "order_refund"("shop_id", "processed_at")
  INCLUDE ("created_at", "order_id", "total_refunded_minor");
CREATE INDEX "orders_uncounted_idx" ON "orders"("shop_id", "id") WHERE "is_test" OR "deleted_at" IS NOT NULL;
