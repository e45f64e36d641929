-- What a marketing activity's budget is in: it need not be the shop's currency. Known from the next reading on.
ALTER TABLE "marketing_activity" ADD COLUMN "budget_currency" TEXT;
