/**
 * A program for memory.test.ts: reads a bulk result of customers from an address, line by line as a
 * backfill does, and prints how many lines there were and the most memory it took.
 */
import { createAdminClient } from "../../../app/admin-api/client.server";
import { customerNode, customerToRow } from "../../../app/sync/customer-rows";
import { batchLimits } from "../../../app/sync/batch-limits";
import { readBatches } from "../../../app/sync/jsonl";
import { linesOf } from "../../../app/sync/line-parser";
import { parseJsonLine, parseNode } from "../../../app/sync/parse-line";
import { checkingOwner } from "../../../app/sync/result-owner";
import { readPeakMemory } from "../../../app/commands/bench/process-memory";

const [address = ""] = process.argv.slice(2);
process.env.DEV_STORE_URL = new URL(address).origin;

const client = checkingOwner(
  createAdminClient(
    { id: 1, domain: "large.myshopify.com" },
    { tokens: { get: async () => "token" } },
  ),
);
let lines = 0;
let spentMinor = 0;
for await (const batch of readBatches(client.download(address), batchLimits)) {
  for (const text of linesOf(batch)) {
    lines += 1;
    const node = parseNode(customerNode, "customers", parseJsonLine("customers", lines, text));
    spentMinor += customerToRow(node, "USD", 1).amountSpentMinor;
  }
}
// Linux counts into maxRSS what the process held that started this one.
const peakMb =
  process.platform === "linux"
    ? await readPeakMemory(process.pid)
    : process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ lines, spentMinor, peakMb }));
