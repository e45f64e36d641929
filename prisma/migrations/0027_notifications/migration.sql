-- Where a shop is told of things outside the app, and what was sent there.

CREATE TABLE "notification_channel" (
    "shop_id" INTEGER NOT NULL,
    "channel_id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "secret" TEXT,
    "severities" TEXT[] NOT NULL,
    "tells_resolved" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL,
    "error" JSONB,
    "since" TIMESTAMPTZ NOT NULL,
    "confirm_sent_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "notification_channel_pkey" PRIMARY KEY ("shop_id","channel_id")
);

CREATE TABLE "notification" (
    "shop_id" INTEGER NOT NULL,
    "notification_id" BIGSERIAL NOT NULL,
    "delivery_id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "channel_id" BIGINT NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "schedule_id" BIGINT,
    "message" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ NOT NULL,
    "claimed_until" TIMESTAMPTZ,
    "queued_at" TIMESTAMPTZ NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "delivered_at" TIMESTAMPTZ,

    CONSTRAINT "notification_pkey" PRIMARY KEY ("shop_id","notification_id")
);

CREATE UNIQUE INDEX "notification_dedupe_key" ON "notification"("shop_id", "dedupe_key");
CREATE INDEX "notification_due_idx" ON "notification"("shop_id", "next_at") WHERE "state" = 'waiting';
CREATE INDEX "notification_channel_idx" ON "notification"("shop_id", "channel_id", "notification_id");

CREATE TABLE "notification_attempt" (
    "shop_id" INTEGER NOT NULL,
    "notification_id" BIGINT NOT NULL,
    "attempt_no" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ NOT NULL,
    "took_ms" INTEGER,
    "status" TEXT,
    "error" JSONB,

    CONSTRAINT "notification_attempt_pkey" PRIMARY KEY ("shop_id","notification_id","attempt_no")
);

CREATE TABLE "notification_state" (
    "shop_id" INTEGER NOT NULL,
    "told_event_id" BIGINT NOT NULL,

    CONSTRAINT "notification_state_pkey" PRIMARY KEY ("shop_id")
);

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY[
    'notification_channel', 'notification', 'notification_attempt', 'notification_state'
  ]
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (shop_id = current_shop_id()) WITH CHECK (shop_id = current_shop_id())',
      tenant_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO shelfwise_tenant', tenant_table);
  END LOOP;
END
$$;

GRANT USAGE ON SEQUENCE "notification_channel_channel_id_seq" TO shelfwise_tenant;
GRANT USAGE ON SEQUENCE "notification_notification_id_seq" TO shelfwise_tenant;
