-- What a merchant is told by itself: alerts, what became of each, and how they are set.

-- Since when a finding is there this time, and by what it came. Of those found before this was noted: long ago.
ALTER TABLE "quality_finding" ADD COLUMN "opened_at" TIMESTAMPTZ NOT NULL DEFAULT 'epoch';
ALTER TABLE "quality_finding" ADD COLUMN "opened_by" TEXT NOT NULL DEFAULT 'first';
CREATE INDEX "quality_finding_opened_idx" ON "quality_finding"("shop_id", "opened_at")
  WHERE "resolved_at" IS NULL;

CREATE TABLE "alert_state" (
    "shop_id" INTEGER NOT NULL,
    "base_at" TIMESTAMPTZ,
    "traded_at" TIMESTAMPTZ,
    "checked_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "alert_state_pkey" PRIMARY KEY ("shop_id")
);

CREATE TABLE "alert" (
    "shop_id" INTEGER NOT NULL,
    "alert_id" BIGSERIAL NOT NULL,
    "rule_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "lead_id" BIGINT,
    "severity" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "opened_at" TIMESTAMPTZ NOT NULL,
    "last_seen_at" TIMESTAMPTZ NOT NULL,
    "resolved_at" TIMESTAMPTZ,
    "resolved_by" TEXT,
    "read_at" TIMESTAMPTZ,
    "snoozed_until" TIMESTAMPTZ,

    CONSTRAINT "alert_pkey" PRIMARY KEY ("shop_id","alert_id")
);

-- A thing is told of by one open alert.
CREATE UNIQUE INDEX "alert_open_key" ON "alert"("shop_id", "rule_id", "key") WHERE "resolved_at" IS NULL;
CREATE INDEX "alert_resolved_idx" ON "alert"("shop_id", "resolved_at");

CREATE TABLE "alert_event" (
    "shop_id" INTEGER NOT NULL,
    "event_id" BIGSERIAL NOT NULL,
    "alert_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "tells" BOOLEAN NOT NULL,
    "happened_at" TIMESTAMPTZ NOT NULL,
    "made_by" TEXT,

    CONSTRAINT "alert_event_pkey" PRIMARY KEY ("shop_id","event_id")
);

CREATE INDEX "alert_event_alert_idx" ON "alert_event"("shop_id", "alert_id", "event_id");

CREATE TABLE "alert_setting" (
    "shop_id" INTEGER NOT NULL,
    "rule_id" TEXT NOT NULL,
    "is_on" BOOLEAN NOT NULL,
    "thresholds" JSONB NOT NULL,
    "channels" TEXT[],
    "changed_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "alert_setting_pkey" PRIMARY KEY ("shop_id","rule_id")
);

CREATE TABLE "alert_mute" (
    "shop_id" INTEGER NOT NULL,
    "rule_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "muted_at" TIMESTAMPTZ NOT NULL,
    "made_by" TEXT,

    CONSTRAINT "alert_mute_pkey" PRIMARY KEY ("shop_id","rule_id","key")
);

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY[
    'alert_state', 'alert', 'alert_event', 'alert_setting', 'alert_mute'
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

GRANT USAGE ON SEQUENCE "alert_alert_id_seq" TO shelfwise_tenant;
GRANT USAGE ON SEQUENCE "alert_event_event_id_seq" TO shelfwise_tenant;
