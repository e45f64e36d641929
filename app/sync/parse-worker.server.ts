import { AppError } from "../lib/errors";
import { startThread } from "../lib/start-thread.server";
import { parseThreadUrl } from "./parse-thread-url";
import type { ParsedBatch } from "./parse-result";
import type { FromThread, ToThread } from "./parse-thread.server";

/** The parsing thread of this process. */
export interface ParseWorker {
  send(message: Exclude<ToThread, { type: "next" }>): void;
  /** The next batch, null after the last. Rejects with what was wrong in it, or with ThreadLost. */
  next(session: number): Promise<ParsedBatch<unknown> | null>;
  /** Ends the thread, with whatever it is doing. */
  end(): Promise<void>;
}

/** The thread could not be started, or has ended before it answered. */
export class ThreadLost extends Error {
  override readonly name = "ThreadLost";
}

// What a batch leaves behind is dead when the next one comes. In a larger nursery less of it is looked
// at before: with Node's own (a good third of this), a fifth of the thread's time went into that.
const youngGenerationMb = 48;

/** Starts a thread; `onEnd` is told whether it ever answered. */
export function startParseWorker(onEnd: (hasAnswered: boolean) => void): ParseWorker {
  const worker = startThread(parseThreadUrl, null, {
    maxYoungGenerationSizeMb: youngGenerationMb,
  });
  const waiting = new Map<
    number,
    { resolve: (batch: ParsedBatch<unknown> | null) => void; reject: (error: unknown) => void }
  >();
  let requests = 0;
  let hasAnswered = false;
  let hasEnded = false;
  let failure: unknown;
  // Idle, it keeps no process alive.
  worker.unref();

  worker.on("message", (answer: FromThread) => {
    hasAnswered = true;
    const request = waiting.get(answer.request);
    waiting.delete(answer.request);
    if (waiting.size === 0) worker.unref();
    if ("batch" in answer) request?.resolve(answer.batch);
    else if ("error" in answer) request?.reject(answer.error);
    else {
      const { code, message, detail, cause } = answer.failure;
      request?.reject(new AppError(code, message, detail, { cause }));
    }
  });
  worker.on("error", (error) => (failure = error));
  worker.on("exit", () => {
    hasEnded = true;
    for (const { reject } of waiting.values()) reject(lost());
    waiting.clear();
    onEnd(hasAnswered);
  });
  const lost = () => new ThreadLost("The parsing thread has ended", { cause: failure });

  return {
    send: (message) => worker.postMessage(message),
    next: (session) =>
      new Promise((resolve, reject) => {
        if (hasEnded) return reject(lost());
        const request = (requests += 1);
        waiting.set(request, { resolve, reject });
        worker.ref();
        worker.postMessage({ type: "next", session, request } satisfies ToThread);
      }),
    end: async () => void (await worker.terminate()),
  };
}
