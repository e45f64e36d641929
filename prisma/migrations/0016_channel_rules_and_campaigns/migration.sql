-- Which channel a visit belongs to by the merchant's own rules, and campaigns as the merchant enters them.

CREATE TABLE "channel_rule" (
    "shop_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "operator" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "channel" TEXT NOT NULL,

    CONSTRAINT "channel_rule_pkey" PRIMARY KEY ("shop_id","position")
);

CREATE TABLE "campaign" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGINT GENERATED ALWAYS AS IDENTITY,
    "name" TEXT NOT NULL,
    "owner" TEXT,
    "channel" TEXT NOT NULL,
    "is_offline" BOOLEAN NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE,
    "budget_minor" BIGINT,
    "utm_names" TEXT[] NOT NULL,
    "codes" TEXT[] NOT NULL,
    "entered_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("shop_id","id")
);

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['channel_rule', 'campaign']
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
