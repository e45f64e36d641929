import type { SharedKeys, ToldRow } from "../../store/quality/told.server";

/** What of products was there before and is no more, or is there only since. */
export function keysThatDiffer(before: readonly ToldRow[], after: readonly ToldRow[]): SharedKeys {
  const differing = (keysOf: (row: ToldRow) => readonly (string | null)[]): string[] => {
    // By product: what one has lost and another got has changed for both.
    const keys = (rows: readonly ToldRow[]) =>
      new Map(
        rows.flatMap((row) =>
          keysOf(row).flatMap((key) => (key === null ? [] : [[`${row.productId} ${key}`, key]])),
        ) as [string, string][],
      );
    const [old, fresh] = [keys(before), keys(after)];
    const lost = [...old].filter(([at]) => !fresh.has(at));
    const got = [...fresh].filter(([at]) => !old.has(at));
    return [...new Set([...lost, ...got].map(([, key]) => key))];
  };
  return {
    titles: differing(({ titleKey }) => [titleKey]),
    seoTitles: differing(({ seoTitleKey }) => [seoTitleKey]),
    descriptions: differing(({ descriptionKey }) => [descriptionKey]),
    codes: differing(({ codes }) => codes),
  };
}
