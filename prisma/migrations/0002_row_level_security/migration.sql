-- The app's transactions run under this plain role: owners and superusers would skip the policies.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'shelfwise_tenant') THEN
    CREATE ROLE shelfwise_tenant NOLOGIN NOSUPERUSER NOBYPASSRLS;
  END IF;
  -- SET ROLE needs membership; a superuser has it anyway.
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT shelfwise_tenant TO %I', current_user);
  END IF;
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO shelfwise_tenant', current_schema());
END
$$;

-- The shop of the transaction; null (no row matches) where none was set.
CREATE FUNCTION current_shop_id() RETURNS integer
  LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('shelfwise.shop_id', true), '')::integer $$;

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY[
    'sync_resource', 'sync_slice', 'sync_orphan',
    'product', 'variant', 'product_media', 'collection', 'collection_product',
    'product_publication', 'publication',
    'orders', 'order_line', 'order_discount', 'order_shipping_line', 'order_refund',
    'order_return', 'order_fulfillment', 'order_agreement', 'ledger',
    'customer', 'redacted_customer', 'redacted_order', 'abandoned_checkout', 'marketing_activity',
    'snapshot_run', 'variant_snapshot', 'product_snapshot', 'ad_spend_snapshot'
  ]
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    -- The owner too, but for the state of the backfills, which the supervisor asks across shops.
    IF tenant_table NOT IN ('sync_resource', 'sync_slice') THEN
      EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    END IF;
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (shop_id = current_shop_id()) WITH CHECK (shop_id = current_shop_id())',
      tenant_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO shelfwise_tenant', tenant_table);
  END LOOP;
END
$$;

ALTER TABLE shop ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON shop TO shelfwise_tenant
  USING (id = current_shop_id()) WITH CHECK (id = current_shop_id());
GRANT SELECT, UPDATE ON shop TO shelfwise_tenant;

-- The same for every shop, so readable by all; written by the owner.
GRANT SELECT ON taxonomy_category TO shelfwise_tenant;
