-- How often products were looked at breaks ties between those with as much money at stake. Filled by the next
-- full run of the checks, as sales are.

ALTER TABLE "quality_sales" ADD COLUMN "views" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "quality_listed" ADD COLUMN "views" BIGINT NOT NULL DEFAULT 0;

DROP INDEX "quality_listed_money_idx";
CREATE INDEX "quality_listed_money_idx" ON "quality_listed"("shop_id", "net_minor" DESC, "stock_minor" DESC, "views" DESC, "product_id");
