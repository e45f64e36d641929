import { z } from "zod";
import { readBulkOperation } from "../admin-api/bulk-operations";
import type { AdminClient } from "../admin-api/client.server";
import { AppError } from "../lib/errors";
import { relaxed, type Queryable } from "../store/database.server";
import { deleteOrphans, readOrphans, storeOrphans } from "../store/sync-orphans.server";
import { updateSlice, type SlicePatch, type SliceState } from "../store/sync-slices.server";
import type { BatchLimits } from "./batch-limits";
import {
  parseSettingsOf,
  type BulkReader,
  type Commit,
  type ReadContext,
  type RestCursor,
} from "./bulk-reader";
import { downloadLines, linesOf } from "./jsonl";
import { parseLines } from "./line-parser";
import { oneAhead } from "./one-ahead";
import { parseJsonLine, unreadableValue, type NumberedLine } from "./parse-line";
import { parseDownload } from "./parsing.server";
import { checkOwner } from "./result-owner";

/** "loaded": every line is written; "paused": the time is up, the cursor says where to go on. */
export type LoadOutcome = "loaded" | "paused";

export interface LoadOptions {
  commit: Commit;
  clock: () => Date;
  isTimeUp: () => boolean;
  limits: BatchLimits;
}

// Reading on by pages takes hours where a catalogue is large and the plan's limits are low. It takes
// turns with the other slices; meanwhile the bucket fills that its queries are paid from.
const turnMs = 10_000;

/**
 * Reads the result of a completed operation from the slice's cursor on, then by pages what it lacks.
 * Each batch and page is one transaction of its rows and the cursor. Throws upstream_invalid where
 * the result is missing, cut off, shorter than Shopify's own count, or has children without parents;
 * AdminClient's errors else.
 */
export async function loadSlice(
  client: AdminClient,
  reader: BulkReader,
  slice: SliceState,
  context: ReadContext,
  options: LoadOptions,
): Promise<LoadOutcome> {
  const cursor = restCursorOf(slice);
  if (cursor) return loadRest(client, reader, slice, context, options, cursor);
  const current = await loadResult(client, reader, slice, context, options);
  return current ? loadRest(client, reader, current, context, options, null) : "paused";
}

/** The slice after the last line, or null where the time is up before. */
async function loadResult(
  client: AdminClient,
  reader: BulkReader,
  slice: SliceState,
  context: ReadContext,
  options: LoadOptions,
): Promise<SliceState | null> {
  const { commit, isTimeUp, limits } = options;
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
  if (current.linesDone === 0) await commit(async (tx) => reader.begin?.(tx, context));
  let mayHaveOrphans = current.linesDone > 0;
  if (operation.url !== null) {
    const { url } = operation;
    // Asked for while the first lines come; nothing is written before the answer.
    const isOwned = current.linesDone === 0 ? checkOwner(client, url) : Promise.resolve();
    isOwned.catch(() => {});
    const download = new AbortController();
    const { signal } = download;
    const source = {
      ...{ client, url, signal },
      fromByte: current.linesDone === 0 ? 0 : current.bytesDone,
      firstLineNo: current.linesDone + 1,
      limits,
    };
    const settings = parseSettingsOf(context);
    const batches = parseDownload(reader.lines, settings, source);
    try {
      for await (const { packed, lines, bytes } of oneAhead(batches)) {
        await isOwned;
        const before = current;
        current = await commit(async (tx) => {
          const where = `the ${lines} lines after line ${before.linesDone}`;
          const { roots, orphans } = await write(reader, tx, context, packed, where);
          const lost = await pickLines(client, reader, url, before, orphans);
          await storeOrphans(tx, context.shop, before, lost);
          mayHaveOrphans ||= orphans.length > 0;
          return moveOn(tx, context, before, {
            linesDone: before.linesDone + lines,
            // A new operation begins with line 0, and at byte 0, whatever stood here.
            bytesDone: (before.linesDone === 0 ? 0 : before.bytesDone) + bytes,
            rootsDone: before.rootsDone + roots,
          });
        }, relaxed);
        if (isTimeUp()) return null;
      }
      await isOwned;
    } finally {
      // What was being fetched ahead is not waited for.
      download.abort();
    }
  }
  if (current.linesDone < operation.objectCount) {
    throw new AppError(
      "upstream_invalid",
      `The result has ${current.linesDone} lines, but Shopify counted ${operation.objectCount} objects.`,
    );
  }
  while (mayHaveOrphans) {
    mayHaveOrphans = await adoptOrphans(reader, current, context, commit, limits);
    if (mayHaveOrphans && isTimeUp()) return null;
  }
  return current;
}

/** Reads by pages what the result lacked. */
async function loadRest(
  client: AdminClient,
  reader: BulkReader,
  slice: SliceState,
  context: ReadContext,
  { commit, clock, isTimeUp }: LoadOptions,
  cursor: RestCursor | null,
): Promise<LoadOutcome> {
  if (!reader.readRest) return "loaded";
  let current = slice;
  const turnEnds = clock().getTime() + turnMs;
  for await (const page of reader.readRest(client, context, cursor)) {
    const before = current;
    const isPaused = isTimeUp() || clock().getTime() >= turnEnds;
    current = await commit(async (tx) => {
      await page.write(tx);
      return moveOn(tx, context, before, {
        pageCursor: JSON.stringify({ operation: before.bulkOperationId, ...page.next }),
        ...(isPaused ? { notBefore: new Date(clock().getTime() + turnMs) } : {}),
      });
    });
    if (isPaused) return "paused";
  }
  return "loaded";
}

const restCursor = z.object({
  /** Of an earlier operation it counts no more. */
  operation: z.string(),
  step: z.string(),
  afterId: z.number().int(),
  within: z
    .object({ id: z.number().int(), after: z.string(), offset: z.number().int() })
    .nullable(),
});

function restCursorOf({ pageCursor, bulkOperationId }: SliceState): RestCursor | null {
  if (pageCursor === null) return null;
  const cursor = restCursor.parse(JSON.parse(pageCursor));
  return cursor.operation === bulkOperationId ? cursor : null;
}

async function moveOn(
  tx: Queryable,
  { shop }: ReadContext,
  slice: SliceState,
  after: Partial<SliceState> & SlicePatch,
): Promise<SliceState> {
  await updateSlice(tx, shop, slice, after);
  return { ...slice, ...after };
}

/**
 * Those of the lines after the cursor that have these numbers, looked up in the result once more: it
 * is seldom that there are any.
 */
async function pickLines(
  client: AdminClient,
  { resource }: BulkReader,
  url: string,
  { linesDone, bytesDone }: SliceState,
  lineNos: readonly number[],
): Promise<NumberedLine[]> {
  const wanted = new Set(lineNos);
  const lines: NumberedLine[] = [];
  if (wanted.size === 0) return lines;
  let lineNo = linesDone;
  const chunks = downloadLines(
    (fromByte) => client.download(url, undefined, fromByte),
    linesDone === 0 ? 0 : bytesDone,
  );
  for await (const { text } of linesOf(chunks)) {
    lineNo += 1;
    if (wanted.delete(lineNo)) lines.push(parseJsonLine(resource, lineNo, text));
    if (wanted.size === 0) return lines;
  }
  throw new AppError("upstream_invalid", "A bulk result changed while it was read.");
}

/** Writes children that came before their parents; false where none are left. */
async function adoptOrphans(
  reader: BulkReader,
  slice: SliceState,
  context: ReadContext,
  commit: Commit,
  limits: BatchLimits,
): Promise<boolean> {
  return commit(async (tx) => {
    const lines = await readOrphans(tx, context.shop, slice, limits.lines);
    if (lines.length === 0) return false;
    const last = { ...context, isLast: true };
    const packed = parseLines(reader.lines, parseSettingsOf(last), lines);
    const where = `the ${lines.length} lines after line ${(lines[0]?.lineNo ?? 1) - 1}`;
    const { orphans } = await write(reader, tx, last, packed, where);
    const [lost] = orphans;
    if (lost !== undefined) {
      throw new AppError(
        "upstream_invalid",
        `Line ${lost} of the ${reader.resource} result belongs to an object that is not in it.`,
      );
    }
    await deleteOrphans(
      tx,
      context.shop,
      slice,
      lines.map(({ lineNo }) => lineNo),
    );
    return true;
  });
}

async function write(
  reader: BulkReader,
  tx: Queryable,
  context: ReadContext,
  packed: unknown,
  where: string,
) {
  try {
    return await reader.write(tx, context, packed);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw unreadableValue(reader.resource, where, error);
  }
}
