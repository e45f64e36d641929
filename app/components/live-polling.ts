const whileReadingMs = 2_000;
/** Nothing is under way, or the server does not answer. */
const atRestMs = 15_000;
/** Running every loader of the page more often would keep the database from its work. */
const minRevalidationGapMs = 3_000;

/** How long to wait after an answer, in milliseconds; null: the last one failed. */
export function msUntilNextPoll(status: { isReading: boolean } | null): number {
  return status?.isReading ? whileReadingMs : atRestMs;
}

export function mayRevalidate(nowMs: number, lastMs: number): boolean {
  return nowMs - lastMs >= minRevalidationGapMs;
}
