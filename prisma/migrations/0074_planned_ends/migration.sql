-- When a marketing activity that goes on is planned to end. Known from the next reading on.
ALTER TABLE "marketing_activity" ADD COLUMN "scheduled_end_at" TIMESTAMPTZ;
