import type { Clock, Plan } from "../world/types";

export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

/** Points per second and bucket size by plan; the size for Advanced is an estimate. */
export const RATE_LIMITS: Record<Plan, { size: number; restoreRate: number }> = {
  standard: { size: 2000, restoreRate: 100 },
  advanced: { size: 4000, restoreRate: 200 },
  plus: { size: 20_000, restoreRate: 1000 },
};

export interface Bucket {
  /** Takes the points, or takes nothing and answers false. */
  take(points: number): boolean;
  giveBack(points: number): void;
  /** Takes all but `leave` points, as another process of the app would. */
  drain(leave: number): void;
  status(): ThrottleStatus;
}

/** A leaky bucket of query points for one app on one shop, refilled by the clock. */
export function createBucket(plan: Plan, clock: Clock): Bucket {
  const { size, restoreRate } = RATE_LIMITS[plan];
  let available = size;
  let restoredAt = clock();
  const restore = () => {
    const now = clock();
    available = Math.min(size, available + (Math.max(0, now - restoredAt) / 1000) * restoreRate);
    restoredAt = now;
  };
  return {
    take(points) {
      restore();
      if (points > available) return false;
      available -= points;
      return true;
    },
    giveBack(points) {
      restore();
      available = Math.min(size, Math.max(0, available + points));
    },
    drain(leave) {
      restore();
      available = Math.min(available, leave);
    },
    status() {
      restore();
      return {
        maximumAvailable: size,
        currentlyAvailable: Math.floor(available),
        restoreRate,
      };
    },
  };
}
