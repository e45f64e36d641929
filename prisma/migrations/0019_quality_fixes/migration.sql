-- What was proposed to be changed at Shopify, accepted and written: in batches, each change by itself.

CREATE TABLE "quality_batch" (
    "shop_id" INTEGER NOT NULL,
    "batch_id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "undo_of" BIGINT,
    "fix_ids" TEXT[] NOT NULL,
    "source" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "after_product_id" BIGINT NOT NULL DEFAULT 0,
    "looked" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL,
    "made_by" TEXT,
    "detail" TEXT,
    "created_at" TIMESTAMPTZ NOT NULL,
    "accepted_at" TIMESTAMPTZ,
    "finished_at" TIMESTAMPTZ,
    "beat_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "quality_batch_pkey" PRIMARY KEY ("shop_id","batch_id")
);

CREATE TABLE "quality_change" (
    "shop_id" INTEGER NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "change_no" INTEGER NOT NULL,
    "product_id" BIGINT NOT NULL,
    "field" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "fix_ids" TEXT[] NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB,
    "proposed" JSONB,
    "confidence" DOUBLE PRECISION,
    "is_chosen" BOOLEAN NOT NULL,
    "undoes_no" INTEGER,
    "state" TEXT NOT NULL,
    "detail" TEXT,
    "tried_at" TIMESTAMPTZ,
    "written_at" TIMESTAMPTZ,

    CONSTRAINT "quality_change_pkey" PRIMARY KEY ("shop_id","batch_id","change_no")
);

-- Of which products' changes are next, and what became of a product.
CREATE INDEX "quality_change_state_idx" ON "quality_change"("shop_id", "batch_id", "state", "product_id");
CREATE INDEX "quality_change_product_idx" ON "quality_change"("shop_id", "product_id");

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['quality_batch', 'quality_change']
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

GRANT USAGE ON SEQUENCE "quality_batch_batch_id_seq" TO shelfwise_tenant;
