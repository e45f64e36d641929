import { foldText, splitWords } from "./words";

/** Words that belong together, and how much what they name is what the text is about. */
export interface Phrase {
  words: string[];
  /** 1: the beginning of the text; less: after a dash or a comma. */
  weight: number;
  /** Where it begins to say what it is for, or what comes with it: an index of `words`. */
  cut: number;
}

const BREAK = /\s[-–—~]+\s|[|,:;•·/()[\]【】（）「」、。!?！？"“”]+|\s\+\s/u;
const LATER_WEIGHT = 0.5;

/** What follows says what it is for, or what comes with it. */
const BESIDES = new Set([
  ...["for", "with", "from", "by", "in", "without", "inspired", "fur", "mit", "aus", "von", "ohne"],
  ...["para", "con", "sin", "pour", "avec", "sans", "per", "senza", "com", "sem", "voor", "met"],
  ...["van", "zonder", "dla", "bez", "ze", "z", "do", "med", "til", "av", "utan", "uden", "w"],
  ...["au", "aux", "alla", "al", "zum", "zur"],
]);

const LEFT = new Set([
  ...["de", "del", "la", "el", "los", "las", "para", "con", "le", "les", "des", "du", "et", "un"],
  ...["pour", "avec", "di", "da", "dos", "das", "com", "em", "per", "della", "dei", "delle", "al"],
  ...["alla", "dla", "na", "ze", "do", "z", "y", "una", "une", "sans", "sin", "en", "aux", "au"],
]);
const RIGHT = new Set([
  ...["the", "and", "with", "for", "of", "fur", "mit", "und", "der", "aus", "von", "das", "den"],
  ...["voor", "met", "van", "het", "med", "og", "och", "til", "your", "from", "by", "zum", "zur"],
]);

/** Phrases of a text, in order. */
export function phrasesOf(text: string): Phrase[] {
  const phrases: Phrase[] = [];
  for (const part of foldText(text).split(BREAK)) {
    const words = splitWords(part);
    if (words.length === 0) continue;
    const cut = words.findIndex((word, at) => at > 0 && BESIDES.has(word));
    const weight = phrases.length === 0 ? 1 : LATER_WEIGHT;
    phrases.push({ words, weight, cut: cut < 0 ? words.length : cut });
  }
  return phrases;
}

/**
 * Whether its language says the noun first, by the small words in it: more than 0, as in "vestido de
 * lino"; less, as in "linen dress"; 0: nothing tells.
 */
export function headSide(text: string): number {
  let side = 0;
  for (const word of splitWords(foldText(text))) {
    if (LEFT.has(word)) side += 1;
    if (RIGHT.has(word)) side -= 1;
  }
  return side;
}
