-- What marketing cost: by day and channel as files and scripts say, by hand, and the tokens of scripts.

-- When a marketing activity ran: what it spent before it was first seen lies between.
ALTER TABLE "marketing_activity"
  ADD COLUMN "started_at" TIMESTAMPTZ,
  ADD COLUMN "ended_at" TIMESTAMPTZ;

CREATE TABLE "spend_batch" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGINT GENERATED ALWAYS AS IDENTITY,
    "source" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "entered_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "spend_batch_pkey" PRIMARY KEY ("shop_id","id")
);

CREATE TABLE "spend_day" (
    "shop_id" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "campaign" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "spend_minor" BIGINT NOT NULL,
    "original_minor" BIGINT NOT NULL,
    "rate" NUMERIC(20,8),
    "is_assumed" BOOLEAN NOT NULL,

    CONSTRAINT "spend_day_pkey" PRIMARY KEY ("shop_id","channel","day","campaign","currency")
);

CREATE INDEX "spend_day_shop_id_day_idx" ON "spend_day"("shop_id", "day");
CREATE INDEX "spend_day_shop_id_batch_id_idx" ON "spend_day"("shop_id", "batch_id");

CREATE TABLE "spend_cost" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGINT GENERATED ALWAYS AS IDENTITY,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT,
    "campaign" TEXT,
    "amount_minor" BIGINT NOT NULL,
    "is_monthly" BOOLEAN NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE,
    "is_loaded_only" BOOLEAN NOT NULL,
    "entered_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "spend_cost_pkey" PRIMARY KEY ("shop_id","id")
);

CREATE TABLE "api_token" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGINT GENERATED ALWAYS AS IDENTITY,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "used_at" TIMESTAMPTZ,

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("shop_id","id")
);

CREATE UNIQUE INDEX "api_token_sha256_key" ON "api_token"("sha256");

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['spend_batch', 'spend_day', 'spend_cost', 'api_token']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (shop_id = current_shop_id()) WITH CHECK (shop_id = current_shop_id())',
      tenant_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO shelfwise_tenant', tenant_table);
    -- Whose a token is, is asked before the shop is known: there the owner is left out.
    IF tenant_table <> 'api_token' THEN
      EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    END IF;
  END LOOP;
END
$$;
