/** Milliseconds, by nearest rank: of twenty calls 95 % are those but the slowest. */
export interface Times {
  p50: number;
  p95: number;
}

/** `prepare` runs untimed and returns what is timed; the first round is not counted. */
export async function timesOf(
  rounds: number,
  prepare: () => Promise<() => Promise<unknown>>,
): Promise<Times> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const work = await prepare();
    const began = performance.now();
    await work();
    if (round > 0) times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.max(0, Math.ceil(times.length * share) - 1)] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}
