/** An order shows within five seconds: this, the reading of it, and the loaders of the page. */
const askingMs = 1_500;
/** The server does not answer. */
const afterFailureMs = 15_000;
/** While history is read it changes all the time: its loaders would keep the database from its work. */
const gapWhileReadingMs = 3_000;

/** How long to wait after an answer, in milliseconds; null: the last one failed. */
export function msUntilNextPoll(status: object | null): number {
  return status ? askingMs : afterFailureMs;
}

/** Whether the page's loaders may run again, `sinceLastMs` after they last did. */
export function mayRevalidate(sinceLastMs: number, isReading: boolean): boolean {
  return !isReading || sinceLastMs >= gapWhileReadingMs;
}
