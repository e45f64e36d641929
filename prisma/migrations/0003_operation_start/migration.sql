-- When a bulk operation was started, by our own clock: one that never ends is given up on.
ALTER TABLE "sync_slice" ADD COLUMN "submitted_at" TIMESTAMPTZ;
