// Shops write in every script. What is counted here holds for those without case, without spaces between
// words, and with characters twice as wide.

const ascii = /^[\x20-\x7e]*$/;
const invisible = /\p{M}|\p{Cf}/gu;
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/gu;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const spacedWord = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu;
// Georgian has capitals that running text does not use, so it does not count as having case.
const upperLetter =
  /(?=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}])[\p{Lu}\p{Lt}]/gu;
// The ß stays as it is in capitals.
const lowerLetter =
  /(?=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}])(?!ß)\p{Ll}/gu;

const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Characters as a reader counts them: accents and joiners belong to the letter before. */
export function countCharacters(text: string): number {
  if (ascii.test(text)) return text.length;
  return Array.from(text.replace(invisible, "")).length;
}

/** As characters, but those of Chinese, Japanese and Korean count double: they say, and take up, as much as two. */
export function measureWidth(text: string): number {
  return ascii.test(text) ? text.length : countCharacters(text) + countMatches(text, wide);
}

/** Words and numbers as they stand, without punctuation. */
export function splitWords(text: string): string[] {
  if (!unspaced.test(text)) return text.match(spacedWord) ?? [];
  return [...segmenter.segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);
}

/** The text with each of its words changed; what stands between them stays. */
export function mapWords(text: string, change: (word: string, at: number) => string): string {
  if (!unspaced.test(text)) {
    return text.replace(spacedWord, (word: string, at: number) => change(word, at));
  }
  return [...segmenter.segment(text)]
    .map(({ segment, index, isWordLike }) => (isWordLike ? change(segment, index) : segment))
    .join("");
}

/** Whether a text is of a script that sets no spaces between words. */
export function isUnspaced(text: string): boolean {
  return unspaced.test(text);
}

/** Capitals and small letters of the scripts that tell them apart. */
export function countCase(text: string): { upper: number; lower: number } {
  let upper = 0;
  let lower = 0;
  let others = "";
  // Most letters of most texts are plain ones: asking Unicode for each would cost fifty times as much.
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 97 && code <= 122) lower++;
    else if (code >= 65 && code <= 90) upper++;
    else if (code > 127) others += text.charAt(index);
  }
  if (others !== "") {
    upper += countMatches(others, upperLetter);
    lower += countMatches(others, lowerLetter);
  }
  return { upper, lower };
}

/** Share of capitals among the letters that have case, 0 to 1; null where fewer than `least` do. */
export function shareOfCapitals(text: string, least: number): number | null {
  const { upper, lower } = countCase(text);
  return upper + lower < least || upper + lower === 0 ? null : upper / (upper + lower);
}

/** The language of a locale: "pt" of "pt-BR"; null where there is none. */
export function languageOf(locale: string | null): string | null {
  return locale?.split(/[-_]/)[0]?.toLowerCase() || null;
}

/** At most this much of a text of the merchant's is shown in a finding, in characters. */
const mostShown = 80;

/** A text short enough for a finding. */
export function shorten(text: string): string {
  const characters = Array.from(text.slice(0, mostShown * 4));
  return characters.length <= mostShown && text.length <= mostShown * 4
    ? text
    : `${characters.slice(0, mostShown - 1).join("")}…`;
}
