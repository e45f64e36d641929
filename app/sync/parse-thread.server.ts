import { parentPort } from "node:worker_threads";
import { downloadResult } from "../admin-api/download";
import { AppError } from "../lib/errors";
import type { SyncResourceName } from "../store/sync-status";
import { downloadLines } from "./jsonl";
import { lineKinds } from "./line-kinds";
import type { ParseSettings } from "./line-parser";
import { oneAhead } from "./one-ahead";
import { parseResult, type ParsedBatch, type ResultStart } from "./parse-result";

// The program of a thread of its own: it imports nothing that opens a database.

export type ToThread =
  | {
      type: "open";
      session: number;
      resource: SyncResourceName;
      settings: ParseSettings;
      /** See AdminClient.addressOf. */
      address: string;
      start: ResultStart;
    }
  | { type: "next"; session: number; request: number }
  | { type: "close"; session: number };

export type FromThread = { request: number } & (
  | { batch: ParsedBatch<unknown> | null }
  /** An AppError loses its kind on the way. */
  | { failure: Pick<AppError, "code" | "message" | "detail"> & { cause: unknown } }
  | { error: unknown }
);

interface Session {
  /** The next is parsed while one is written. */
  batches: AsyncGenerator<ParsedBatch<unknown>>;
  download: AbortController;
}

const sessions = new Map<number, Session>();

function open(message: ToThread & { type: "open" }): void {
  const { session, resource, settings, address, start } = message;
  const kind = lineKinds.get(resource);
  if (!kind) throw new Error(`Nothing parses ${resource}`);
  const download = new AbortController();
  const { signal } = download;
  const chunks = downloadLines(
    (fromByte) => downloadResult(address, { signal, fromByte }),
    start.fromByte,
  );
  const batches = oneAhead(parseResult(kind, settings, start, chunks));
  sessions.set(session, { batches, download });
}

async function next({ session, request }: ToThread & { type: "next" }): Promise<FromThread> {
  try {
    const opened = sessions.get(session);
    if (!opened) throw new Error(`No session ${session} is open`);
    const step = await opened.batches.next();
    return { request, batch: step.done ? null : step.value };
  } catch (error) {
    if (!(error instanceof AppError)) return { request, error };
    const { code, message: text, detail, cause } = error;
    return { request, failure: { code, message: text, detail, cause } };
  }
}

function close(session: number): void {
  const opened = sessions.get(session);
  sessions.delete(session);
  // What is being downloaded is not waited for.
  opened?.download.abort();
  opened?.batches.return(undefined).catch(() => {});
}

/** What can be handed over in place of being copied. */
function buffersIn(value: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return [value.buffer as ArrayBuffer];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.values(value).flatMap(buffersIn);
}

parentPort?.on("message", (message: ToThread) => {
  if (message.type === "open") open(message);
  else if (message.type === "close") close(message.session);
  else {
    void next(message).then((answer) =>
      parentPort?.postMessage(answer, "batch" in answer ? buffersIn(answer.batch) : []),
    );
  }
});
