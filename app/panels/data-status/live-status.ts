import { z } from "zod";
import type { AlertNoticeView } from "../alerts/view";
import type { ResourceView } from "./view";

/** What an open page polls. */
export interface LiveStatus {
  dataVersion: number;
  isReading: boolean;
  resources: ResourceView[];
  secondsLeft: number | null;
  alerts: AlertNoticeView;
}

// The resources' own shape is ours on both sides; what matters is that it is our answer at all, and
// not a log-in page.
const schema = z.object({
  dataVersion: z.number(),
  isReading: z.boolean(),
  resources: z.array(z.custom<ResourceView>((value) => typeof value === "object")),
  secondsLeft: z.number().nullable(),
  alerts: z.custom<AlertNoticeView>((value) => typeof value === "object" && value !== null),
});

/** Throws a ZodError for anything else. */
export function parseLiveStatus(json: unknown): LiveStatus {
  return schema.parse(json);
}
