-- What the shop changed of itself so that every figure had to be made again.

CREATE TABLE "shop_change" (
    "shop_id" INTEGER NOT NULL,
    "id" BIGINT GENERATED ALWAYS AS IDENTITY,
    "kind" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL,
    "settled_at" TIMESTAMPTZ,
    "dismissed_at" TIMESTAMPTZ,

    CONSTRAINT "shop_change_pkey" PRIMARY KEY ("shop_id","id")
);

ALTER TABLE "shop_change" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "shop_change" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "shop_change"
  USING (shop_id = current_shop_id()) WITH CHECK (shop_id = current_shop_id());
GRANT SELECT, INSERT, UPDATE, DELETE ON "shop_change" TO shelfwise_tenant;
