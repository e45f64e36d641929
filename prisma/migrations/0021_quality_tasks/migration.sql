-- Who works on a product, until when, and what was noted; and choices of a list that were given a name.

CREATE TABLE "quality_task" (
    "shop_id" INTEGER NOT NULL,
    "product_id" BIGINT NOT NULL,
    "assignee" TEXT,
    "due_day" DATE,
    "status" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "quality_task_pkey" PRIMARY KEY ("shop_id","product_id")
);

CREATE TABLE "quality_task_entry" (
    "shop_id" INTEGER NOT NULL,
    "product_id" BIGINT NOT NULL,
    "entry_no" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT,
    "made_by" TEXT,
    "made_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "quality_task_entry_pkey" PRIMARY KEY ("shop_id","product_id","entry_no")
);

CREATE TABLE "quality_saved_view" (
    "shop_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "quality_saved_view_pkey" PRIMARY KEY ("shop_id","page","name")
);

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['quality_task', 'quality_task_entry', 'quality_saved_view']
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
