-- Every day there is stands in the log, and nothing has been taken off it since: no day needs to be added.
ALTER TABLE "fold_state" ADD COLUMN "has_all_days_logged" BOOLEAN NOT NULL DEFAULT false;
