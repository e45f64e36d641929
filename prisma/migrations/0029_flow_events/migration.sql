-- What workflows of Shopify Flow are to be told: written with what happened, sent afterwards.

CREATE TABLE "flow_event" (
    "shop_id" INTEGER NOT NULL,
    "event_id" BIGSERIAL NOT NULL,
    "handle" TEXT NOT NULL,
    "product_id" BIGINT NOT NULL,
    "check_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ NOT NULL,
    "settled_at" TIMESTAMPTZ,
    "detail" TEXT,

    CONSTRAINT "flow_event_pkey" PRIMARY KEY ("shop_id","event_id")
);

CREATE INDEX "flow_event_waiting_idx" ON "flow_event"("shop_id", "event_id") WHERE "state" = 'waiting';

DO $$
BEGIN
  EXECUTE 'ALTER TABLE flow_event ENABLE ROW LEVEL SECURITY';
  EXECUTE 'ALTER TABLE flow_event FORCE ROW LEVEL SECURITY';
  EXECUTE 'CREATE POLICY tenant ON flow_event USING (shop_id = current_shop_id()) WITH CHECK (shop_id = current_shop_id())';
  EXECUTE 'GRANT SELECT, INSERT, UPDATE, DELETE ON flow_event TO shelfwise_tenant';
END
$$;
GRANT USAGE ON SEQUENCE flow_event_event_id_seq TO shelfwise_tenant;
