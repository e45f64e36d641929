import { randomBytes, randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { openPostgres } from "../../store/postgres.server";
import { readAllScopes } from "../app-config";
import { followBackfill } from "../follow-backfill";
import type { PostgresServer } from "../postgres-server";
import { startStack, type Stack } from "../stack";

export interface PixelOptions {
  server: PostgresServer;
  seconds: number;
  eventsPerSecond?: number;
  say: (line: string) => void;
}

export interface PixelResult {
  /** Distinct events, each in a request of its own, as a pixel sends them. */
  sent: number;
  /** Of those, not in the database in the end. */
  lost: number;
  /** Answers by status; 0: none. */
  answers: Record<string, number>;
  /** From the moment an event was due until it was stored and answered, in ms. */
  p50Ms: number;
  p99Ms: number;
  slowestMs: number;
  /** Until the day's visits were added up, as the job does. */
  rollUpMs: number;
}

const eventsPerVisit = 6;
const kinds = ["page", "product", "page", "cart", "checkout", "completed"];

/**
 * Events of storefront pixels at a steady pace, whatever the answers take, from as many addresses as there
 * are visits. Web and worker are processes of their own. Needs the build.
 */
export async function benchPixel(options: PixelOptions): Promise<PixelResult> {
  const { server, seconds, eventsPerSecond = 500, say } = options;
  const { url, adminUrl } = await server.addDatabase();
  const store = { installed: "on", scopes: await readAllScopes(), orders: "300", products: "50" };
  const stack = await startStack({
    databaseUrl: url,
    store: { ...store, "bulk-speed": "instant" },
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 512 });
  try {
    await followBackfill(stack, () => {});
    const shop = await turnOn(adminUrl);
    say(`pixel: ${eventsPerSecond} events a second for ${seconds} s`);
    const count = eventsPerSecond * seconds;
    const ids = Array.from({ length: count }, () => randomUUID());
    const answers: { status: number; ms: number }[] = [];
    const startedAt = performance.now();
    const underWay = new Set<Promise<void>>();
    for (const [index, id] of ids.entries()) {
      const dueAt = startedAt + (index * 1_000) / eventsPerSecond;
      const waitMs = dueAt - performance.now();
      if (waitMs > 1) await delay(waitMs);
      const sending = post(agent, stack, { shop, id, index })
        .then((status) => void answers.push({ status, ms: performance.now() - dueAt }))
        .finally(() => underWay.delete(sending));
      underWay.add(sending);
    }
    await Promise.all(underWay);
    const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
    say(`pixel: answered ${JSON.stringify(countBy(answers))}; the days are added up`);
    const at = (share: number) => times[Math.ceil(times.length * share) - 1] ?? 0;
    return {
      sent: count,
      lost: await countMissing(adminUrl, ids),
      answers: countBy(answers),
      p50Ms: at(0.5),
      p99Ms: at(0.99),
      slowestMs: at(1),
      rollUpMs: await awaitRollUp(adminUrl, count / eventsPerVisit),
    };
  } finally {
    agent.destroy();
    await stack.close();
  }
}

/** The status of the answer; 0 where there was none. */
function post(
  agent: Agent,
  { appUrl }: Stack,
  { shop, id, index }: { shop: string; id: string; index: number },
): Promise<number> {
  const visit = Math.floor(index / eventsPerVisit);
  const event = {
    id,
    kind: kinds[index % eventsPerVisit],
    session: visit.toString(16).padStart(32, "0"),
    at: new Date().toISOString(),
    page: `/products/p-${visit % 200}`,
    channel: "direct",
    products: index % eventsPerVisit === 0 ? [] : [visit + 1],
  };
  const body = JSON.stringify({ shop, events: [event] });
  const headers = {
    "content-type": "text/plain;charset=UTF-8",
    "content-length": Buffer.byteLength(body),
    "x-forwarded-for": `10.${(visit >> 16) & 255}.${(visit >> 8) & 255}.${visit & 255}`,
    origin: "null",
  };
  return new Promise((resolve) => {
    const sending = request(
      `${appUrl}/api/pixel`,
      { method: "POST", agent, headers, timeout: 10_000 },
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

/** As turning it on in the app does, without asking Shopify. */
async function turnOn(adminUrl: string): Promise<string> {
  const publicId = randomBytes(16).toString("hex");
  const sql = `insert into web_pixel (shop_id, public_id, endpoint, turned_on_at)
    select id, $1, '', now() from shop`;
  await ask(adminUrl, sql, [publicId]);
  return publicId;
}

async function countMissing(adminUrl: string, ids: readonly string[]): Promise<number> {
  const sql = `select count(*) as missing from unnest($1::text[]) as sent(id)
    where not exists (select from pixel_event where event_id = sent.id)`;
  const [row] = await ask<{ missing: number }>(adminUrl, sql, [ids]);
  return row?.missing ?? 0;
}

const longestWaitMs = 4 * 60_000;

/** How long adding up took, once all visits are in the days. */
async function awaitRollUp(adminUrl: string, visits: number): Promise<number> {
  const sql = `select rolling_up_ms as "ms", (select sum(sessions)::int from pixel_day) as visits
    from web_pixel`;
  for (const began = performance.now(); performance.now() - began < longestWaitMs;) {
    const [row] = await ask<{ ms: number; visits: number | null }>(adminUrl, sql);
    if (row && (row.visits ?? 0) >= visits) return row.ms;
    await delay(1_000);
  }
  throw new Error("The visits were not added up");
}

function countBy(answers: readonly { status: number }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
