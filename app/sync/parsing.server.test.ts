import { describe, expect, it } from "vitest";
import { readBatches, type Batch } from "./jsonl";
import type { LineKind } from "./line-parser";
import { customerLines } from "./parse-customers";
import { saleLines } from "./parse-sales";
import { openParsing, parseHere, parsingThread } from "./parsing.server";

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

async function batchesOf(nodes: readonly unknown[], lines = 100, end = "\n"): Promise<Batch[]> {
  const text = nodes.map((node) => (typeof node === "string" ? node : JSON.stringify(node)));
  const chunks = (async function* () {
    yield Buffer.from(text.join("\n") + end);
  })();
  const batches: Batch[] = [];
  for await (const batch of readBatches(chunks, { lines, bytes: 1e9 })) batches.push(batch);
  return batches;
}

async function parseAll<P>(
  parse: (batch: Batch, firstLineNo: number) => Promise<P>,
  batches: readonly Batch[],
): Promise<P[]> {
  const packed: P[] = [];
  let firstLineNo = 1;
  for (const batch of batches) {
    packed.push(await parse(batch, firstLineNo));
    firstLineNo += batch.count;
  }
  return packed;
}

/** In a thread, and here. */
async function bothWays<P>(kind: LineKind<P>, batches: readonly Batch[]) {
  const parsing = openParsing(kind, settings);
  const there = await parseAll(parsing.parse, batches).finally(() => parsing.close());
  return { there, here: await parseAll(parseHere(kind, settings), batches) };
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
    const nodes = Array.from({ length: 900 }, (_, at) => customer(at + 1, tags[at % 6]));
    const { there, here } = await bothWays(customerLines, await batchesOf(nodes, 250));
    expect(legible(there)).toEqual(legible(here));
    expect(there.map(({ roots, rows }) => [roots, rows.count])).toEqual([
      [250, 250],
      [250, 250],
      [250, 250],
      [150, 150],
    ]);
  });

  it("knows agreements from batches before, and hands back sales of those it does not know", async () => {
    const nodes = [agreement(1), sale(11, 1), sale(12, 1), sale(21, 2), agreement(2), sale(31, 3)];
    const { there, here } = await bothWays(saleLines, await batchesOf(nodes, 2));
    expect(legible(there)).toEqual(legible(here));
    expect(there.map(({ ledger, others }) => [ledger.count, others.map((o) => o.lineNo)])).toEqual([
      [1, []],
      [1, [4]],
      [0, [6]],
    ]);
    const whole = await bothWays(saleLines, await batchesOf(nodes));
    expect(whole.there[0]?.ledger.count).toBe(3);
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
  ])("says where it found %s, as here", async (_, last, end, message) => {
    const batches = await batchesOf([customer(1), customer(2), ...last], 2, end);
    const wrong = { code: "upstream_invalid", message: expect.stringMatching(message) as unknown };
    const parsing = openParsing(customerLines, settings);
    await expect(parseAll(parsing.parse, batches)).rejects.toMatchObject(wrong);
    parsing.close();
    await expect(parseAll(parseHere(customerLines, settings), batches)).rejects.toMatchObject(
      wrong,
    );
  });

  it("is parsed to its end here where the thread is killed in the middle of a batch", async () => {
    const nodes = Array.from({ length: 4_000 }, (_, at) => customer(at + 1));
    const batches = await batchesOf(nodes, 2_000);
    const parsing = openParsing(customerLines, settings);
    const [first, second] = batches as [Batch, Batch];
    const before = await parsing.parse(first, 1);
    const after = parsing.parse(second, 2_001);
    await parsingThread()?.end();
    const expected = await parseAll(parseHere(customerLines, settings), batches);
    expect(legible([before, await after])).toEqual(legible(expected));
    parsing.close();
    // The next one has a thread again.
    const { there } = await bothWays(customerLines, batches);
    expect(legible(there)).toEqual(legible(expected));
  });

  it("is parsed here where no thread can be had", async () => {
    await parsingThread()?.end();
    const parsing = openParsing(customerLines, settings);
    const started = parsingThread()?.end();
    const batches = await batchesOf([customer(1), customer(2)]);
    const expected = await parseAll(parseHere(customerLines, settings), batches);
    expect(await parseAll(parsing.parse, batches)).toEqual(expected);
    await started;
    expect(parsingThread()).toBeNull();
    expect((await bothWays(customerLines, batches)).there).toEqual(expected);
  });
});
