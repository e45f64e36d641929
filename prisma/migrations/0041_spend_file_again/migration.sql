-- A file that is entered again takes the place of itself, whatever channel is chosen for it this time.
ALTER TABLE "spend_batch" ADD COLUMN "digest" TEXT;
