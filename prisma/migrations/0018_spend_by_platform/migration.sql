-- Several ad platforms are of one channel: a file replaces the days of its own platform, and platforms add up.

-- The owner, too, sees the rows of one shop at a time only while this is forced.
ALTER TABLE "spend_batch" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "spend_day" NO FORCE ROW LEVEL SECURITY;

ALTER TABLE "spend_day" ADD COLUMN "platform" TEXT NOT NULL DEFAULT '';

UPDATE "spend_day" d SET "platform" = b."format"
FROM "spend_batch" b
WHERE b."shop_id" = d."shop_id" AND b."id" = d."batch_id"
  AND b."format" IN ('google-ads', 'meta-ads', 'tiktok-ads', 'microsoft-ads');

ALTER TABLE "spend_day" ALTER COLUMN "platform" DROP DEFAULT;
ALTER TABLE "spend_day" DROP CONSTRAINT "spend_day_pkey";
ALTER TABLE "spend_day"
  ADD CONSTRAINT "spend_day_pkey" PRIMARY KEY ("shop_id", "channel", "day", "platform", "campaign", "currency");

ALTER TABLE "spend_batch" FORCE ROW LEVEL SECURITY;
ALTER TABLE "spend_day" FORCE ROW LEVEL SECURITY;
