-- What a channel is sent at an hour of the shop's: digests, and tables as files.

CREATE TABLE "notification_schedule" (
    "shop_id" INTEGER NOT NULL,
    "schedule_id" BIGSERIAL NOT NULL,
    "channel_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "cadence" TEXT NOT NULL,
    "weekday" INTEGER NOT NULL,
    "hour" INTEGER NOT NULL,
    "next_at" TIMESTAMPTZ NOT NULL,
    "sent_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "notification_schedule_pkey" PRIMARY KEY ("shop_id","schedule_id")
);

CREATE INDEX "notification_schedule_due_idx" ON "notification_schedule"("shop_id", "next_at");

ALTER TABLE "notification_schedule" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "notification_schedule" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "notification_schedule" USING (shop_id = current_shop_id())
  WITH CHECK (shop_id = current_shop_id());
GRANT SELECT, INSERT, UPDATE, DELETE ON "notification_schedule" TO shelfwise_tenant;
GRANT USAGE ON SEQUENCE "notification_schedule_schedule_id_seq" TO shelfwise_tenant;
