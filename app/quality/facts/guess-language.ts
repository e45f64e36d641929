import { eld } from "eld/extrasmall";

// The smallest of the package's four databases: in the languages that shops are kept in, it told texts of
// 200 characters as well as the largest, and needs a fifth of its memory.

/** So much of a text is enough to tell, and what is beyond would cost time, in UTF-16 units. */
const mostUnits = 320;
/** Related languages (Danish and Norwegian, Spanish and Catalan) lie within this of each other, of 1. */
const leastLead = 0.2;

const languages = new Set(Object.values(eld.info().Languages));

/** Whether the language can be told from others. */
export function knowsLanguage(language: string): boolean {
  return languages.has(sameName(language));
}

/** What Shopify's locales call otherwise than the detector does. */
function sameName(language: string): string {
  return language === "nb" || language === "nn" ? "no" : language;
}

/** Shorter texts are in no language for sure, in UTF-16 units. */
const fewestUnits = 60;
/** Fewer texts than these, or a smaller share of them, say nothing about the rest. */
const fewestTexts = 5;
const leastShare = 0.6;

/** The language that most of a shop's texts are written in; null where none is that of most. */
export function guessMainLanguage(texts: readonly string[]): string | null {
  const counts = new Map<string, number>();
  let told = 0;
  for (const text of texts) {
    if (text.length < fewestUnits) continue;
    const result = eld.detect(text.slice(0, mostUnits));
    if (result.language === "" || !result.isReliable()) continue;
    told += 1;
    counts.set(result.language, (counts.get(result.language) ?? 0) + 1);
  }
  if (told < fewestTexts) return null;
  const [language, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ["", 0];
  return count >= told * leastShare ? language : null;
}

/** The language that a text is written in; the expected one unless another is far more likely. */
export function guessLanguage(text: string, expected: string): string {
  const result = eld.detect(text.slice(0, mostUnits));
  const own = sameName(expected);
  if (result.language === "" || result.language === own || !result.isReliable()) return expected;
  const scores = result.getScores();
  return (scores[result.language] ?? 0) - (scores[own] ?? 0) >= leastLead
    ? result.language
    : expected;
}
