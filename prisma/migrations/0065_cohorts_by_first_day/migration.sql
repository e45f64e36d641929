-- Of visits that were stored before, no more is kept than of those that are read now: a link may have a campaign of any
-- length, and a row of an index at most 2,700 bytes.
CREATE FUNCTION short_visit(visit JSONB) RETURNS JSONB LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN coalesce(octet_length(touch_of(visit)), 0) <= 2000 THEN visit ELSE visit
    || jsonb_build_object('source', left(visit->>'source', 100), 'referrer', left(visit->>'referrer', 100))
    || CASE WHEN jsonb_typeof(visit->'utm') = 'object' THEN jsonb_build_object('utm', (visit->'utm') || jsonb_build_object(
      'source', left(visit->'utm'->>'source', 100), 'medium', left(visit->'utm'->>'medium', 100),
      'campaign', left(visit->'utm'->>'campaign', 100))) ELSE '{}' END
  END
$$;
UPDATE "orders" SET "first_visit" = short_visit("first_visit"), "last_visit" = short_visit("last_visit")
  WHERE octet_length("first_touch") > 2000 OR octet_length("last_touch") > 2000;
DROP FUNCTION short_visit(JSONB);
-- Until these orders are added up again, which the update asks for.
ALTER TABLE "order_fact" NO FORCE ROW LEVEL SECURITY;
UPDATE "order_fact" SET "first_touch" = left("first_touch", 500) WHERE octet_length("first_touch") > 2000;
ALTER TABLE "order_fact" FORCE ROW LEVEL SECURITY;

-- What cohorts of customers with something in common are counted and told apart by, from the index alone: orders of all
-- customers are four times as many bytes in the table. Discount codes have an index of their own.
CREATE INDEX "order_fact_cohorts_idx" ON "order_fact"("shop_id", "first_day")
  INCLUDE ("placed_day", "customer_id", "opens", "is_purchase", "net_minor", "first_product_id", "first_country",
    "first_touch", "first_is_online");
