import type { FlowRetries } from "../../store/flow/events.server";

const dayMs = 24 * 60 * 60_000;

// What is a week old is no news, and stands in the app.
export const patienceMs = 7 * dayMs;
/** What Shopify refuses is tried again so much later: by then whoever runs the app may have set up what it knows of it. */
export const retryMs = dayMs;

/** Which refused events are to be tried again now. */
export const retriesAt = (now: Date): FlowRetries => ({
  refusedBefore: new Date(now.getTime() - retryMs),
  happenedAfter: new Date(now.getTime() - patienceMs),
});
