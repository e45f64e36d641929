import { readBulkOperation } from "../admin-api/bulk-operations";
import type { AdminClient } from "../admin-api/client.server";
import { AppError } from "../lib/errors";
import type { Queryable } from "../store/database.server";
import { deleteOrphans, readOrphans, storeOrphans } from "../store/sync-orphans.server";
import { updateSlice, type SliceState } from "../store/sync-slices.server";
import type { BulkReader, Commit, ReadContext } from "./bulk-reader";
import { readBatches } from "./jsonl";
import { parseJsonLine, type NumberedLine } from "./parse-line";

// Large enough that a statement's fixed cost vanishes, small enough for a batch to take well under
// a second and a few megabytes.
const batchSize = 2000;

/** "loaded": every line is written; "paused": the time is up, the cursor says where to go on. */
export type LoadOutcome = "loaded" | "paused";

/**
 * Reads the result of a completed operation from the slice's cursor on. Each batch is one
 * transaction of its rows and the cursor. Throws upstream_invalid where the result is missing, cut
 * off, shorter than Shopify's own count, or has children without parents; AdminClient's errors else.
 */
export async function loadSlice(
  client: AdminClient,
  reader: BulkReader,
  slice: SliceState,
  context: ReadContext,
  { commit, isTimeUp }: { commit: Commit; isTimeUp: () => boolean },
): Promise<LoadOutcome> {
  const operation =
    slice.bulkOperationId && (await readBulkOperation(client, slice.bulkOperationId));
  if (!operation || operation.status !== "COMPLETED") {
    throw new AppError("upstream_invalid", "The result of a bulk operation is no longer there.");
  }
  if (operation.url === null && operation.objectCount > 0) {
    throw new AppError(
      "upstream_invalid",
      `Shopify completed a bulk operation of ${operation.objectCount} objects without a result.`,
    );
  }

  let current = slice;
  let mayHaveOrphans = slice.linesDone > 0;
  if (operation.url !== null) {
    const chunks = client.download(operation.url);
    for await (const batch of readBatches(chunks, { skip: slice.linesDone, batchSize })) {
      const lines = batch.lines.map((text, index) =>
        parseJsonLine(reader.resource, batch.firstLine + index, text),
      );
      const before = current;
      current = await commit(async (tx) => {
        const { roots, orphans } = await write(reader, tx, context, lines);
        await storeOrphans(tx, context.shop, before, orphans);
        mayHaveOrphans ||= orphans.length > 0;
        const after = {
          linesDone: before.linesDone + lines.length,
          rootsDone: before.rootsDone + roots,
        };
        await updateSlice(tx, context.shop, before, after);
        return { ...before, ...after };
      });
      if (isTimeUp()) return "paused";
    }
  }
  if (current.linesDone < operation.objectCount) {
    throw new AppError(
      "upstream_invalid",
      `The result has ${current.linesDone} lines, but Shopify counted ${operation.objectCount} objects.`,
    );
  }
  if (mayHaveOrphans) await adoptOrphans(reader, current, context, commit);
  await reader.readOn?.(client, context, commit);
  return "loaded";
}

/** Writes the children that came before their parents. */
async function adoptOrphans(
  reader: BulkReader,
  slice: SliceState,
  context: ReadContext,
  commit: Commit,
): Promise<void> {
  for (;;) {
    const adopted = await commit(async (tx) => {
      const lines = await readOrphans(tx, context.shop, slice, batchSize);
      if (lines.length === 0) return 0;
      const { orphans } = await write(reader, tx, { ...context, isLast: true }, lines);
      const [lost] = orphans;
      if (lost) {
        throw new AppError(
          "upstream_invalid",
          `Line ${lost.lineNo} of the ${reader.resource} result belongs to an object that is not in it.`,
        );
      }
      await deleteOrphans(
        tx,
        context.shop,
        slice,
        lines.map(({ lineNo }) => lineNo),
      );
      return lines.length;
    });
    if (adopted === 0) return;
  }
}

/** A value that cannot be stored exactly is Shopify's answer being unusable, not a fault of ours. */
async function write(
  reader: BulkReader,
  tx: Queryable,
  context: ReadContext,
  lines: readonly NumberedLine[],
) {
  try {
    return await reader.write(tx, context, lines);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const first = lines[0]?.lineNo;
    const last = lines.at(-1)?.lineNo;
    throw new AppError(
      "upstream_invalid",
      `A value in lines ${first} to ${last} of the ${reader.resource} result cannot be read.`,
      reader.resource,
      { cause: error },
    );
  }
}
