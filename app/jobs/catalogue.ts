import { z } from "zod";

const shopPayload = z.object({ shopId: z.number().int().positive() });
const noPayload = z.object({});
const perShop = ({ shopId }: { shopId: number }) => String(shopId);
const onlyOne = () => "one";

/** One kind of background work: what it is told, how often it may fail, when it runs by itself. */
export interface JobDefinition {
  payload: z.ZodType;
  /** Tries after the first, with growing pauses. */
  retries: number;
  /** cron, in UTC. */
  schedule?: string;
  /** How many a process runs at a time on a database server; 1 where not given, and always on PGlite. */
  atOnce?: number;
  /** Of the jobs with the same key, at most one waits in the queue. */
  keyOf: (payload: never) => string;
}

/**
 * Every job. A handler runs for less than a minute and names its successor; the work itself is fenced
 * in the tables, so a job that runs twice or is taken over does no harm.
 */
export const jobs = {
  /** Reads a shop's next portion of history. */
  // A portion takes up to half a minute: with a single worker every other shop would wait for it.
  "sync.backfill": { payload: shopPayload, retries: 3, atOnce: 3, keyOf: perShop },
  /** Starts the backfill anew for shops whose run has gone silent (a process died). */
  "sync.supervise": {
    payload: z.object({ atBoot: z.boolean().default(false) }),
    retries: 0,
    schedule: "* * * * *",
    keyOf: onlyOne,
  },
  /** Reads products and spend again for shops that have no snapshot of their day yet. */
  "sync.daily": { payload: noPayload, retries: 1, schedule: "17 * * * *", keyOf: onlyOne },
  /** Adds up what has changed of a shop: after everything that writes its orders, sales or products. */
  "rollup.fold": { payload: shopPayload, retries: 3, keyOf: perShop },
  /** Takes up shops whose changes nobody is adding up (a process died). */
  "rollup.supervise": { payload: noPayload, retries: 0, schedule: "* * * * *", keyOf: onlyOne },
  /** Puts a shop's sums of periods that are over into columns: after they have been added up. */
  "rollup.pack": { payload: shopPayload, retries: 1, keyOf: perShop },
  /** Names all shops: a day may have ended without news, or a process have died. */
  "rollup.supervisePacks": {
    payload: noPayload,
    retries: 0,
    schedule: "7 * * * *",
    keyOf: onlyOne,
  },
  /** Fits the models of what customers will purchase: once a day, when all orders are added up. */
  "worth.study": { payload: shopPayload, retries: 1, keyOf: perShop },
  /** Looks back at some of the RFM groups of a year: once a day, when all orders are added up. */
  "worth.groups": { payload: shopPayload, retries: 1, keyOf: perShop },
  /** Checks the merchandising of a shop's products: what has changed, and daily all of them. */
  "merchandising.check": { payload: shopPayload, retries: 3, keyOf: perShop },
  /** Takes up shops whose products are due to be checked, or whose checks nobody goes on with. */
  "merchandising.supervise": {
    payload: noPayload,
    retries: 0,
    schedule: "* * * * *",
    keyOf: onlyOne,
  },
  /** Prepares or writes a batch of fixes that the merchant has asked for. */
  "merchandising.fix": {
    payload: shopPayload.extend({ batchId: z.number().int().positive() }),
    retries: 5,
    atOnce: 2,
    keyOf: ({ shopId, batchId }: { shopId: number; batchId: number }) => `${shopId} ${batchId}`,
  },
  /** Takes up batches of fixes whose process has died. */
  "merchandising.superviseFixes": {
    payload: noPayload,
    retries: 0,
    schedule: "* * * * *",
    keyOf: onlyOne,
  },
  /** Downloads images of a shop that has asked for it, and tells what they are. */
  "merchandising.images": { payload: shopPayload, retries: 2, keyOf: perShop },
  /** Takes up shops with images that nobody has looked at. */
  "merchandising.superviseImages": {
    payload: noPayload,
    retries: 0,
    schedule: "*/15 * * * *",
    keyOf: onlyOne,
  },
  /** Gives channels what alerts have to tell, and delivers what waits. */
  "alerts.deliver": { payload: shopPayload, retries: 1, atOnce: 3, keyOf: perShop },
  /** Makes a shop's digests and reports whose hour has come. */
  "alerts.digest": { payload: shopPayload, retries: 2, keyOf: perShop },
  /** Takes up shops whose messages are due again, and those whose digests are. */
  "alerts.superviseDelivery": {
    payload: noPayload,
    retries: 0,
    schedule: "* * * * *",
    keyOf: onlyOne,
  },
  /** Tells workflows of Shopify Flow what the checks of a shop have found and seen resolved. */
  "flow.send": { payload: shopPayload, retries: 1, keyOf: perShop },
  /** Takes up shops with something for Shopify Flow that nobody has sent. */
  "flow.supervise": { payload: noPayload, retries: 0, schedule: "* * * * *", keyOf: onlyOne },
  /** Opens and resolves a shop's alerts: after everything that they watch. */
  "alerts.check": { payload: shopPayload, retries: 2, keyOf: perShop },
  /** Takes up shops whose alerts nobody has looked at: days end without news, and so do snoozes. */
  "alerts.supervise": { payload: noPayload, retries: 0, schedule: "*/5 * * * *", keyOf: onlyOne },
  /** Tells the embedded database what is in its tables: nightly, and when a history has been read. */
  "store.analyze": { payload: noPayload, retries: 0, schedule: "53 2 * * *", keyOf: onlyOne },
  /** Names the reports of Shopify's that shops are due: hourly the last days, nightly all of them. */
  "reports.schedule": { payload: noPayload, retries: 1, schedule: "37 * * * *", keyOf: onlyOne },
  /** Asks one of a shop's reports for its next days. */
  "reports.read": {
    payload: z.object({
      ...shopPayload.shape,
      report: z.enum(["sales", "sessions"]),
      span: z.enum(["recent", "whole"]),
      before: z.iso.date().optional(),
    }),
    retries: 2,
    keyOf: ({ shopId, report, span }: { shopId: number; report: string; span: string }) =>
      `${shopId} ${report} ${span}`,
  },
  /** Names the shops whose visits are due to be added up. */
  "pixel.supervise": { payload: noPayload, retries: 0, schedule: "* * * * *", keyOf: onlyOne },
  /** Adds up what a shop's storefront pixel has told, and forgets its events. */
  "pixel.rollUp": { payload: shopPayload, retries: 1, atOnce: 2, keyOf: perShop },
  /** Works through the webhooks received, and sends those that are hints to their shops' jobs. */
  "inbox.process": { payload: noPayload, retries: 3, schedule: "* * * * *", keyOf: onlyOne },
  /** Reads what a shop's webhooks hint at. */
  "live.read": { payload: shopPayload, retries: 1, atOnce: 3, keyOf: perShop },
  /** Asks every shop what has changed. */
  "live.pollAll": { payload: noPayload, retries: 1, schedule: "*/15 * * * *", keyOf: onlyOne },
  /** Asks a shop what has changed since the last time. */
  "live.poll": { payload: shopPayload, retries: 1, atOnce: 2, keyOf: perShop },
  /** Compares every shop with what is stored: the last days, and everything at night. */
  "live.compareAll": { payload: noPayload, retries: 1, schedule: "41 * * * *", keyOf: onlyOne },
  /** Compares a shop with what is stored and repairs it. */
  "live.compare": {
    payload: shopPayload.extend({ scope: z.enum(["recent", "all"]) }),
    retries: 1,
    atOnce: 2,
    keyOf: ({ shopId, scope }: { shopId: number; scope: string }) => `${shopId} ${scope}`,
  },
} as const satisfies Record<string, JobDefinition>;

export type JobName = keyof typeof jobs;
export type JobPayload<Name extends JobName> = z.output<(typeof jobs)[Name]["payload"]>;

/** A job to be enqueued. */
export type JobRequest = {
  [Name in JobName]: { name: Name; payload: JobPayload<Name>; afterMs?: number };
}[JobName];

/** How many jobs of a kind one process runs at a time. The embedded database runs one statement at a
 *  time, and serves few shops. */
export function workersOf(name: JobName, isEmbeddedDatabase: boolean): number {
  const definition: JobDefinition = jobs[name];
  return isEmbeddedDatabase ? 1 : (definition.atOnce ?? 1);
}
