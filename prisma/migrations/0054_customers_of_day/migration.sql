-- How many customers ordered on a day, each once: their totals of customer_return, of which a day of a large shop
-- has hundreds of rows.
CREATE TABLE "customers_of_day" (
    "shop_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "new_customers" INTEGER NOT NULL,
    "returning_customers" INTEGER NOT NULL,

    CONSTRAINT "customers_of_day_pkey" PRIMARY KEY ("shop_id","day")
);

ALTER TABLE "customer_return" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "customers_of_day"
  SELECT shop_id, period, coalesce(sum(customers) FILTER (WHERE previous_day = '-infinity'), 0),
    coalesce(sum(customers) FILTER (WHERE previous_day > '-infinity'), 0)
  FROM "customer_return" WHERE grain = 'd' GROUP BY shop_id, period;
ALTER TABLE "customer_return" FORCE ROW LEVEL SECURITY;

ALTER TABLE "customers_of_day" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "customers_of_day" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "customers_of_day"
  USING (shop_id = current_shop_id()) WITH CHECK (shop_id = current_shop_id());
GRANT SELECT, INSERT, UPDATE, DELETE ON "customers_of_day" TO shelfwise_tenant;
