-- What is being worked out of all of a shop's customers: tries that came to nothing, and what is done of it so far.
CREATE TABLE "study_work" (
    "shop_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "tried_at" TIMESTAMPTZ,
    "next_at" TIMESTAMPTZ,
    "end_day" DATE,
    "part" JSONB,

    CONSTRAINT "study_work_pkey" PRIMARY KEY ("shop_id","kind")
);
ALTER TABLE "study_work" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "study_work" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "study_work"
  USING (shop_id = current_shop_id()) WITH CHECK (shop_id = current_shop_id());
GRANT SELECT, INSERT, UPDATE, DELETE ON "study_work" TO shelfwise_tenant;
