import { log } from "../log.server";
import type { Batch } from "./jsonl";
import { parseBatch, type LineKind, type ParseSettings } from "./line-parser";
import { startParseWorker, ThreadLost, type ParseWorker } from "./parse-worker.server";

/** Parses the batches of one result, in their order. */
export interface Parsing<P> {
  /** Throws upstream_invalid where a line cannot be read. */
  parse(batch: Batch, firstLineNo: number): Promise<P>;
  close(): void;
}

// Whoever writes the batch before waits for a turn between any two of its statements.
const turnMs = 2;

let worker: ParseWorker | null = null;
let canHaveThread = true;
let sessions = 0;

/**
 * Parsing happens in a thread of its own, so that the next batch is made ready while one is written,
 * and pages are served. Where there can be none, or it ends, the same is done here, in short turns.
 */
export function openParsing<P>(kind: LineKind<P>, settings: ParseSettings): Parsing<P> {
  const session = (sessions += 1);
  const thread = parsingThread();
  thread?.send({ type: "open", session, resource: kind.resource, settings });
  let here = thread ? null : parseHere(kind, settings);

  return {
    async parse(batch, firstLineNo) {
      if (thread && !here) {
        try {
          return (await thread.parse({ session, batch, firstLineNo })) as P;
        } catch (error) {
          if (!(error instanceof ThreadLost)) throw error;
          log.warn({ err: error }, "The parsing thread has ended: its result is parsed without it");
          here = parseHere(kind, settings);
        }
      }
      here ??= parseHere(kind, settings);
      return here(batch, firstLineNo);
    },
    close: () => thread?.send({ type: "close", session }),
  };
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
export function parseHere<P>(kind: LineKind<P>, settings: ParseSettings) {
  const parser = kind.parser(settings);
  return async (batch: Batch, firstLineNo: number): Promise<P> => {
    const steps = parseBatch(kind, parser, batch, firstLineNo);
    let turnEnds = performance.now() + turnMs;
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      if (performance.now() < turnEnds) continue;
      await new Promise((resolve) => setImmediate(resolve));
      turnEnds = performance.now() + turnMs;
    }
  };
}
