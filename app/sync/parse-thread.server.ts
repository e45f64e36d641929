import { parentPort } from "node:worker_threads";
import { AppError } from "../lib/errors";
import type { SyncResourceName } from "../store/sync-status";
import type { Batch } from "./jsonl";
import { lineKinds } from "./line-kinds";
import { parseBatch, type LineParser, type ParseSettings } from "./line-parser";

// The program of a thread of its own: it imports nothing that opens a database or a connection.

export type ToThread =
  | { type: "open"; session: number; resource: SyncResourceName; settings: ParseSettings }
  | { type: "parse"; session: number; request: number; batch: Batch; firstLineNo: number }
  | { type: "close"; session: number };

export type FromThread = { request: number } & (
  | { packed: unknown }
  /** An AppError loses its kind on the way. */
  | { failure: Pick<AppError, "code" | "message" | "detail"> & { cause: unknown } }
  | { error: unknown }
);

const parsers = new Map<number, { resource: SyncResourceName; parser: LineParser<unknown> }>();

function parse({ session, batch, firstLineNo }: ToThread & { type: "parse" }): unknown {
  const opened = parsers.get(session);
  if (!opened) throw new Error(`No session ${session} is open`);
  const steps = parseBatch(opened, opened.parser, batch, firstLineNo);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function answer(message: ToThread & { type: "parse" }): FromThread {
  const { request } = message;
  try {
    return { request, packed: parse(message) };
  } catch (error) {
    if (!(error instanceof AppError)) return { request, error };
    const { code, message: text, detail, cause } = error;
    return { request, failure: { code, message: text, detail, cause } };
  }
}

/** What can be handed over in place of being copied. */
function buffersIn(value: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return [value.buffer as ArrayBuffer];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.values(value).flatMap(buffersIn);
}

parentPort?.on("message", (message: ToThread) => {
  if (message.type === "open") {
    const kind = lineKinds.get(message.resource);
    if (!kind) throw new Error(`Nothing parses ${message.resource}`);
    const { resource } = kind;
    parsers.set(message.session, { resource, parser: kind.parser(message.settings) });
  } else if (message.type === "close") {
    parsers.delete(message.session);
  } else {
    const answered = answer(message);
    parentPort?.postMessage(answered, "packed" in answered ? buffersIn(answered.packed) : []);
  }
});
