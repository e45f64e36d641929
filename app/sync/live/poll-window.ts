import type { LiveState } from "../../store/live-status";

// Shopify's search learns of a change some seconds after it: the cursor stays behind the moment of
// asking, and each window begins before the end of the last one. What is met twice is known by its
// version.
const lagMs = 60_000;
const overlapMs = 5 * 60_000;

export interface PollWindow {
  from: Date;
  to: Date;
}

/**
 * The window to be polled: the one under way, else from where the last one ended, or where the reading
 * of the history began (`since`), until now. Null where nothing has been read yet. Half open, and made
 * of the field that the query filters on alone: never of what is found.
 */
export function windowToPoll(
  state: Pick<LiveState, "cursorAt" | "windowFrom" | "windowTo">,
  since: Date | null,
  now: Date,
): PollWindow | null {
  if (state.windowFrom && state.windowTo) return { from: state.windowFrom, to: state.windowTo };
  const start = state.cursorAt ?? since;
  if (!start) return null;
  return { from: new Date(start.getTime() - overlapMs), to: now };
}

/** Where the cursor stands after a window: behind its end, never before where it stood. */
export function cursorAfter(window: PollWindow, cursorAt: Date | null): Date {
  const behind = new Date(window.to.getTime() - lagMs);
  return cursorAt && cursorAt > behind ? cursorAt : behind;
}
