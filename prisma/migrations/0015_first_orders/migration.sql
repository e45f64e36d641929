-- Of a customer's first purchase also whether visits are told of where it was placed, and its country.
ALTER TABLE "order_fact"
  ADD COLUMN "first_is_online" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "first_country" TEXT;

-- Customers who have been added up are once more.
UPDATE "fold_state" SET "customer_cursor" = 0 WHERE "has_full_history";
