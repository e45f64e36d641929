import { createReadStream } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import type { Results, StoredResult } from "./ingest-results";

/** A Shopify that knows bulk operations only, and answers them from files. */
export interface Replay {
  url: string;
  close(): Promise<void>;
}

const requestSchema = z.object({
  query: z.string(),
  variables: z.object({
    query: z.string().optional(),
    id: z.string().optional(),
    ids: z.array(z.string()).optional(),
  }),
});

// Fewer looks at the disk: it is the app that is measured.
const chunkBytes = 1024 * 1024;

const prefix = "gid://shopify/BulkOperation/";

/** Every operation is complete as soon as its result is there: at once, once it has been made. */
export async function startReplay(results: Results, shop: string): Promise<Replay> {
  const operations: { document: string; createdAt: string; result: StoredResult | null }[] = [];
  let url = "";

  function nodeOf(id: number) {
    const operation = operations[id];
    if (!operation) return null;
    const { document, createdAt, result } = operation;
    const isEmpty = !result || result.objectCount === 0;
    return {
      id: `${prefix}${id}`,
      status: result ? "COMPLETED" : "RUNNING",
      errorCode: null,
      createdAt,
      objectCount: String(result?.objectCount ?? 0),
      rootObjectCount: String(result?.rootObjectCount ?? 0),
      url: isEmpty ? null : `${url}/bulk/${id}.jsonl`,
      query: document,
    };
  }

  async function answer({ query, variables }: z.output<typeof requestSchema>): Promise<object> {
    if (variables.query !== undefined) {
      const operation: (typeof operations)[number] = {
        document: variables.query,
        createdAt: new Date().toISOString(),
        result: null,
      };
      const id = operations.push(operation) - 1;
      const made = results.of(variables.query).then((result) => (operation.result = result));
      // A result that is there already is there now; one that is being made is asked after.
      await Promise.race([made, new Promise((resolve) => setTimeout(resolve, 200))]);
      return { bulkOperationRunQuery: { bulkOperation: nodeOf(id), userErrors: [] } };
    }
    if (variables.id?.startsWith(prefix))
      return { bulkOperation: nodeOf(Number(variables.id.slice(prefix.length))) };
    if (query.includes("bulkOperations(")) return { bulkOperations: { nodes: [] } };
    if (variables.ids) {
      // Whose result it is; what categories ask for, and entries, are read one by one and are no part of this.
      const isThere = query.includes("query KnownNodes");
      return { nodes: variables.ids.map((each) => (isThere ? { id: each } : null)) };
    }
    if (query.includes("shop {")) return {};
    throw new Error(`The replay does not know ${query.slice(0, 80)}`);
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const id = /^\/bulk\/(\d+)\.jsonl$/.exec(request.url ?? "")?.[1];
    const result = id === undefined ? undefined : operations[Number(id)]?.result;
    if (result) {
      const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
      const range = from > 0 ? { "content-range": `bytes ${from}-` } : {};
      response.writeHead(from > 0 ? 206 : 200, range);
      createReadStream(result.path, { start: from, highWaterMark: chunkBytes }).pipe(response);
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = requestSchema.parse(JSON.parse(Buffer.concat(chunks).toString("utf8")));
    response.writeHead(200, { "content-type": "application/json" });
    const identity = { shop: { myshopifyDomain: shop } };
    response.end(JSON.stringify({ data: { ...identity, ...(await answer(body)) } }));
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      response.writeHead(400).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
