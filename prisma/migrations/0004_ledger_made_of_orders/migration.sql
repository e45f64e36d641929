-- Rows made from orders for want of their agreements are few, or none: every batch of agreements looks
-- for those of its orders.
CREATE INDEX "ledger_made_of_orders_idx" ON "ledger"("shop_id", "order_id") WHERE "origin" = 'order';
