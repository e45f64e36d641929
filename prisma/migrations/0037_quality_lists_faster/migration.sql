-- What lists of many products, and pages of large batches, choose and order by: where it is read.

ALTER TABLE "quality_listed" ADD COLUMN "failed" TEXT[];
-- What a product had sold when the change was proposed: a batch is looked through in an order that stays.
ALTER TABLE "quality_change" ADD COLUMN "net_minor" BIGINT NOT NULL DEFAULT 0;

-- The owner sees every shop for these statements alone.
ALTER TABLE "quality_listed" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "quality_finding" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "quality_change" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "quality_sales" NO FORCE ROW LEVEL SECURITY;
UPDATE "quality_listed" l SET failed = f.failed
FROM (
  SELECT shop_id, product_id, array_agg(check_id ORDER BY check_id) AS failed
  FROM quality_finding WHERE resolved_at IS NULL GROUP BY 1, 2
) f
WHERE l.shop_id = f.shop_id AND l.product_id = f.product_id;
UPDATE "quality_change" c SET net_minor = s.net_minor FROM "quality_sales" s
WHERE s.shop_id = c.shop_id AND s.product_id = c.product_id AND s.net_minor <> 0;
ALTER TABLE "quality_listed" FORCE ROW LEVEL SECURITY;
ALTER TABLE "quality_finding" FORCE ROW LEVEL SECURITY;
ALTER TABLE "quality_change" FORCE ROW LEVEL SECURITY;
ALTER TABLE "quality_sales" FORCE ROW LEVEL SECURITY;

CREATE INDEX "quality_change_money_idx" ON "quality_change"("shop_id", "batch_id", "net_minor" DESC, "product_id", "change_no");
