/** What ad platforms add to the address of a page that somebody comes to from them. */
export const clickIds = ["gclid", "gbraid", "wbraid", "msclkid", "ttclid", "fbclid"] as const;
export type ClickId = (typeof clickIds)[number];

// Most addresses have none of them, and to take one apart costs much; a name may come as %67clid.
const mayHave = /clid|clkid|braid|%/i;

/** Which of them an address has; null: none. The value, which is of one person, is not looked at. */
export function clickIdOf(url: string | null): ClickId | null {
  if (!url?.includes("?")) return null;
  const query = /^[^?#]*\?([^#]*)/.exec(url)?.[1];
  if (query === undefined || !mayHave.test(query)) return null;
  const names = new Set(
    [...new URLSearchParams(query)].flatMap(([name, value]) =>
      value === "" ? [] : [name.toLowerCase()],
    ),
  );
  return clickIds.find((name) => names.has(name)) ?? null;
}
