import { setMaxListeners } from "node:events";
import pRetry from "p-retry";

const firstPauseMs = 250;
const longestPauseMs = 5_000;

/**
 * Does this again and again for as long as the database server is away, `patienceMs` at most: what has
 * to be written down although it has just been stopped, or is being updated. Throws what `work` throws
 * for other reasons at once.
 */
export function outlastAbsence<T>(
  work: () => Promise<T>,
  { patienceMs, signal }: { patienceMs: number; signal?: AbortSignal },
): Promise<T> {
  // Many wait at once.
  if (signal) setMaxListeners(0, signal);
  return pRetry(work, {
    retries: Number.POSITIVE_INFINITY,
    minTimeout: firstPauseMs,
    maxTimeout: longestPauseMs,
    maxRetryTime: patienceMs,
    randomize: true,
    ...(signal ? { signal } : {}),
    shouldRetry: ({ error }) => isAway(error),
  });
}

const networkCodes = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND"]);

/** Whether an error says that the database cannot be reached, is shutting down, or is starting. */
export function isAway(error: Error): boolean {
  const { code } = error as { code?: unknown };
  if (typeof code !== "string") return /connection terminated|timeout expired/i.test(error.message);
  // Classes of SQLSTATE: 08 connection exception, 57P operator intervention.
  return networkCodes.has(code) || /^(08|57P)/.test(code);
}
