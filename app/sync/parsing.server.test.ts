import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { downloadResult } from "../admin-api/download";
import type { LineKind } from "./line-parser";
import { customerLines } from "./parse-customers";
import type { ParsedBatch } from "./parse-result";
import { saleLines } from "./parse-sales";
import { parseDownload, parseHere, parsingThread } from "./parsing.server";

const settings = { shopId: 7, currency: "USD", zone: "America/New_York", reading: 3 };
const money = (amount: string) => ({ shopMoney: { amount } });

function customer(number: number, tag = "a tag") {
  return {
    __typename: "Customer",
    id: `gid://shopify/Customer/${number}`,
    createdAt: "2026-01-01T00:00:00Z",
    updatedAt: "2026-01-02T00:00:00Z",
    numberOfOrders: "2",
    amountSpent: { amount: "1.50" },
    statistics: null,
    state: "ENABLED",
    tags: [tag],
    lastOrder: null,
  };
}

const agreement = (number: number) => ({
  __typename: "OrderAgreement",
  id: `gid://shopify/SalesAgreement/${number}`,
  reason: "ORDER",
  happenedAt: "2026-03-08T04:30:00Z",
  __parentId: `gid://shopify/Order/${number}`,
});

const sale = (number: number, agreementNumber: number) => ({
  __typename: "ProductSale",
  id: `gid://shopify/Sale/${number}`,
  actionType: "ORDER",
  lineType: "PRODUCT",
  quantity: 1,
  totalAmount: money("10.80"),
  totalTaxAmount: money("0.80"),
  totalDiscountAmountBeforeTaxes: money("0.0"),
  lineItem: null,
  __parentId: `gid://shopify/SalesAgreement/${agreementNumber}`,
});

/** What the storage gives: a text, from a byte on. */
let stored = Buffer.alloc(0);
const storage = createServer((request, response) => {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
  const range = from > 0 ? { "content-range": `bytes ${from}-` } : {};
  response.writeHead(from > 0 ? 206 : 200, range).end(stored.subarray(from));
});
const addressOf = () => `http://127.0.0.1:${(storage.address() as AddressInfo).port}`;

beforeAll(async () => {
  await new Promise<void>((resolve) => storage.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  storage.close();
  storage.closeAllConnections();
});
afterEach(() => parsingThread()?.end());

function store(nodes: readonly unknown[], end = "\n"): void {
  const lines = nodes.map((node) => (typeof node === "string" ? node : JSON.stringify(node)));
  stored = Buffer.from(lines.join("\n") + end);
}

const client = {
  download: (url: string, signal?: AbortSignal, fromByte?: number) =>
    downloadResult(url, { signal, fromByte }),
  addressOf: (url: string): string | null => url,
};

const sourceOf = (lines: number, bytes = 1e6) => ({
  ...{ client, url: `${addressOf()}/bulk/1.jsonl`, signal: new AbortController().signal },
  ...{ fromByte: 0, firstLineNo: 1, limits: { lines, bytes } },
});

async function collect<P>(batches: AsyncIterable<ParsedBatch<P>>) {
  const collected: ParsedBatch<P>[] = [];
  for await (const batch of batches) collected.push(batch);
  return collected;
}

const parseThere = <P>(kind: LineKind<P>, lines = 100, bytes?: number) =>
  parseDownload(kind, settings, sourceOf(lines, bytes));

/** In a thread, and here. */
async function bothWays<P>(kind: LineKind<P>, lines = 100, bytes?: number) {
  const there = await collect(parseThere(kind, lines, bytes));
  return { there, here: await collect(parseHere(kind, settings, sourceOf(lines, bytes))) };
}

/** What can be compared at once: thousands of numbers one by one take long. */
function legible(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return (value as Uint8Array).join(" ");
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value).map(([name, inner]) => [name, legible(inner)]);
}

describe("a result that is parsed in a thread", () => {
  it("gives the same bytes as one that is parsed here", async () => {
    const tags = ["plain", "tab\t", "back\\slash", "nul\0", "half\ud800", "🧦"];
    store(Array.from({ length: 900 }, (_, at) => customer(at + 1, tags[at % 6])));
    const { there, here } = await bothWays(customerLines, 250);
    expect(legible(there)).toEqual(legible(here));
    expect(there.map(({ lines, packed: { roots, rows } }) => [lines, roots, rows.count])).toEqual([
      [250, 250, 250],
      [250, 250, 250],
      [250, 250, 250],
      [150, 150, 150],
    ]);
    expect(there.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(stored.length);
  });

  it("comes in batches of so many bytes too, a longer line in one of its own", async () => {
    store([1, 2, 3].map((number) => customer(number, number === 3 ? "x".repeat(900) : "a")));
    const twoLines = JSON.stringify(customer(1, "a")).length * 2 + 2;
    const { there, here } = await bothWays(customerLines, 100, twoLines);
    expect(there.map(({ lines }) => lines)).toEqual([2, 1]);
    expect(here.map(({ lines }) => lines)).toEqual([2, 1]);
    const single = await bothWays(customerLines, 100, 10);
    expect(single.there.map(({ lines }) => lines)).toEqual([1, 1, 1]);
  });

  it("comes in smaller batches at first where it is to be written soon", async () => {
    store(Array.from({ length: 40 }, (_, at) => customer(at + 1)));
    const source = { ...sourceOf(16), limits: { lines: 16, bytes: 1e6, isGradual: true } };
    const there = await collect(parseDownload(customerLines, settings, source));
    expect(there.map(({ lines }) => lines)).toEqual([2, 4, 8, 16, 10]);
  });

  it("knows agreements from batches before, and hands back sales of those it does not know", async () => {
    store([agreement(1), sale(11, 1), sale(12, 1), sale(21, 2), agreement(2), sale(31, 3)]);
    const { there, here } = await bothWays(saleLines, 2);
    expect(legible(there)).toEqual(legible(here));
    const seen = there.map(({ packed: { ledger, others } }) => [
      ledger.count,
      others.map(({ lineNo }) => lineNo),
    ]);
    expect(seen).toEqual([
      [1, []],
      [1, [4]],
      [0, [6]],
    ]);
    const whole = await bothWays(saleLines);
    expect(whole.there[0]?.packed.ledger.count).toBe(3);
    expect(legible(whole.there)).toEqual(legible(whole.here));
  });

  it.each([
    ["what is no JSON", ["{}x"], "\n", /^Line 3 of the customers result is not a JSON object\.$/],
    ["a wrong shape", [{ ...customer(3), tags: 1 }], "\n", /^Line 3 .* at "tags"/],
    [
      "a number too large",
      [{ ...customer(3), id: "gid://shopify/Customer/99999999999999999" }],
      "\n",
      /^A value in line 3 /,
    ],
    ["a line that is cut off", ['{"id":'], "", /ended in the middle of a line/],
  ])("says where it found %s, as here, after the batches before", async (_, last, end, message) => {
    store([customer(1), customer(2), ...last], end);
    const wrong = { code: "upstream_invalid", message: expect.stringMatching(message) as unknown };
    for (const batches of [
      parseThere(customerLines, 2),
      parseHere(customerLines, settings, sourceOf(2)),
    ]) {
      expect((await batches.next()).value).toMatchObject({ lines: 2 });
      await expect(batches.next()).rejects.toMatchObject(wrong);
    }
  });

  it("is parsed to its end here where the thread is killed in the middle", async () => {
    store(Array.from({ length: 6_000 }, (_, at) => customer(at + 1)));
    const batches = parseThere(customerLines, 2_000);
    const first = await batches.next();
    const second = batches.next();
    await parsingThread()?.end();
    const read = [first.value, (await second).value, ...(await collect(batches))] as unknown[];
    const expected = await collect(parseHere(customerLines, settings, sourceOf(2_000)));
    expect(legible(read)).toEqual(legible(expected));
    // The next one has a thread again.
    expect(legible(await collect(parseThere(customerLines, 2_000)))).toEqual(legible(expected));
  });

  it("ends at once where nobody wants it any more", async () => {
    store(Array.from({ length: 6_000 }, (_, at) => customer(at + 1)));
    const giveUp = new AbortController();
    const batches = parseDownload(customerLines, settings, {
      ...sourceOf(10),
      signal: giveUp.signal,
    });
    await batches.next();
    giveUp.abort();
    await expect(collect(batches)).rejects.toThrow(/aborted|No session/);
  });

  it("is parsed here where only the client can download it, from where it begins", async () => {
    store([customer(1), customer(2), customer(3)]);
    const first = JSON.stringify(customer(1)).length + 1;
    const own = { ...client, addressOf: () => null };
    const source = { ...sourceOf(2), client: own, fromByte: first, firstLineNo: 2 };
    const there = await collect(parseDownload(customerLines, settings, source));
    expect(there.map(({ lines, bytes }) => [lines, bytes])).toEqual([[2, stored.length - first]]);
  });

  it("is parsed here where no thread can be had", async () => {
    store([customer(1), customer(2)]);
    const expected = await collect(parseHere(customerLines, settings, sourceOf(100)));
    const started = parsingThread()?.end();
    expect(await collect(parseThere(customerLines))).toEqual(expected);
    await started;
    expect(parsingThread()).toBeNull();
    expect((await bothWays(customerLines)).there).toEqual(expected);
  });
});
