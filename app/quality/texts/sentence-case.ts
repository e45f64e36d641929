import { applyEdits, placeTexts } from "./edit-html";
import { mapWords, splitWords } from "./letters";
import {
  capitalise,
  isAbbreviation,
  isInCapitals,
  romanNumeral,
  writingOf,
  type Writing,
} from "./title-case";

const entity = /(&(?:#\d+|#x[\da-f]+|\w+);)/i;
/** After which a sentence begins: what ends one, closing quotes, and a space. */
const sentenceEnd = /[.!?…]["'”’»)\]]*\s+$/u;
const spaces = new Set(["&nbsp;", "&#160;"]);

/** How the words of names are written, by themselves in capitals. */
function readNames(names: readonly string[], { upper }: Writing): Map<string, string> {
  const words = names.flatMap(splitWords).filter((word) => !isInCapitals(word));
  return new Map(words.map((word) => [upper(word), word]));
}

function writeWord(word: string, names: ReadonlyMap<string, string>, writing: Writing): string {
  if (/\p{N}/u.test(word) || !isInCapitals(word) || romanNumeral.test(word)) return word;
  const name = names.get(writing.upper(word));
  if (name !== undefined) return name;
  const small = writing.lower(word);
  return isAbbreviation(word, small) ? word : small;
}

/**
 * A text in HTML with its words in capitals written in small letters and each sentence begun with a capital.
 * Words of `names` (a vendor, say) are written as they are there, abbreviations stay; other names cannot be
 * known. Tags stay as they are, to the byte.
 */
export function writeSentences(
  html: string,
  { names, locale }: { names: readonly string[]; locale: string | null },
): string {
  const writing = writingOf(locale);
  const known = readNames(names, writing);
  let before = "";
  let isBeginning = true;
  const edits = placeTexts(html).map(({ start, end, isBeginning: isBlock }) => {
    if (isBlock) isBeginning = true;
    const text = html
      .slice(start, end)
      .split(entity)
      .map((piece, index) => {
        // Every second one is an entity: a sign, whose name is no word.
        if (index % 2 === 1) {
          before += spaces.has(piece) ? " " : piece;
          return piece;
        }
        let from = 0;
        const written = mapWords(piece, (word, at) => {
          before += piece.slice(from, at);
          if (sentenceEnd.test(before)) isBeginning = true;
          from = at + word.length;
          before = word;
          const usual = writeWord(word, known, writing);
          const result = isBeginning ? capitalise(usual, writing) : usual;
          isBeginning = false;
          return result;
        });
        before += piece.slice(from);
        return written;
      })
      .join("");
    return { start, end, text };
  });
  return applyEdits(html, edits);
}
