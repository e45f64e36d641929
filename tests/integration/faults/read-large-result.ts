/**
 * A program for memory.test.ts: reads a bulk result of customers from an address, line by line as a
 * backfill does, and prints how many lines there were and the most memory it took.
 */
import { createAdminClient } from "../../../app/admin-api/client.server";
import { customerNode, customerToRow } from "../../../app/sync/customer-rows";
import { linesOf } from "../../../app/sync/jsonl";
import { parseJsonLine, parseNode } from "../../../app/sync/parse-line";
import { checkOwner } from "../../../app/sync/result-owner";
import { readPeakMemory } from "../../../app/commands/bench/process-memory";

const [address = ""] = process.argv.slice(2);
process.env.DEV_STORE_URL = new URL(address).origin;

const client = createAdminClient(
  { id: 1, domain: "large.myshopify.com" },
  { tokens: { get: async () => "token" } },
);
let lines = 0;
let spentMinor = 0;
await checkOwner(client, address);
for await (const { text } of linesOf(client.download(address))) {
  lines += 1;
  const node = parseNode(customerNode, "customers", parseJsonLine("customers", lines, text));
  spentMinor += customerToRow(node, "USD", 1).amountSpentMinor;
}
// Linux counts into maxRSS what the process held that started this one.
const peakMb =
  process.platform === "linux"
    ? await readPeakMemory(process.pid)
    : process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ lines, spentMinor, peakMb }));
