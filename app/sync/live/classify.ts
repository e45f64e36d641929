import { isCurrent, type KnownVersion } from "./settled";

/** How what is stored of some objects compares with what Shopify has. */
export interface Differences {
  /** Not stored, or stored as deleted. */
  missing: number[];
  /** Stored in an older version. */
  outdated: number[];
  /** Stored in a version of the same time that may not be the last of it. */
  unsure: number[];
}

export function classify(
  theirs: Iterable<{ id: number; updatedAt: Date }>,
  stored: ReadonlyMap<number, KnownVersion>,
): Differences {
  const found: Differences = { missing: [], outdated: [], unsure: [] };
  for (const { id, updatedAt } of theirs) {
    const ours = stored.get(id);
    if (!ours || ours.isDeleted) found.missing.push(id);
    else if (ours.updatedAt < updatedAt) found.outdated.push(id);
    else if (!isCurrent(ours, updatedAt, { trustsBulk: true })) found.unsure.push(id);
  }
  return found;
}
