import { z } from "zod";

/** What Shopify says of a marketing activity (MarketingActivityStatus of the Admin API), the liveliest first. */
export const activityStatuses = [
  "ACTIVE",
  "PENDING",
  "SCHEDULED",
  "PAUSED",
  "INACTIVE",
  "DISCONNECTED",
  "FAILED",
  "DRAFT",
  "DELETED",
  "DELETED_EXTERNALLY",
  "UNDEFINED",
] as const;
export type ActivityStatus = (typeof activityStatuses)[number];

/** One that a later version of the API adds says nothing that is known here. */
export const activityStatusSchema = z.enum(activityStatuses).catch("UNDEFINED");
