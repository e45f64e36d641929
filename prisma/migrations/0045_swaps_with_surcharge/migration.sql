-- An order of products alone that came back shortly before is a swap and no purchase, whatever is paid on top of them:
-- customers are added up anew.
UPDATE "fold_state" SET "customer_cursor" = 0 WHERE "has_full_history";
