-- Who has accepted a batch: not always who asked for it. Nobody is known of those accepted before.

ALTER TABLE "quality_batch" ADD COLUMN "accepted_by" TEXT;
