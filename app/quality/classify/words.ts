const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  ł: "l",
  ø: "o",
  æ: "ae",
  œ: "oe",
  đ: "d",
  ı: "i",
};
const ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const WORD = /[\p{L}\p{M}\p{N}&]+/gu;

/** Kept whole: their plural is another thing than their singular, or their ending is not one. */
const WHOLE = new Set([
  ...["shorts", "glasses", "jeans", "pants", "goods", "news", "dress", "boxer", "boxers", "bass"],
  ...["hoops", "studs", "pumps", "heels", "flats", "slides", "wraps", "scrubs", "tights", "dice"],
  ...["drapes", "greens", "sheets", "arts", "gas", "lens", "canvas", "cactus", "atlas", "plus"],
  ...["pasta", "media", "opera", "extra", "soda", "cola", "data", "agenda", "pizza", "tessen"],
  ...["hosen", "kitchen", "linen", "garden", "oven", "wooden", "golden", "children", "men"],
  ...["chicken", "women", "heren", "jungen", "herren", "damen", "raven", "seven", "open", "even"],
]);

const stems = new Map<string, string>();
const MOST_STEMS = 50_000;

const folded = new Map<string, string>();
const MOST_FOLDED = 20_000;
/** Titles, types, vendors and tags, which are folded several times each, are shorter. */
const LONGEST_KEPT = 200;

/** Small letters, without accents; one form of each character. */
export function foldText(text: string): string {
  if (text.length > LONGEST_KEPT) return fold(text);
  const known = folded.get(text);
  if (known !== undefined) return known;
  if (folded.size >= MOST_FOLDED) folded.clear();
  const form = fold(text);
  folded.set(text, form);
  return form;
}

function fold(text: string): string {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      // Without its accent it would be an English article.
      .replace(/(?<!\p{L})thés?(?!\p{L})/gu, "thee")
      .replace(/[ßłøæœđı]/g, (letter) => LETTERS[letter] ?? letter)
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .normalize("NFC")
  );
}

/** The words of a folded text, in order. Runs of Chinese or Japanese are one word each. */
export function splitWords(folded: string): string[] {
  return (folded.match(WORD) ?? []).filter((word) => word !== "&" && word !== "s");
}

/** Whether it is written without spaces between words. */
export function isAsian(word: string): boolean {
  return ASIAN.test(word);
}

/**
 * The part of a folded word that its singular and plural share, in the languages of the lexicon. Light:
 * it takes off endings only, so that two words seldom become one.
 */
export function stemWord(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = word.length < 4 || WHOLE.has(word) || isAsian(word) ? word : cut(word);
  // A bounded memory: titles hold many names.
  if (stems.size >= MOST_STEMS) stems.clear();
  stems.set(word, stem);
  return stem;
}

function cut(word: string): string {
  const stem = singularOf(word);
  if (stem.length > 5 && stem.endsWith("en")) return stem.slice(0, -2);
  if (stem.length > 3 && stem.endsWith("y")) return `${stem.slice(0, -1)}i`;
  if (stem.length > 3 && stem.endsWith("e")) return stem.slice(0, -1);
  if (stem.length > 4 && /[aoi]$/.test(stem)) return stem.slice(0, -1);
  return stem;
}

/** An English word without its plural: what English names are compared by. */
export function singularOf(word: string): string {
  if (word.length < 4 || WHOLE.has(word)) return word;
  if (/(?:ch|sh|x|ss)es$/.test(word)) return word.slice(0, -2);
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}
