-- The fields that a product's category asks for, what they may hold, and what products have in them.

ALTER TABLE "product" ADD COLUMN "has_attributes" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "product_attribute" (
    "shop_id" INTEGER NOT NULL,
    "product_id" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "entries" TEXT[] NOT NULL,

    CONSTRAINT "product_attribute_pkey" PRIMARY KEY ("shop_id","product_id","key")
);

CREATE TABLE "attribute_entry" (
    "shop_id" INTEGER NOT NULL,
    "entry_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value_ids" TEXT[] NOT NULL,
    "read_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "attribute_entry_pkey" PRIMARY KEY ("shop_id","entry_id")
);

-- As the taxonomy itself: the same for every shop.
CREATE TABLE "taxonomy_attribute" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value_ids" TEXT[],
    "value_names" TEXT[],
    "read_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "taxonomy_attribute_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "taxonomy_category_attributes" (
    "category_id" TEXT NOT NULL,
    "attribute_ids" TEXT[] NOT NULL,
    "read_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "taxonomy_category_attributes_pkey" PRIMARY KEY ("category_id")
);
GRANT SELECT ON "taxonomy_attribute", "taxonomy_category_attributes" TO shelfwise_tenant;

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['product_attribute', 'attribute_entry']
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
