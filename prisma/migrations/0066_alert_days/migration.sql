-- What alerts saw of a day that nothing else keeps: they are tried on it later. One small row a shop and day.
CREATE TABLE "alert_day" (
    "shop_id" INTEGER NOT NULL,
    "shop_day" DATE NOT NULL,
    "new_customers" INTEGER,
    "cac_minor" BIGINT,
    "worth_to_cost" DOUBLE PRECISION,
    "compared_days" INTEGER,
    "differing_days" INTEGER,
    "report_net_minor" BIGINT,
    "report_difference_minor" BIGINT,
    "silent_hours" DOUBLE PRECISION,
    "stopped" TEXT[],

    CONSTRAINT "alert_day_pkey" PRIMARY KEY ("shop_id","shop_day")
);
ALTER TABLE "alert_day" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "alert_day" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "alert_day"
  USING (shop_id = current_shop_id()) WITH CHECK (shop_id = current_shop_id());
GRANT SELECT, INSERT, UPDATE, DELETE ON "alert_day" TO shelfwise_tenant;
