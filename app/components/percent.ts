/**
 * How much of something is done (0..1) in whole per cent, as a progress bar shows it and a screen
 * reader reads it: 100 only where all of it is.
 */
export function wholePercent(fraction: number): number {
  return Math.max(0, Math.min(100, Math.floor(fraction * 100 + 1e-9)));
}
