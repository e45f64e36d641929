-- What checkouts of a day are worth, from the index alone: Conversion adds up those of years.
CREATE INDEX "abandoned_checkout_day_idx" ON "abandoned_checkout"("shop_id", "created_at")
  INCLUDE ("total_minor", "completed_at");
DROP INDEX "abandoned_checkout_shop_id_created_at_idx";
