import type { StudyWork } from "../../store/worth/study-work.server";

/*
 * A study that fails would be begun again after everything that changes the shop's orders, for a minute of work each
 * time. It waits longer after every try; from the sixth on there is one a day, when there are new orders to try with.
 */
export const pausesInMinutes = [1, 5, 30, 120, 480, 1_440] as const;

export const failureReasons = ["memory", "failed", "stopped"] as const;
/** It needed more memory than it may have; something else was wrong; its process ended, however. */
export type FailureReason = (typeof failureReasons)[number];

/** Why something is not known, or is older than it could be. */
export interface StudyFailure {
  tries: number;
  reason: FailureReason;
  /** UTC. */
  triedAt: string;
  nextAt: string;
}

export function mayTry(work: StudyWork | null, now: Date): boolean {
  return !work?.nextAt || work.nextAt <= now;
}

/** Null: all is well, or a first try is under way. */
export function failureOf(work: StudyWork | null): StudyFailure | null {
  if (!work?.triedAt || !work.nextAt || work.tries === 0) return null;
  const { tries, reason, triedAt, nextAt } = work;
  if (reason === null && tries === 1) return null;
  const known = failureReasons.find((each) => each === reason) ?? "stopped";
  return { tries, reason: known, triedAt: triedAt.toISOString(), nextAt: nextAt.toISOString() };
}

/** Of what a thread or the database threw. */
export function reasonOf(error: unknown): FailureReason {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return code === "ERR_WORKER_OUT_OF_MEMORY" || code === "53200" ? "memory" : "failed";
}
