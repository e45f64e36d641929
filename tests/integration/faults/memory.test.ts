import { execFile } from "node:child_process";
import { createServer, type Server } from "node:http";
import { Readable } from "node:stream";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listenHere } from "../../dev-store/platform/listen";
import { testEnv } from "../../setup/test-env";

// 97 MB of text: a reader that kept no more than that would be caught.
const large = 250_000;
const small = 20_000;
// Of JavaScript's objects: a reader that kept the lines would need several times as much.
const heapMb = 64;
const mostMoreMb = 80;

let server: Server;
let origin: string;

function line(number: number): string {
  return JSON.stringify({
    __typename: "Customer",
    id: `gid://shopify/Customer/${number}`,
    createdAt: "2026-01-01T00:00:00Z",
    updatedAt: "2026-01-02T00:00:00Z",
    numberOfOrders: "2",
    amountSpent: { amount: "1.50" },
    statistics: { rfmGroup: "ACTIVE", predictedSpendTier: "LOW" },
    state: "ENABLED",
    tags: ["a tag of some length", "another tag of some length", `tag-${number}`],
    lastOrder: { id: `gid://shopify/Order/${number}` },
  });
}

function* result(lines: number): Generator<string> {
  for (let from = 1; from <= lines; from += 500) {
    let text = "";
    for (let at = from; at < Math.min(from + 500, lines + 1); at += 1) text += `${line(at)}\n`;
    yield text;
  }
}

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.method === "POST") {
      response.setHeader("content-type", "application/json");
      return void response.end(JSON.stringify({ data: { nodes: [{ id: "known" }] } }));
    }
    Readable.from(result(Number(request.url?.slice(1)))).pipe(response);
  });
  origin = await listenHere(server);
});
afterAll(() => void server.close());

async function readInOwnProcess(lines: number) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      `--max-old-space-size=${heapMb}`,
      ...["--import", "tsx", "tests/integration/faults/read-large-result.ts", `${origin}/${lines}`],
    ],
    { env: { ...process.env, ...testEnv } },
  );
  return JSON.parse(stdout) as { lines: number; spentMinor: number; peakMb: number };
}

// airbyte#76969, #81518: results were held and sorted in memory, up to gigabytes.
it("reads 250,000 lines in the memory that 20,000 take", async () => {
  const short = await readInOwnProcess(small);
  const long = await readInOwnProcess(large);
  expect([short.lines, long.lines]).toEqual([small, large]);
  expect(long.spentMinor).toBe(large * 150);
  expect(long.peakMb - short.peakMb).toBeLessThan(mostMoreMb);
  expect(long.peakMb).toBeLessThan(350);
});
