-- By which a process that has read these columns before knows that they are still the same. A row is never updated.
ALTER TABLE "sales_columns" ADD COLUMN "version" UUID NOT NULL DEFAULT gen_random_uuid();
