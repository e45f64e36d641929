/** What people call ad platforms whose exports are known, in letters and digits only. */
const names: Readonly<Record<string, readonly string[]>> = {
  "google-ads": ["google", "googleads", "adwords", "googleadwords"],
  "meta-ads": ["meta", "metaads", "facebook", "facebookads", "instagram", "instagramads"],
  "tiktok-ads": ["tiktok", "tiktokads"],
  "microsoft-ads": ["microsoft", "microsoftads", "bing", "bingads"],
};
const known = new Map(
  Object.entries(names).flatMap(([id, spellings]) => spellings.map((name) => [name, id] as const)),
);

/** In characters; no name of one is longer. */
export const maxPlatformLength = 40;

/** An ad platform by a name that people write: one whose exports are known, or by its own name. Empty: of none. */
export function adPlatformOf(text: string): string {
  const own = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
  const trimmed = own.replace(/^-|-$/g, "");
  return known.get(trimmed.replaceAll("-", "")) ?? trimmed.slice(0, maxPlatformLength);
}
