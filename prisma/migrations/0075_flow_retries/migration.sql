-- How often Shopify answered an event with an error of its own: that counts for the event, what keeps it from answering
-- at all does not.
ALTER TABLE "flow_event" ADD COLUMN "own_failures" INTEGER NOT NULL DEFAULT 0;
