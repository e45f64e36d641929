import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { stopQueue } from "../../../app/jobs/queue.server";
import { processInbox } from "../../../app/sync/inbox.server";
import { useDatabase, type Database } from "../../../app/store/database.server";
import { testEnv } from "../../setup/test-env";
import { startReceiver, type AppReceiver } from "./app-receiver";
import { faultyShop } from "./faulty-shop";

// Each delivery is a row and a transaction of its own: what loses one of thousands at once loses one of
// these, that come in twenty waves.
const burst = 5_000;
const atOnce = 50;
// Shopify gives an answer five seconds; ours come in milliseconds, on a busy machine too.
const longestAnswerMs = 5_000;

const faulty = faultyShop(
  { shopDomain: "webhook-faults.myshopify.com", orders: 10, products: 5, historyDays: 30 },
  { tomlPath: "shopify.app.toml", webhookRetryScale: 1 / 20_000 },
);
const { time } = faulty;
let app: AppReceiver;

beforeAll(async () => {
  app = await startReceiver();
  faulty.store.setAppUrl(app.url);
});
beforeEach(async () => {
  await faulty.install();
  await faulty.store.webhooks.settled();
  await faulty.db.query("delete from webhook_inbox");
  app.answers.length = 0;
  app.tookMs.length = 0;
});
afterAll(async () => {
  app.close();
  await stopQueue();
});

const fire = (topic: string, payload: Record<string, unknown>) =>
  faulty.store.webhooks.deliver(topic, payload, { shop: faulty.domain });
const scopesUpdate = (current: string[]) =>
  fire("app/scopes_update", { id: 1, previous: [], current });

async function inbox() {
  const { rows } = await faulty.db.query<{ topic: string; done: boolean; error: string | null }>(
    `select topic, processed_at is not null as done, error from webhook_inbox
     where shop_domain = $1 order by received_at, webhook_id`,
    [faulty.domain],
  );
  return rows;
}

async function post(
  body: Buffer,
  signature: string | null,
  headers: Record<string, string> = {},
): Promise<number> {
  const response = await fetch(`${app.url}/webhooks`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-shopify-topic": "shop/update",
      "x-shopify-shop-domain": faulty.domain,
      "x-shopify-webhook-id": "by-hand",
      ...(signature === null ? {} : { "x-shopify-hmac-sha256": signature }),
      ...headers,
    },
    body: new Uint8Array(body),
  });
  return response.status;
}
const sign = (body: Buffer, secret: string = testEnv.SHOPIFY_API_SECRET) =>
  createHmac("sha256", secret).update(body).digest();

// RELIABILITY A6.1: the signature.
it("answers 401 over HTTP to a signature that is bad, missing, short, long or of another secret", async () => {
  const body = Buffer.from('{"id":1}');
  const good = sign(body);
  const bad: (string | null)[] = [
    null,
    "",
    "nonsense",
    good.subarray(0, 16).toString("base64"),
    Buffer.concat([good, good]).toString("base64"),
    good.toString("hex"),
    sign(body, "another secret").toString("base64"),
    sign(Buffer.from('{"id":2}')).toString("base64"),
  ];
  for (const signature of bad)
    expect([signature, await post(body, signature)]).toEqual([signature, 401]);
  expect(await inbox()).toEqual([]);
});

// A6.1: the body.
it.each([
  ["letters beyond ASCII", '{"id":1,"name":"Ünïcøde ✓ 日本語 🛍️"}'],
  [
    "escaped slashes and letters",
    '{"id":1,"url":"https:\\/\\/x.example\\/a","name":"\\u00fc\\u2713"}',
  ],
  ["odd white space", '{ "id" :\t1 ,\r\n "n": 1.0 }\n'],
  ["a byte order mark", '\uFEFF{"id":1}'],
])("takes a body with %s by the bytes that were signed", async (_what, text) => {
  const body = Buffer.from(text, "utf8");
  expect(await post(body, sign(body).toString("base64"))).toBe(200);
  expect(await inbox()).toHaveLength(1);
});

// A6.1: a duplicate id.
it.each(["same-delivery", "second-subscription"] as const)(
  "keeps one of an event that comes three times (%s)",
  async (as) => {
    const rule = { fault: { type: "webhook-duplicated", as, copies: 2 } } as const;
    faulty.store.faults.add(rule);
    fire("shop/update", { id: 1, name: "New" });
    await faulty.store.webhooks.settled();
    expect(app.answers).toEqual([200, 200, 200]);
    expect(await inbox()).toHaveLength(1);
  },
);

// A6.1: an older payload after a newer one.
it("keeps the newer state where an older payload comes after it", async () => {
  const held = {
    operation: "app/scopes_update",
    fault: { type: "webhook-out-of-order" },
  } as const;
  faulty.store.faults.add(held);
  scopesUpdate(["read_orders"]);
  time.pass(5_000);
  scopesUpdate(["read_orders", "read_customers"]);
  await faulty.store.webhooks.settled();
  expect(faulty.store.faults.hits(held)).toBe(1);
  await processInbox(time.clock());
  expect((await faulty.shop()).grantedScopes).toEqual(["read_orders", "read_customers"]);
});

it("does not uninstall a shop again that has come back before a late uninstall", async () => {
  faulty.store.faults.add({
    operation: "app/uninstalled",
    fault: { type: "webhook-late", ms: 3_600_000 },
  });
  const platform = faulty.store.platform();
  platform.uninstall();
  time.pass(60_000);
  platform.install();
  await faulty.install();
  await faulty.store.webhooks.settled();
  await processInbox(time.clock());
  expect(await inbox()).toMatchObject([{ topic: "app/uninstalled", done: true }]);
  expect((await faulty.shop()).uninstalledAt).toBeNull();
});

it("finishes its reading where the news of finished operations is lost", async () => {
  const lost = {
    operation: "bulk_operations/finish",
    times: Infinity,
    fault: { type: "webhook-lost" },
  } as const;
  faulty.store.faults.add(lost);
  const progress = await faulty.read();
  expect(faulty.store.faults.hits(lost)).toBeGreaterThan(3);
  expect(new Set(Object.values(progress).map(({ status }) => status))).toEqual(new Set(["done"]));
});

// A6.1: a burst while the database is down.
it("acknowledges nothing of 5,000 while the database is down, and keeps all of them by Shopify's retries", async () => {
  const { db } = faulty;
  const ids = Array.from({ length: burst }, (_, index) => index + 1);
  /** Sends every delivery, the same each time, many at once. */
  const sendAll = async () => {
    const statuses: number[] = [];
    for (let from = 0; from < burst; from += atOnce) {
      const sent = ids.slice(from, from + atOnce).map((id) => {
        const body = Buffer.from(JSON.stringify({ customer: { id }, orders_to_redact: [id] }));
        return post(body, sign(body).toString("base64"), {
          "x-shopify-topic": "customers/redact",
          "x-shopify-webhook-id": `burst-${id}`,
          "x-shopify-event-id": `event-${id}`,
        });
      });
      statuses.push(...(await Promise.all(sent)));
    }
    return statuses;
  };
  const down = () => Promise.reject(new Error("connect ECONNREFUSED"));
  useDatabase({ ...db, query: down, exec: down, transaction: down } as unknown as Database);
  try {
    const refused = await sendAll();
    expect(new Set(refused)).toEqual(new Set([503]));
  } finally {
    useDatabase(db);
  }
  expect(await inbox()).toEqual([]);
  expect(new Set(await sendAll())).toEqual(new Set([200]));
  expect(await inbox()).toHaveLength(burst);
  expect(Math.max(...app.tookMs)).toBeLessThan(longestAnswerMs);
}, 300_000);
