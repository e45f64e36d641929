-- Which sources the orders of each channel have: a handful of pairs among any number of orders. Written with CASE,
-- not COALESCE: under row-level security a condition on the latter is no way into an index.
CREATE INDEX "orders_channel_source_idx" ON "orders"(
  "shop_id",
  (CASE WHEN "channel_name" <> '' THEN "channel_name" WHEN "app_name" <> '' THEN "app_name"
    WHEN "source_name" IS NULL THEN '' ELSE "source_name" END),
  (CASE WHEN "source_name" IS NULL THEN '' ELSE "source_name" END)
);
