-- What cohorts of customers with something in common are made of, from the index alone: orders of all customers are four
-- times as many bytes in the table.
CREATE INDEX "order_fact_cohorts_idx" ON "order_fact"("shop_id", "first_day")
  INCLUDE ("placed_day", "customer_id", "opens", "is_purchase", "net_minor", "first_product_id", "first_country",
    "first_touch", "first_is_online");
