import { createHmac, randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { openPostgres } from "../../store/postgres.server";
import { readAllScopes } from "../app-config";
import { followBackfill } from "../follow-backfill";
import type { PostgresServer } from "../postgres-server";
import { startStack, type Stack } from "../stack";
import { measureBurst, type BurstResult } from "./inbox-burst";

export interface InboxOptions {
  server: PostgresServer;
  /** How long webhooks are sent, once with the database up, once with it away for a while. */
  seconds: number;
  ratePerSecond?: number;
  outageSeconds: number;
  /** Placed at once afterwards. */
  burstOrders: number;
  say: (line: string) => void;
}

export interface InboxResult {
  /** Distinct webhooks, each sent until it was answered 200. */
  sent: number;
  /** Of those, not in the inbox in the end. */
  lost: number;
  /** From the moment a webhook was due until its answer, in ms, while the database was up. */
  p50Ms: number;
  p99Ms: number;
  slowestMs: number;
  /** Answers by status while the database was away; 0: no answer. */
  answersInOutage: Record<string, number>;
  /** Other than 200 while it was up. */
  failuresBefore: number;
  /** From the last webhook until all were processed. */
  drainSeconds: number;
  /** How many were waiting then. */
  backlog: number;
  burst: BurstResult;
}

const orders = 300;
// As long as Shopify waits for an answer.
const patienceMs = 5_000;
const retryMs = 1_000;
const longestDrainMs = 10 * 60_000;

interface Answer {
  status: number;
  ms: number;
}

/**
 * Webhooks of changed orders at a steady pace, whatever the answers take; those not answered with 200
 * are sent again, as Shopify does. Web and worker are processes of their own. Needs the build.
 */
export async function benchInbox(options: InboxOptions): Promise<InboxResult> {
  const { server, seconds, ratePerSecond = 200, outageSeconds, burstOrders, say } = options;
  const { url, adminUrl } = await server.addDatabase();
  const stack = await startStack({
    databaseUrl: url,
    store: {
      installed: "on",
      scopes: await readAllScopes(),
      orders: String(orders),
      products: "50",
      seed: "7",
      // No smaller shop has so much to tell.
      plan: "plus",
      "bulk-speed": "instant",
    },
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  try {
    await followBackfill(stack, () => {});
    const ids = await readOrderIds(adminUrl);
    const send = (webhookId: string, id: number) => post(agent, stack, webhookId, id);

    say(`inbox: ${ratePerSecond} webhooks a second for ${seconds} s`);
    const before = await sendAtPace(ids, ratePerSecond, seconds, send);
    say(`inbox: the same, the database being away for ${outageSeconds} s`);
    const outage = server.duringOutage(() => delay(outageSeconds * 1_000));
    const during = await sendAtPace(ids, ratePerSecond, seconds, send);
    await outage;

    const lastAt = performance.now();
    const sentIds = [...before.ids, ...during.ids];
    const backlog = await countWaiting(adminUrl);
    say(`inbox: ${backlog} wait to be processed`);
    while ((await countWaiting(adminUrl)) > 0) {
      if (performance.now() - lastAt > longestDrainMs) throw new Error("The inbox is not emptied");
      await delay(500);
    }
    const drainSeconds = (performance.now() - lastAt) / 1000;
    say(`inbox: ${burstOrders} orders placed at once`);
    const burst = await measureBurst(stack, adminUrl, burstOrders);
    const latencies = before.answers.map(({ ms }) => ms).sort((a, b) => a - b);
    const at = (share: number) => latencies[Math.ceil(latencies.length * share) - 1] ?? 0;
    return {
      sent: sentIds.length,
      lost: await countMissing(adminUrl, sentIds),
      p50Ms: at(0.5),
      p99Ms: at(0.99),
      slowestMs: at(1),
      answersInOutage: countBy(during.answers),
      failuresBefore: before.answers.filter(({ status }) => status !== 200).length,
      drainSeconds,
      backlog,
      burst,
    };
  } finally {
    agent.destroy();
    await stack.close();
  }
}

async function sendAtPace(
  orderIds: readonly number[],
  ratePerSecond: number,
  seconds: number,
  send: (webhookId: string, orderId: number) => Promise<number>,
): Promise<{ ids: string[]; answers: Answer[] }> {
  const count = ratePerSecond * seconds;
  const ids = Array.from({ length: count }, () => randomUUID());
  const answers: Answer[] = [];
  const startedAt = performance.now();
  const deliver = async (webhookId: string, index: number) => {
    // Measured from when it was due: a sender that is held up hides nothing.
    let dueAt = startedAt + (index * 1_000) / ratePerSecond;
    for (;;) {
      const status = await send(webhookId, orderIds[index % orderIds.length] ?? 0);
      answers.push({ status, ms: performance.now() - dueAt });
      if (status === 200) return;
      await delay(retryMs);
      dueAt = performance.now();
    }
  };
  const underWay: Promise<void>[] = [];
  for (const [index, webhookId] of ids.entries()) {
    const waitMs = startedAt + (index * 1_000) / ratePerSecond - performance.now();
    if (waitMs > 1) await delay(waitMs);
    underWay.push(deliver(webhookId, index));
  }
  await Promise.all(underWay);
  return { ids, answers };
}

/** The status of the answer; 0 where there was none. */
function post(agent: Agent, stack: Stack, webhookId: string, orderId: number): Promise<number> {
  const body = JSON.stringify({
    id: orderId,
    admin_graphql_api_id: `gid://shopify/Order/${orderId}`,
    updated_at: new Date().toISOString(),
  });
  const headers = {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    "x-shopify-topic": "orders/updated",
    "x-shopify-shop-domain": stack.shop,
    "x-shopify-webhook-id": webhookId,
    "x-shopify-event-id": webhookId,
    "x-shopify-triggered-at": new Date().toISOString(),
    "x-shopify-hmac-sha256": createHmac("sha256", stack.apiSecret).update(body).digest("base64"),
  };
  return new Promise((resolve) => {
    const sending = request(
      `${stack.appUrl}/webhooks`,
      { method: "POST", agent, headers, timeout: patienceMs },
      (response) => {
        response.resume().once("end", () => resolve(response.statusCode ?? 0));
      },
    );
    sending.once("timeout", () => sending.destroy());
    sending.once("error", () => resolve(0));
    sending.end(body);
  });
}

async function ask<R>(adminUrl: string, sql: string, values: readonly unknown[] = []) {
  const db = await openPostgres(adminUrl);
  const { rows } = await db.query<R>(sql, values).finally(() => db.close());
  return rows;
}

async function readOrderIds(adminUrl: string): Promise<number[]> {
  const rows = await ask<{ id: number }>(adminUrl, "select id from orders order by id");
  return rows.map(({ id }) => id);
}

async function countWaiting(adminUrl: string): Promise<number> {
  const sql = "select count(*) as waiting from webhook_inbox where processed_at is null";
  const [row] = await ask<{ waiting: number }>(adminUrl, sql);
  return row?.waiting ?? 0;
}

async function countMissing(adminUrl: string, ids: readonly string[]): Promise<number> {
  const sql = `select count(*) as missing from unnest($1::text[]) as sent(id)
    where not exists (select from webhook_inbox where webhook_id = sent.id)`;
  const [row] = await ask<{ missing: number }>(adminUrl, sql, [ids]);
  return row?.missing ?? 0;
}

function countBy(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
