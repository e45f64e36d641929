-- A comparison goes on where the last job of it had to end, in place of from the beginning.
ALTER TABLE "sync_live"
  ADD COLUMN "compare_after_id" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "compare_differing" TEXT;
