/** A version as it is stored, as far as it tells whether it is the newest. */
export interface KnownVersion {
  updatedAt: Date;
  liveAt: Date | null;
  isDeleted: boolean;
}

// Shopify tells times in whole seconds, and its clock is not ours: a version that was read so soon
// after its own time may have been followed by another one of the same time.
const settledMs = 2_000;

/**
 * Whether what is stored is surely what Shopify has, given the time of its last change there. What came
 * in bulk was read long after it changed, or is read again by the first poll: `trustsBulk`.
 */
export function isCurrent(
  stored: KnownVersion | undefined,
  updatedAt: Date,
  { trustsBulk }: { trustsBulk: boolean },
): boolean {
  if (!stored || stored.isDeleted || stored.updatedAt < updatedAt) return false;
  if (stored.liveAt === null) return trustsBulk;
  return stored.liveAt.getTime() >= updatedAt.getTime() + settledMs;
}
