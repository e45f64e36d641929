-- What checks of the shop as a whole need to know, and what they found.

ALTER TABLE "shop" ADD COLUMN "primary_locale" TEXT;
ALTER TABLE "variant" ADD COLUMN "shows_unit_price" BOOLEAN;
ALTER TABLE "quality_state" ADD COLUMN "shop_print" TEXT, ADD COLUMN "shop_checked_at" TIMESTAMPTZ,
  ADD COLUMN "guessed_language" TEXT;

CREATE TABLE "storefront" (
    "shop_id" INTEGER NOT NULL,
    "policies" TEXT[],
    "has_policies" BOOLEAN NOT NULL,
    "has_redirects" BOOLEAN NOT NULL,
    "has_more_redirects" BOOLEAN NOT NULL,

    CONSTRAINT "storefront_pkey" PRIMARY KEY ("shop_id")
);

CREATE TABLE "url_redirect" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGINT NOT NULL,
    "path" TEXT NOT NULL,
    "target" TEXT NOT NULL,

    CONSTRAINT "url_redirect_pkey" PRIMARY KEY ("shop_id","id")
);

CREATE TABLE "quality_shop_rule" (
    "shop_id" INTEGER NOT NULL,
    "check_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "why" TEXT,
    "severity" TEXT NOT NULL,
    "places" INTEGER NOT NULL,

    CONSTRAINT "quality_shop_rule_pkey" PRIMARY KEY ("shop_id","check_id")
);

CREATE TABLE "quality_shop_finding" (
    "shop_id" INTEGER NOT NULL,
    "check_id" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "collection_id" BIGINT,
    "product_id" BIGINT,
    "severity" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,
    "first_seen_at" TIMESTAMPTZ NOT NULL,
    "last_seen_at" TIMESTAMPTZ NOT NULL,
    "resolved_at" TIMESTAMPTZ,
    "resolved_by" TEXT,

    CONSTRAINT "quality_shop_finding_pkey" PRIMARY KEY ("shop_id","check_id","place")
);

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY[
    'storefront', 'url_redirect', 'quality_shop_rule', 'quality_shop_finding'
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
