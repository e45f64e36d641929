import { countCharacters } from "./letters";

/** Where a text is cut rather than between any two words: it may cost so much of the room. */
const leastShareKept = 0.5;
/** Where one part of a title ends. */
const separator = /(?=\s*[,;:|/·•([（【、，。;.!?！？])|(?=\s+[-–—]\s)/u;
/** What must not be left at the end: signs that go on, and words that do. */
const loose = /[\s,;:|/·•&+、，([（【–—-]+$/u;
const looseWord =
  /\s(?:and|or|with|for|of|in|the|a|an|by|und|oder|mit|für|aus|von|im|et|ou|avec|pour|de|du|en|y|o|con|para|e|di|da|per|en|met|voor|och|med|för|og)$/iu;

function dropLooseEnd(text: string): string {
  const cut = text.replace(loose, "").replace(looseWord, "").replace(loose, "");
  return cut === text ? text : dropLooseEnd(cut);
}

/** The longest beginning of a text that ends with one of its pieces and is no longer than `most`. */
function takePieces(
  pieces: readonly string[],
  most: number,
  measure: (text: string) => number,
): string {
  let taken = "";
  for (const piece of pieces) {
    if (measure((taken + piece).trim()) > most) break;
    taken += piece;
  }
  return taken;
}

const words = new Intl.Segmenter(undefined, { granularity: "word" });
const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const piecesOf = (segmenter: Intl.Segmenter, text: string) =>
  [...segmenter.segment(text)].map(({ segment }) => segment);

/**
 * The beginning of a text that is no longer than `most`, as `measure` says: up to the end of a part where
 * that keeps enough of it, else of a word. A single long word is cut between two characters.
 */
export function cutText(
  text: string,
  most: number,
  measure: (text: string) => number = countCharacters,
): string {
  const whole = text.trim();
  if (measure(whole) <= most) return whole;
  const byPart = dropLooseEnd(takePieces(whole.split(separator), most, measure));
  if (measure(byPart) >= most * leastShareKept) return byPart;
  const byWord = dropLooseEnd(takePieces(piecesOf(words, whole), most, measure));
  if (byWord !== "") return byWord;
  return takePieces(piecesOf(characters, whole), most, measure).trim();
}

/** As many whole sentences from the beginning as there is room for; fewer than none: "". */
export function takeSentences(
  text: string,
  most: number,
  measure: (text: string) => number,
  locale: string | null,
): string {
  let sentences: Intl.Segmenter;
  try {
    sentences = new Intl.Segmenter(locale ?? undefined, { granularity: "sentence" });
  } catch {
    sentences = new Intl.Segmenter(undefined, { granularity: "sentence" });
  }
  return takePieces(piecesOf(sentences, text.trim()), most, measure).trim();
}
