const firstMs = 30_000;
const longestMs = 60 * 60_000;
// What is a week old is no news, and stands in the app.
const patienceMs = 7 * 24 * 60 * 60_000;
// Once is chance, and so is twice.
const attemptsBeforeFailing = 3;

/**
 * When a message is tried again: after half a minute, then twice as long each time, up to an hour. Null: it has
 * waited for a week. `chance`, from 0 to 1, spreads what failed together.
 */
export function nextAttempt(
  { attempts, queuedAt }: { attempts: number; queuedAt: Date },
  now: Date,
  chance: number,
): Date | null {
  if (now.getTime() - queuedAt.getTime() >= patienceMs) return null;
  const pause = Math.min(longestMs, firstMs * 2 ** (attempts - 1));
  return new Date(now.getTime() + Math.round(pause * (1 + chance / 10)));
}

/** Whether its channel is to be shown as failing. */
export function isChannelFailing(attempts: number, isPermanent: boolean): boolean {
  return isPermanent || attempts >= attemptsBeforeFailing;
}
