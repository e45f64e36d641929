-- The catalogue, and what else an order has many of, goes into its tables by COPY too, which does not know
-- row-level security: see 0042.
ALTER TABLE "product" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "variant" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "product_media" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "product_publication" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "order_discount" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "order_refund" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "order_return" NO FORCE ROW LEVEL SECURITY;
