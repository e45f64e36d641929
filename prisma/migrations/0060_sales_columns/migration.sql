-- Sums of products and variants of a period that is over, a column of all keys each: of fifteen thousand variants, rows that
-- lie apart on the disk take longer to read than to add up.
CREATE TABLE "sales_columns" (
    "shop_id" INTEGER NOT NULL,
    "dim" TEXT NOT NULL,
    "grain" TEXT NOT NULL,
    "period" DATE NOT NULL,
    "keys" BYTEA NOT NULL,
    "days" BYTEA NOT NULL,
    "gross_minor" BYTEA,
    "discounts_minor" BYTEA,
    "returns_minor" BYTEA,
    "shipping_minor" BYTEA,
    "taxes_minor" BYTEA,
    "duties_minor" BYTEA,
    "fees_minor" BYTEA,
    "tips_minor" BYTEA,
    "gift_cards_minor" BYTEA,
    "unexplained_minor" BYTEA,
    "placed_gross_minor" BYTEA,
    "placed_discounts_minor" BYTEA,
    "cost_minor" BYTEA,
    "goods_net_minor" BYTEA,
    "costed_net_minor" BYTEA,
    "assumed_net_minor" BYTEA,
    "orders" BYTEA,
    "gift_card_only_orders" BYTEA,
    "units_sold" BYTEA,
    "units_returned" BYTEA,

    CONSTRAINT "sales_columns_pkey" PRIMARY KEY ("shop_id","dim","grain","period")
);

-- They are packed already, and unpacking would take longer than reading.
ALTER TABLE "sales_columns" ALTER COLUMN "keys" SET STORAGE EXTERNAL, ALTER COLUMN "days" SET STORAGE EXTERNAL, ALTER COLUMN "gross_minor" SET STORAGE EXTERNAL, ALTER COLUMN "discounts_minor" SET STORAGE EXTERNAL, ALTER COLUMN "returns_minor" SET STORAGE EXTERNAL, ALTER COLUMN "shipping_minor" SET STORAGE EXTERNAL, ALTER COLUMN "taxes_minor" SET STORAGE EXTERNAL, ALTER COLUMN "duties_minor" SET STORAGE EXTERNAL, ALTER COLUMN "fees_minor" SET STORAGE EXTERNAL, ALTER COLUMN "tips_minor" SET STORAGE EXTERNAL, ALTER COLUMN "gift_cards_minor" SET STORAGE EXTERNAL, ALTER COLUMN "unexplained_minor" SET STORAGE EXTERNAL, ALTER COLUMN "placed_gross_minor" SET STORAGE EXTERNAL, ALTER COLUMN "placed_discounts_minor" SET STORAGE EXTERNAL, ALTER COLUMN "cost_minor" SET STORAGE EXTERNAL, ALTER COLUMN "goods_net_minor" SET STORAGE EXTERNAL, ALTER COLUMN "costed_net_minor" SET STORAGE EXTERNAL, ALTER COLUMN "assumed_net_minor" SET STORAGE EXTERNAL, ALTER COLUMN "orders" SET STORAGE EXTERNAL, ALTER COLUMN "gift_card_only_orders" SET STORAGE EXTERNAL, ALTER COLUMN "units_sold" SET STORAGE EXTERNAL, ALTER COLUMN "units_returned" SET STORAGE EXTERNAL;

ALTER TABLE "sales_columns" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "sales_columns" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "sales_columns"
  USING (shop_id = current_shop_id()) WITH CHECK (shop_id = current_shop_id());
GRANT SELECT, INSERT, UPDATE, DELETE ON "sales_columns" TO shelfwise_tenant;
