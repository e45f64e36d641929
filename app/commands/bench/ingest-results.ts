import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { adminApiVersion } from "../../api-version";
import { readAllScopes } from "../app-config";
import { startProgram, type Started } from "../child-process";

const cacheDir = "node_modules/.cache/shelfwise/bulk-results";
const pollMs = 100;

/** A result of a bulk operation, in a file. */
export interface StoredResult {
  path: string;
  objectCount: number;
  rootObjectCount: number;
}

/** Bulk results of one local store, made when first asked for and kept for later runs. */
export interface Results {
  of(document: string): Promise<StoredResult>;
  close(): Promise<void>;
}

export interface StoreSize {
  orders: number;
  products: number;
  seed: number;
}

const metaSchema = z.object({ objectCount: z.number(), rootObjectCount: z.number() });

/** A result is good for as long as the app asks with the same document. */
export async function openResults(size: StoreSize): Promise<Results> {
  await mkdir(cacheDir, { recursive: true });
  const storeKey = JSON.stringify(size);
  const making = new Map<string, Promise<StoredResult>>();
  let store: Promise<LocalStore> | undefined;

  return {
    of(document) {
      const known = making.get(document);
      if (known) return known;
      const hash = createHash("sha256").update(storeKey).update(document).digest("hex");
      const path = join(cacheDir, `${hash.slice(0, 20)}.jsonl`);
      const made = readMeta(path).then(
        (meta) => meta ?? (store ??= startLocalStore(size)).then((s) => s.exportTo(path, document)),
      );
      making.set(document, made);
      return made;
    },
    close: async () => (await store)?.close(),
  };
}

async function readMeta(path: string): Promise<StoredResult | null> {
  const text = await readFile(`${path}.json`, "utf8").catch(() => null);
  return text === null ? null : { path, ...metaSchema.parse(JSON.parse(text)) };
}

interface LocalStore {
  exportTo(path: string, document: string): Promise<StoredResult>;
  close(): Promise<void>;
}

const readySchema = z.object({ url: z.url(), shops: z.tuple([z.string()], z.string()) });
const operationSchema = z.object({
  id: z.string(),
  status: z.string(),
  objectCount: z.coerce.number(),
  rootObjectCount: z.coerce.number(),
  url: z.string().nullable(),
});

const fields = "id status objectCount rootObjectCount url";
const run = `mutation ($query: String!) { bulkOperationRunQuery(query: $query, groupObjects: false) {
  bulkOperation { ${fields} } userErrors { message } } }`;
const look = `query ($id: ID!) { bulkOperation(id: $id) { ${fields} } }`;

async function startLocalStore(size: StoreSize): Promise<LocalStore> {
  const [apiKey, apiSecret] = ["shelfwise-bench", "local-secret-of-the-bench"];
  let ready: z.output<typeof readySchema> | undefined;
  const flags = {
    ...{ port: "0", installed: "on", plan: "plus", "bulk-speed": "instant" },
    ...{ "api-key": apiKey, "api-secret": apiSecret, scopes: await readAllScopes() },
    ...{ orders: String(size.orders), products: String(size.products), seed: String(size.seed) },
  };
  const program: Started = await startProgram(
    [
      ...["--max-old-space-size=8192", "--import", "tsx", "tests/dev-store/main.ts"],
      ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]),
    ],
    {},
    (line) => {
      ready ??= readySchema.safeParse(safeJson(line)).data;
      return ready !== undefined;
    },
  );
  if (!ready) throw new Error("The local store did not say where it listens");
  const { url, shops } = ready;
  const [shop] = shops;
  const token = await fetchToken(url, shop, apiKey, apiSecret);

  async function ask(query: string, variables: Record<string, unknown>): Promise<unknown> {
    const response = await fetch(`${url}/admin/api/${adminApiVersion}/graphql.json`, {
      method: "POST",
      headers: {
        ...{ "content-type": "application/json", "x-forwarded-host": shop },
        "x-shopify-access-token": token,
      },
      body: JSON.stringify({ query, variables }),
    });
    return response.json();
  }

  return {
    async exportTo(path, document) {
      const started = z
        .object({
          data: z.object({ bulkOperationRunQuery: z.object({ bulkOperation: operationSchema }) }),
        })
        .parse(await ask(run, { query: document }));
      let operation = started.data.bulkOperationRunQuery.bulkOperation;
      while (operation.status !== "COMPLETED") {
        if (!["CREATED", "RUNNING"].includes(operation.status))
          throw new Error(`The local store's export ended as ${operation.status}`);
        await delay(pollMs);
        operation = z
          .object({ data: z.object({ bulkOperation: operationSchema }) })
          .parse(await ask(look, { id: operation.id })).data.bulkOperation;
      }
      const { objectCount, rootObjectCount } = operation;
      const scratch = `${path}.${randomUUID()}`;
      const body = operation.url === null ? null : (await fetch(operation.url)).body;
      const chunks = (body ?? []) as unknown as AsyncIterable<Uint8Array>;
      await pipeline(Readable.from(chunks), createWriteStream(scratch));
      await rename(scratch, path);
      await writeFile(`${path}.json`, JSON.stringify({ objectCount, rootObjectCount }));
      return { path, objectCount, rootObjectCount };
    },
    close: () => program.stop(),
  };
}

async function fetchToken(
  url: string,
  shop: string,
  apiKey: string,
  apiSecret: string,
): Promise<string> {
  const minted = await fetch(`${url}/dev/session-token?shop=${shop}`);
  const { token } = z.object({ token: z.string() }).parse(await minted.json());
  const response = await fetch(`${url}/admin/oauth/access_token`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-host": shop },
    body: JSON.stringify({
      client_id: apiKey,
      client_secret: apiSecret,
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: token,
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
      expiring: "1",
    }),
  });
  return z.object({ access_token: z.string() }).parse(await response.json()).access_token;
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
