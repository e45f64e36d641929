import { isUnspaced, mapWords, measureWidth, splitWords } from "./letters";

/** As `measureWidth` says: shorter words hold sentences together (for, und, de). */
const leastWidth = 4;
/** Longer ones that do. */
const joiners = new Set(
  "with from your para como sobre pour avec sans dans oder eine einen einer eines della delle degli dello voor naar door till från med för или".split(
    " ",
  ),
);

/** What is counted of a word; null: it may stand in a title as often as it likes, as measures and years do. */
function keyOfWord(word: string): string | null {
  if (/\p{N}/u.test(word) || measureWidth(word) < leastWidth) return null;
  const key = word.toLowerCase();
  return joiners.has(key) ? null : key;
}

/** Words that count, each as it stands last, with how often it stands there: the first to be repeated first. */
export function listRepeats(words: readonly string[]): { word: string; times: number }[] {
  const repeats = new Map<string, { word: string; times: number }>();
  for (const word of words) {
    const key = keyOfWord(word);
    if (key === null) continue;
    repeats.set(key, { word, times: (repeats.get(key)?.times ?? 0) + 1 });
  }
  return [...repeats.values()];
}

const separators = /(\s*[,;|/·•、，]\s*|\s+[-–—]\s+)/u;
const separatorsOfUnspaced = /(\s*[,;|/·•、，]\s*|\s+)/u;

/** The title with no word so often as `fewestTimes`. */
export function dropRepeats(title: string, fewestTimes: number): string {
  const counts = new Map(
    listRepeats(splitWords(title)).map(({ word, times }) => [keyOfWord(word) ?? "", times]),
  );
  const isTooOften = (word: string) => (counts.get(keyOfWord(word) ?? "") ?? 0) >= fewestTimes;
  const takeOne = (word: string) => {
    const key = keyOfWord(word) ?? "";
    counts.set(key, (counts.get(key) ?? 0) - 1);
  };
  // A part that says nothing else can be missed.
  const parts = title.split(isUnspaced(title) ? separatorsOfUnspaced : separators);
  for (let at = 0; at < parts.length; at += 2) {
    const words = splitWords(parts[at] ?? "");
    const [word] = words;
    if (words.length !== 1 || word === undefined || !isTooOften(word)) continue;
    takeOne(word);
    parts[at] = "";
    parts[at < parts.length - 1 ? at + 1 : at - 1] = "";
  }
  // Then the same word twice in a row, then the last ones.
  const rest = parts.join("");
  let before = "";
  const tooOften = new Set(splitWords(rest).filter(isTooOften));
  const onceInRow = mapWords(rest, (word) => {
    const isRepeated = word.toLowerCase() === before && tooOften.has(word);
    before = word.toLowerCase();
    return isRepeated ? "" : word;
  });
  const seen = new Map<string, number>();
  const dropped = mapWords(onceInRow, (word) => {
    const key = keyOfWord(word);
    if (key === null) return word;
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times < fewestTimes ? word : "";
  });
  return dropped
    .replace(/\s+(?=[,;、，)])/gu, "")
    .replace(/([,;、，])(?:\s*[,;、，])+/gu, "$1")
    .replace(/^[\s,;|/·•、，–—-]+|[\s,;|/·•、，–—-]+$/gu, "");
}
