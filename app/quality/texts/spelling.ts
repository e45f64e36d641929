/** The words that a shop often writes, and each of them with one letter left out. */
export interface Spellings {
  words: ReadonlySet<string>;
  /** Shortened word to the word it comes from. */
  shortened: ReadonlyMap<string, string>;
}

/** Shorter words are one letter away from other words (bland, brand). */
const fewestLetters = 7;
/** The end of a word says number, gender and case, and may differ. */
const lettersOfEnding = 2;
const lettersAlone = /^(?:\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek})+$/u;

function canBeCompared(word: string): boolean {
  return word.length >= fewestLetters && lettersAlone.test(word);
}

/** Each form of a word with one letter left out: neither the first, nor one of the ending. */
function* leaveOut(word: string): Generator<{ form: string; at: number }> {
  for (let at = 1; at < word.length - lettersOfEnding; at++) {
    yield { form: word.slice(0, at) + word.slice(at + 1), at };
  }
}

/** A word and what is left of it without one letter: two words of which one may be a slip of the other share one. */
export function listNearForms(word: string): string[] {
  return [word, ...[...leaveOut(word)].map(({ form }) => form)];
}

/** British and American spelling differ by these, and both are right: colour, travelling, likeable. */
function isOtherSpelling(longer: string, at: number): boolean {
  const letter = longer[at] ?? "";
  return (letter === "u" && longer[at - 1] === "o") || letter === "l" || letter === "e";
}

const known = new WeakMap<ReadonlyMap<string, number>, Map<number, Spellings>>();

/** What a shop's titles say is right: words that stand on at least `fewestProducts`. */
export function readSpellings(
  titleWords: ReadonlyMap<string, number>,
  fewestProducts: number,
): Spellings {
  const byLimit = known.get(titleWords) ?? new Map<number, Spellings>();
  known.set(titleWords, byLimit);
  const ready = byLimit.get(fewestProducts);
  if (ready !== undefined) return ready;
  const words = new Set<string>();
  const shortened = new Map<string, string>();
  for (const [word, products] of titleWords) {
    if (products < fewestProducts || !canBeCompared(word)) continue;
    words.add(word);
    for (const { form, at } of leaveOut(word)) {
      if (!isOtherSpelling(word, at)) shortened.set(form, word);
    }
  }
  const spellings = { words, shortened };
  byLimit.set(fewestProducts, spellings);
  return spellings;
}

/** Words of a title that are likely slips: they stand nowhere else, and are nearly a word that often does. */
export function listMisspelled(
  words: readonly string[],
  titleWords: ReadonlyMap<string, number>,
  spellings: Spellings,
): { word: string; intended: string }[] {
  return words.flatMap((word) => {
    if ((titleWords.get(word.toLowerCase()) ?? 1) > 1) return [];
    const intended = findIntendedWord(word.toLowerCase(), spellings);
    return intended === null ? [] : [{ word, intended }];
  });
}

/**
 * The often written word that a rare one is a slip of: a letter lost, doubled or added, or two changed
 * places. A letter taken for another is left out: block and black, Anna and Anne are both right.
 */
export function findIntendedWord(word: string, spellings: Spellings): string | null {
  if (spellings.words.has(word)) return null;
  if (word.length + 1 >= fewestLetters && lettersAlone.test(word)) {
    const longer = spellings.shortened.get(word);
    if (longer !== undefined) return longer;
  }
  if (!canBeCompared(word)) return null;
  for (const { form, at } of leaveOut(word)) {
    if (spellings.words.has(form) && !isOtherSpelling(word, at)) return form;
  }
  for (let at = 1; at < word.length - lettersOfEnding - 1; at++) {
    const swapped =
      word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2);
    if (swapped !== word && spellings.words.has(swapped)) return swapped;
  }
  return null;
}
