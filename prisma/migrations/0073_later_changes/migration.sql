-- What came to orders after they were placed, by day: earlier customers are looked at as they were at the same age, without
-- what has been returned or edited of their orders since.
CREATE INDEX "ledger_later_idx" ON "ledger"("shop_id", "shop_day") INCLUDE ("order_id") WHERE "reason" <> 'ORDER';
