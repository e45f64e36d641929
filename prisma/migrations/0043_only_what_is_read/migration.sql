-- Nothing ever asked for the single taxes of an order and its lines: what they add up to is in the ledger
-- and in "tax_minor". They were a tenth of what had to be read of Shopify.
ALTER TABLE "orders" DROP COLUMN "tax_lines";
ALTER TABLE "order_line" DROP COLUMN "tax_lines";

-- Which orders may be of gift cards only, without a look at every order.
CREATE INDEX "order_line_gift_card_idx" ON "order_line"("shop_id", "order_id") WHERE "is_gift_card";
