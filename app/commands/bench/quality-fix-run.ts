import { setTimeout as delay } from "node:timers/promises";
import { Session } from "@shopify/shopify-api";
import { z } from "zod";
import { env } from "../../env.server";
import { handlers } from "../../jobs/registry";
import { createFix } from "../../quality/batches/batch.server";
import { changeBatch } from "../../quality/batches/change-batch.server";
import { everything } from "../../quality/batches/source";
import { checkShop } from "../../quality/run/run.server";
import { sessionStorage } from "../../session-storage.server";
import { closeDatabase } from "../../store/database.server";
import { readBatch } from "../../store/quality/batches.server";
import { countChanges } from "../../store/quality/changes.server";
import { findShopById, recordInstall, type ShopRow } from "../../store/shops.server";
import { resetResources, writePlan } from "../../store/sync-resources.server";
import { withShop } from "../../store/with-shop.server";
import { mintSessionToken } from "../app-pages";

const optionsSchema = z.object({ storeUrl: z.url(), domain: z.string(), scopes: z.string() });

/** What the process prints as its one line of JSON. */
export interface FixMeasured {
  seconds: number;
  /** Written to Shopify, as the batch tells; and products that they are of. */
  changes: number;
  products: number;
  failed: number;
  mutations: number;
  queries: number;
  /** Answers that said to wait. */
  throttled: number;
  /** Points that Shopify charged. */
  points: number;
  /** Points that there were at first, and that came each second. */
  bucket: { atFirst: number; restoreRate: number };
}

const answerSchema = z.object({
  extensions: z.object({
    cost: z.object({
      actualQueryCost: z.number().nullish(),
      throttleStatus: z.object({ currentlyAvailable: z.number(), restoreRate: z.number() }),
    }),
  }),
});

const counted = {
  ...{ mutations: 0, queries: 0, throttled: 0, points: 0 },
  bucket: { atFirst: 0, restoreRate: 0 },
};

const mutation = /^\{"query":"(?:#graphql|\\n|\s)*mutation\b/;

/** Counts what the app asks of Shopify, and what Shopify charges for it. */
function countRequests(): void {
  const send = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const response = await send(input, init);
    const body = typeof init?.body === "string" ? init.body : "";
    if (!body.startsWith('{"query"')) return response;
    const json: unknown = await response.clone().json();
    const { data } = answerSchema.safeParse(json);
    if (!data) return response;
    const { actualQueryCost, throttleStatus } = data.extensions.cost;
    const isMutation = mutation.test(body);
    if (actualQueryCost == null) counted.throttled += 1;
    else if (isMutation) counted.mutations += 1;
    else counted.queries += 1;
    counted.points += actualQueryCost ?? 0;
    if (counted.bucket.restoreRate === 0) {
      const { currentlyAvailable, restoreRate } = throttleStatus;
      counted.bucket = { atFirst: currentlyAvailable + (actualQueryCost ?? 0), restoreRate };
    }
    return response;
  };
}

async function measure(): Promise<FixMeasured> {
  const [storeUrl, domain, scopes] = process.argv.slice(2);
  const options = optionsSchema.parse({ storeUrl, domain, scopes });
  const installed = await install(options);
  const { signal } = new AbortController();
  await readCatalogue(installed, signal);
  const shop = (await findShopById(installed.id)) ?? installed;
  await checkShop(shop, new Date());

  const made = await createFix(shop, { source: everything, madeBy: null }, new Date());
  if (!made) throw new Error("There is nothing to mend");
  const { batchId } = made;
  const stateOf = async () => (await withShop(shop, (tx) => readBatch(tx, shop, batchId)))?.state;
  const goOn = () => handlers["merchandising.fix"]({ shopId: shop.id, batchId }, signal);
  while ((await stateOf()) === "preparing") await goOn();
  const form = new FormData();
  form.append("intent", "accept");
  const answer = await changeBatch(shop, batchId, form, { now: new Date(), madeBy: null });
  if (answer.kind !== "done") throw new Error(`Not accepted: ${JSON.stringify(answer)}`);

  countRequests();
  const began = performance.now();
  while ((await stateOf()) === "applying") await goOn();
  const seconds = (performance.now() - began) / 1_000;
  const state = await stateOf();
  if (state !== "done") throw new Error(`The batch ended as ${state}`);
  const counts = await withShop(shop, (tx) => countChanges(tx, shop, batchId));
  return {
    seconds,
    changes: counts.states.written ?? 0,
    products: counts.chosenProducts,
    failed: counts.failed,
    ...counted,
  };
}

const accessSchema = z.object({ access_token: z.string() });

async function install({ storeUrl, domain, scopes }: z.output<typeof optionsSchema>) {
  const { SHOPIFY_API_KEY, SHOPIFY_API_SECRET } = env();
  const { shop } = await recordInstall(domain, scopes.split(","), new Date());
  const response = await fetch(`${storeUrl}/admin/oauth/access_token`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-host": domain },
    body: JSON.stringify({
      client_id: SHOPIFY_API_KEY,
      client_secret: SHOPIFY_API_SECRET,
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: await mintSessionToken({ storeUrl, appUrl: storeUrl, shop: domain }),
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
      expiring: "1",
    }),
  });
  const { access_token } = accessSchema.parse(await response.json());
  await sessionStorage.storeSession(
    new Session({
      ...{ id: `offline_${domain}`, shop: domain, state: "", isOnline: false },
      ...{ scope: scopes, accessToken: access_token },
    }),
  );
  return shop;
}

/** What fixes need to know, read by the job's own handler. */
async function readCatalogue(shop: ShopRow, signal: AbortSignal): Promise<void> {
  const resources = ["shop", "taxonomy", "products", "collections"] as const;
  await withShop(shop, async (tx) => {
    await resetResources(tx, shop, resources);
    for (const resource of resources) {
      const plan = { expected: null, missingScopes: [], reason: null, detail: null };
      await writePlan(
        tx,
        shop,
        resource,
        { ...plan, windows: [{ from: null, to: null }] },
        new Date(),
      );
    }
  });
  for (;;) {
    const jobs = await handlers["sync.backfill"]({ shopId: shop.id }, signal);
    const next = jobs.find(({ name }) => name === "sync.backfill");
    if (!next) return;
    if (next.afterMs) await delay(next.afterMs);
  }
}

const measured = await measure();
await closeDatabase();
process.stdout.write(`${JSON.stringify(measured)}\n`);
