import type { ProductFacts } from "../facts/facts";
import { countCase, languageOf, mapWords, splitWords } from "./letters";
import { readDescription } from "../facts/readings";
import { abbreviations, joiners, shortWords } from "./words/short-words";

/** Up to so many letters, what is in capitals may be an abbreviation (LED, USB) or a size (XXL). */
const mostLettersOfAbbreviation = 3;
/** Where every word of a title begins with a capital. */
const ofTitles = "en";
/** Where every noun does: all words whose kind nobody knows. */
const ofNouns = new Set(["de", "lb"]);
export const romanNumeral = /^(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})$/;
const latinWithoutVowels = /^\p{Script=Latin}+$/u;
const vowel = /[aeiouyäöüåæø]/iu;
/** Rules of capitals of its own: the capital of i has a dot. */
const withDottedCapital = new Set(["tr", "az"]);

export interface Writing {
  language: string;
  lower: (text: string) => string;
  upper: (text: string) => string;
}

/** How a language, by its locale, writes capitals; English where it is not known. */
export function writingOf(locale: string | null): Writing {
  // A title says itself that it is English where nothing else is known.
  const language = languageOf(locale) ?? "en";
  const rules = withDottedCapital.has(language) || language === "el" ? language : "en";
  return {
    language,
    lower: (text) => text.toLocaleLowerCase(rules),
    upper: (text) => text.toLocaleUpperCase(rules),
  };
}

export function isInCapitals(word: string): boolean {
  const { upper, lower } = countCase(word);
  return upper > 0 && lower === 0;
}

/**
 * How the product's own texts write words, by the word in capitals: "straße" of STRASSE, "Paris" of PARIS,
 * "UNESCO". Where a text has a word in small letters anywhere, a capital only began a sentence.
 */
function readOwnSpellings(product: ProductFacts, { upper }: Writing): Map<string, string> {
  const spellings = new Map<string, string>();
  const texts = [readDescription(product).text, product.seoDescription ?? ""];
  for (const text of texts) {
    const { upper: capitals, lower: small } = countCase(text);
    // A text that shouts as well tells nothing.
    if (capitals > small) continue;
    for (const word of splitWords(text)) {
      const key = upper(word);
      const known = spellings.get(key);
      if (known === undefined || countCase(word).upper < countCase(known).upper) {
        spellings.set(key, word);
      }
    }
  }
  return spellings;
}

export function capitalise(word: string, { upper }: Writing): string {
  const [first = ""] = word;
  return upper(first) + word.slice(first.length);
}

/** Of names with apostrophes each part: "O'Neill", but "Chef's". French begins with "L'album". */
function capitaliseParts(word: string, writing: Writing): string {
  if (writing.language !== ofTitles) return capitalise(word, writing);
  const [first = "", ...rest] = word.split(/(?<=['’])/u);
  const isPrefix = Array.from(first).length === 2;
  return [first, ...rest]
    .map((part, index) => (index === 0 || isPrefix ? capitalise(part, writing) : part))
    .join("");
}

/**
 * A title whose words in capitals are written as usual: brands as the vendor is spelled, abbreviations,
 * models and Roman numerals as they are, others as the product's own texts write them or, failing that, as
 * the language writes titles.
 */
export function lowerCapitals(product: ProductFacts, locale: string | null): string {
  const writing = writingOf(locale);
  const brand = new Map(splitWords(product.vendor).map((word) => [word.toLowerCase(), word]));
  const own = readOwnSpellings(product, writing);
  let isFirst = true;
  return mapWords(product.title, (word) => {
    const isBeginning = isFirst;
    isFirst = false;
    const ofBrand = brand.get(word.toLowerCase());
    if (ofBrand !== undefined) return isInCapitals(word) ? ofBrand : word;
    if (/\p{N}/u.test(word) || !isInCapitals(word) || romanNumeral.test(word)) return word;
    const ofText = own.get(writing.upper(word));
    const usual = ofText ?? writeUsually(word, writing);
    const mayBeNoun = ofText === undefined && ofNouns.has(writing.language);
    const isCapital = (writing.language === ofTitles || mayBeNoun) && !joiners.has(usual);
    return isBeginning || isCapital ? capitaliseParts(usual, writing) : usual;
  });
}

/** A word in capitals in small letters, where it is no abbreviation. */
function writeUsually(word: string, { lower }: Writing): string {
  const small = lower(word);
  if (joiners.has(small) || shortWords.has(small)) return small;
  const isShort = Array.from(word).length <= mostLettersOfAbbreviation;
  return isShort || isAbbreviation(word, small) ? word : small;
}

/** Whether a word in capitals is one that is always written so, as far as can be told from its letters. */
export function isAbbreviation(word: string, small: string): boolean {
  const isUnspeakable = latinWithoutVowels.test(word) && !vowel.test(word.normalize("NFD"));
  return isUnspeakable || abbreviations.has(small);
}
