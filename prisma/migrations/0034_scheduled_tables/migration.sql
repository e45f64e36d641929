-- Tables of other pages than Sales go by mail too.
ALTER TABLE "notification_schedule" ADD COLUMN "report" TEXT NOT NULL DEFAULT 'sales';
