import { normalizeText } from "../texts";

/** How sizes are written, shortest first; those of more than two letters but X are written out. */
const spellings: Record<string, readonly string[]> = {
  xs: ["xs", "x-small", "xsmall", "extra small", "extra-small"],
  s: ["s", "sm", "sml", "small", "klein", "petit", "pequeño", "piccolo"],
  m: ["m", "md", "med", "medium", "mittel", "moyen", "mediano", "medio"],
  l: ["l", "lg", "lrg", "large", "groß", "grand", "grande"],
  xl: ["xl", "x-large", "xlarge", "extra large", "extra-large"],
  xxl: ["xxl", "2xl", "2x-large", "xx-large"],
  xxxl: ["xxxl", "3xl", "3x-large", "xxx-large"],
  xxxxl: ["xxxxl", "4xl", "4x-large"],
};
const sizes = new Map(
  Object.entries(spellings).flatMap(([size, all]) =>
    all.map((spelling) => [spelling, size] as const),
  ),
);

/** The size that a text says; null: another one, such as 38. */
export function nameSize(value: string): string | null {
  return sizes.get(normalizeText(value)) ?? null;
}

/** Whether a size is a word (Medium) rather than a letter (M). */
export function isWrittenOut(value: string): boolean {
  return /\p{L}{4,}/u.test(value.replace(/x+/gi, ""));
}

/** Sizes written out, a language a row: small, medium, large and, where there are such, extra small and extra large. */
const writtenOut: readonly Readonly<Record<string, string>>[] = [
  { xs: "Extra Small", s: "Small", m: "Medium", l: "Large", xl: "Extra Large" },
  { s: "Klein", m: "Mittel", l: "Groß" },
  { s: "Petit", m: "Moyen", l: "Grand" },
  { s: "Pequeño", m: "Mediano", l: "Grande" },
  { s: "Piccolo", m: "Medio", l: "Grande" },
];

/**
 * A size as a letter (M), or as a word of the language that all of these words are of. Null: there is no
 * such word, or none is known.
 */
export function spellSize(value: string, words: readonly string[]): string | null {
  const size = nameSize(value);
  if (size === null) return null;
  if (words.length === 0) return size.toUpperCase();
  const keys = words.map((word) => normalizeText(word).replace(/[\s-]/g, ""));
  const language = writtenOut.find((row) => {
    const own = Object.values(row).map((word) => normalizeText(word).replace(/\s/g, ""));
    return keys.every((key) => own.includes(key));
  });
  return language?.[size] ?? null;
}
