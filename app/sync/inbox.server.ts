import { z } from "zod";
import { env } from "../env.server";
import { log } from "../log.server";
import {
  failInboxRow,
  finishInboxRow,
  forgetProcessedBefore,
  keepInInbox,
  takeFromInbox,
} from "../store/inbox.server";
import { dropHints, listHintedShops } from "../store/inbox-hints.server";
import { isSignedBy } from "./hmac";
import { handleWebhook } from "./inbox-handlers.server";
import {
  actedTopics,
  hintTopics,
  inboxPayloads,
  isHintTopic,
  isInboxTopic,
} from "./inbox-payloads";

const headersSchema = z.object({
  topic: z.string().min(1),
  shop: z.string().regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/i),
  webhookId: z.string().min(1),
  eventId: z.string().nullable(),
  triggeredAt: z.coerce.date().nullable().catch(null),
});

const batchSize = 50;
const keepMs = 7 * 24 * 60 * 60_000;

/**
 * Takes a webhook in: signature over the raw body, then one insert, nothing else, so that Shopify has
 * its answer in milliseconds whatever state the shop's tokens are in. 401 for a bad signature, 400 for
 * what is no webhook, 200 for all that is kept, known already, or none of ours, 503 where it could not
 * be kept.
 */
export async function receiveWebhook(
  request: Request,
): Promise<{ status: number; isNew: boolean }> {
  if (request.method !== "POST") return { status: 405, isNew: false };
  // The bytes: as a text they would lose a byte order mark, and the signature with it.
  const rawBody = Buffer.from(await request.arrayBuffer());
  const header = (name: string) => request.headers.get(`x-shopify-${name}`);
  if (!isSignedBy(env().SHOPIFY_API_SECRET, rawBody, header("hmac-sha256"))) {
    return { status: 401, isNew: false };
  }
  const headers = headersSchema.safeParse({
    topic: header("topic"),
    shop: header("shop-domain"),
    webhookId: header("webhook-id"),
    eventId: header("event-id"),
    triggeredAt: header("triggered-at"),
  });
  const body = parseJson(rawBody.toString("utf8").replace(/^\uFEFF/, ""));
  if (!headers.success || body === undefined) return { status: 400, isNew: false };

  const { topic, shop, ...rest } = headers.data;
  if (!isInboxTopic(topic)) {
    log.warn({ topic, shop }, "A webhook of a topic that nothing handles was dropped");
    return { status: 200, isNew: false };
  }
  const payload = inboxPayloads[topic].safeParse(body);
  if (!payload.success) {
    log.error({ topic, shop, issues: payload.error.issues }, "A webhook has an unknown shape");
    return { status: 400, isNew: false };
  }
  const row = { shopDomain: shop.toLowerCase(), topic, ...rest, payload: payload.data };
  try {
    return { status: 200, isNew: await keepInInbox(row) };
  } catch (error) {
    // Not kept, so not acknowledged: Shopify sends it again.
    log.error({ topic, shop, err: error }, "A webhook could not be kept");
    return { status: 503, isNew: false };
  }
}

/** Which jobs are due because of what has come in. */
export interface InboxOutcome {
  toBackfill: number[];
  /** Shops with hints, which are read shop by shop. */
  toRead: number[];
}

/** Acts upon what is waiting, and tells who has hints to be read. */
export async function workThroughInbox(now: Date): Promise<InboxOutcome> {
  const toBackfill = await processInbox(now);
  await dropHints(hintTopics, new Date(now.getTime() - keepMs));
  return { toBackfill, toRead: await listHintedShops(hintTopics, now) };
}

/** Works through what is acted upon. Returns the shops whose backfill should run because of it. */
export async function processInbox(now: Date): Promise<number[]> {
  const shopIds = new Set<number>();
  for (;;) {
    const rows = await takeFromInbox(actedTopics, batchSize);
    for (const row of rows) {
      try {
        if (isInboxTopic(row.topic) && !isHintTopic(row.topic)) {
          const payload = inboxPayloads[row.topic].parse(row.payload);
          const shopId = await handleWebhook({ ...row, topic: row.topic, payload }, now);
          if (shopId !== null) shopIds.add(shopId);
        }
        await finishInboxRow(row, now);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        const isOver = await failInboxRow(row, message);
        const what = isOver
          ? "A webhook failed for the last time: it stays in webhook_inbox for the operator"
          : "A webhook failed and will be tried again";
        log.error({ topic: row.topic, shop: row.shopDomain, err: error }, what);
      }
    }
    if (rows.length < batchSize) break;
  }
  await forgetProcessedBefore(new Date(now.getTime() - keepMs));
  return [...shopIds];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
