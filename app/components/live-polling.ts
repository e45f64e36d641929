/** An order shows within five seconds: this, the reading of it, and the loaders of the page. */
const askingMs = 2_000;
/** The server does not answer. */
const afterFailureMs = 15_000;
/** Running every loader of the page more often would keep the database from its work. */
const minRevalidationGapMs = 3_000;

/** How long to wait after an answer, in milliseconds; null: the last one failed. */
export function msUntilNextPoll(status: object | null): number {
  return status ? askingMs : afterFailureMs;
}

export function mayRevalidate(nowMs: number, lastMs: number): boolean {
  return nowMs - lastMs >= minRevalidationGapMs;
}
