-- Whether Shopify Flow takes what it is told, as of the other channels. What waits, waits for all of it together: what
-- happened later must not be told earlier.
CREATE TABLE "flow_channel" (
    "shop_id" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'ok',
    "since" TIMESTAMPTZ NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "error" JSONB,
    "sent_at" TIMESTAMPTZ,
    "next_at" TIMESTAMPTZ NOT NULL,
    "held_until" TIMESTAMPTZ,

    CONSTRAINT "flow_channel_pkey" PRIMARY KEY ("shop_id")
);

-- What was told before this migration. It runs as the tables' owner, who is held to the policies as well.
ALTER TABLE "flow_event" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "flow_channel" ("shop_id", "since", "sent_at", "next_at")
  SELECT "shop_id", max("settled_at"), max("settled_at"), max("settled_at") FROM "flow_event"
  WHERE "state" = 'sent' GROUP BY "shop_id";
ALTER TABLE "flow_event" FORCE ROW LEVEL SECURITY;

ALTER TABLE "flow_channel" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "flow_channel" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "flow_channel"
  USING (shop_id = current_shop_id()) WITH CHECK (shop_id = current_shop_id());
GRANT SELECT, INSERT, UPDATE, DELETE ON "flow_channel" TO shelfwise_tenant;

-- What Flow refused, and what was given up, is kept to be seen and sent again.
ALTER TABLE "flow_event" ADD COLUMN "requeued_at" TIMESTAMPTZ;
ALTER TABLE "flow_event" ADD COLUMN "error_code" TEXT;
ALTER TABLE "flow_event" DROP COLUMN "next_try_at";
CREATE INDEX "flow_event_unsent_idx" ON "flow_event"("shop_id", "settled_at")
  WHERE "state" IN ('refused', 'given-up');
