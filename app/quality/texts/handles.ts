/** What Shopify takes; it cuts off the rest. */
const mostCharacters = 255;
/** Letters that are no accented ones, as Shopify writes them in handles. */
const inLatin: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ł: "l",
  ı: "i",
  þ: "th",
  ð: "d",
};

/**
 * The handle that Shopify makes of a title: small letters, accents dropped, quotes and brackets too, hyphens
 * for what else stands between words. Other scripts stay. "": nothing is left.
 */
export function makeHandle(title: string): string {
  const plain = title
    .normalize("NFD")
    // In other scripts a mark makes another letter: ガ is not カ.
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[ßæœøđłıþð]/g, (letter) => inLatin[letter] ?? letter)
    .replace(/["'’‘“”()[\]]/g, "")
    .replace(/[^\p{L}\p{M}\p{N}_]+/gu, "-");
  return plain.slice(0, mostCharacters).replace(/^[-_]+|[-_]+$/g, "");
}
