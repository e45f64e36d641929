/** What a marketing activity is called, and which it is a part of. */
export interface NamedActivity {
  utmCampaign: string | null;
  title: string;
  /** Null: of none. */
  parentId: number | null;
}

/**
 * The campaign of a marketing activity, as visits name it: an ad group or an ad without a name of its own in UTM
 * parameters is a part of what it stands in. `others`: by their number, those that are known. Null: nothing is named.
 */
export function campaignOfActivity(
  activity: NamedActivity,
  others: ReadonlyMap<number, NamedActivity>,
): string | null {
  const seen = new Set<NamedActivity>();
  for (let at = activity; ;) {
    const above = at.parentId === null ? undefined : others.get(at.parentId);
    seen.add(at);
    const named = at.utmCampaign?.trim();
    if (named) return named;
    if (!above || seen.has(above)) return at.title.trim() || null;
    at = above;
  }
}
