-- Flow is told of trading alerts too, which are of no product and no rule of merchandising: what they say is kept
-- as it was when they opened.

ALTER TABLE "flow_event" ALTER COLUMN "product_id" DROP NOT NULL;
ALTER TABLE "flow_event" ALTER COLUMN "check_id" DROP NOT NULL;
ALTER TABLE "flow_event" ADD COLUMN "fields" JSONB;
ALTER TABLE "flow_event" ADD CONSTRAINT "flow_event_subject_check"
  CHECK (("fields" IS NOT NULL) <> ("product_id" IS NOT NULL AND "check_id" IS NOT NULL));
