-- Sales of a kind that nobody names are few, or none: the page that lists them must not look through a
-- whole ledger.
CREATE INDEX "ledger_unexplained_idx" ON "ledger"("shop_id", "order_id") WHERE "unexplained_minor" <> 0;
