import type { AdminClient } from "../admin-api/client.server";
import { log } from "../log.server";
import { downloadLines } from "./jsonl";
import type { LineKind, ParseSettings } from "./line-parser";
import { oneAhead } from "./one-ahead";
import { parseResult, type ParsedBatch, type ResultStart } from "./parse-result";
import { startParseWorker, ThreadLost, type ParseWorker } from "./parse-worker.server";

// Whoever writes the batch before waits for a turn between any two of its statements.
const turnMs = 2;
const turnOver = () => new Promise<void>((resolve) => setImmediate(resolve));

let worker: ParseWorker | null = null;
let canHaveThread = true;
let sessions = 0;

/** A result of a bulk operation, and where reading it begins. */
export interface ResultSource extends ResultStart {
  client: Pick<AdminClient, "download" | "addressOf">;
  url: string;
  /** Ends the download at once. */
  signal: AbortSignal;
}

/**
 * Downloads a result and makes rows of it, in a thread of its own, so that the next batch is made ready
 * while one is written, and pages are served. Where there can be none, or it ends, the same is done
 * here, in short turns. Throws what parseResult and AdminClient.download do.
 */
export async function* parseDownload<P>(
  kind: LineKind<P>,
  settings: ParseSettings,
  source: ResultSource,
): AsyncGenerator<ParsedBatch<P>> {
  const { client, url, signal, fromByte, firstLineNo, limits } = source;
  const start = { fromByte, firstLineNo, limits };
  const address = client.addressOf(url);
  const thread = address === null ? null : parsingThread();
  if (thread && address !== null) {
    const session = (sessions += 1);
    const close = () => thread.send({ type: "close", session });
    signal.addEventListener("abort", close, { once: true });
    thread.send({ type: "open", session, resource: kind.resource, settings, address, start });
    try {
      for (;;) {
        const batch = (await thread.next(session)) as ParsedBatch<P> | null;
        if (!batch) return;
        start.fromByte += batch.bytes;
        start.firstLineNo += batch.lines;
        yield batch;
      }
    } catch (error) {
      if (!(error instanceof ThreadLost)) throw error;
      log.warn({ err: error }, "The parsing thread has ended: its result is parsed without it");
    } finally {
      signal.removeEventListener("abort", close);
      close();
    }
  }
  yield* oneAhead(parseHere(kind, settings, { ...source, ...start }));
}

/** The process's thread, started when it is first needed. */
export function parsingThread(): ParseWorker | null {
  if (!canHaveThread) return null;
  try {
    worker ??= startParseWorker((hasAnswered) => {
      worker = null;
      canHaveThread = hasAnswered;
    });
  } catch (error) {
    log.warn({ err: error }, "No thread can be started: results are parsed in the main one");
    canHaveThread = false;
  }
  return worker;
}

/** The same in this thread, with a turn for others every few milliseconds. */
export function parseHere<P>(
  kind: LineKind<P>,
  settings: ParseSettings,
  source: ResultSource,
): AsyncGenerator<ParsedBatch<P>> {
  const { client, url, signal } = source;
  let turnEnds = 0;
  const rest = () => {
    const now = performance.now();
    if (now < turnEnds) return null;
    turnEnds = now + turnMs;
    return turnOver();
  };
  const chunks = downloadLines(
    (fromByte) => client.download(url, signal, fromByte),
    source.fromByte,
  );
  return parseResult(kind, settings, source, chunks, rest);
}
