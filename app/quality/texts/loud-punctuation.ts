const exclamation = /[!！¡❗❕]/u;
// Two hyphens are a dash and three points an ellipsis on many keyboards; ++ is part of names.
const repeated = /([?？*~=#,;:])\1|\.{4,}|-{3,}|_{3,}/u;
// Signs of trade marks are pictographs by Unicode's book, and belong into names.
const emoji = /(?![©®™℠ℹ↔])\p{Extended_Pictographic}|[★☆●◆■♥♡♪]/u;
/** With what joins and colours them. */
const emojis = new RegExp(
  `(?:(?:${emoji.source})(?:\\ufe0e|\\ufe0f|\\u200d|\\p{Emoji_Modifier})*)+`,
  "gu",
);

/** Brands may be spelled with it: Joop!, Yahoo! What stands between the brand's name. */
function splitAtBrand(title: string, vendor: string): string[] {
  const brand = vendor.trim();
  return brand === "" ? [title] : title.split(brand);
}

/** What is loud in a title: "exclamation", "emoji" or "repeated"; null: nothing. */
export function describeNoise(title: string, vendor: string): string | null {
  const text = splitAtBrand(title, vendor).join(" ");
  if (exclamation.test(text)) return "exclamation";
  if (emoji.test(text)) return "emoji";
  return repeated.test(text) ? "repeated" : null;
}

/** The title without it. Spaces are left where something stood. */
export function dropNoise(title: string, vendor: string): string {
  const quiet = splitAtBrand(title, vendor).map((part) =>
    part
      .replace(/[!！¡❗❕]+/gu, " ")
      .replace(emojis, " ")
      .replace(/([*~=#])\1+|_{3,}/gu, " ")
      .replace(/\s+(?=[,)\]])/gu, "")
      .replace(/([?？,;:])\1+/gu, "$1")
      .replace(/\.{4,}/gu, "...")
      .replace(/-{3,}/gu, "-"),
  );
  return quiet.join(vendor.trim());
}
