/** Shopify gives up after this many repetitions of a failed delivery. */
export const MAX_RETRIES = 8;
/** All of them lie within four hours. */
const RETRY_WINDOW_MS = 4 * 60 * 60 * 1000;

/**
 * Milliseconds to wait before retry number `retry` (1 to 8): each wait is double the one before, and
 * together they fill four hours, times `scale`. Null when no retry is left.
 */
export function retryDelayMs(retry: number, scale = 1): number | null {
  if (retry < 1 || retry > MAX_RETRIES) return null;
  const unit = RETRY_WINDOW_MS / (2 ** MAX_RETRIES - 1);
  return unit * 2 ** (retry - 1) * scale;
}
