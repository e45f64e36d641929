import { remember } from "../facts/readings";
import { normalizeText } from "./texts";

/** Forms of companies at the end of a name: with and without, it is the same vendor. */
const companyForm = /[\s,]+(?:inc|ltd|llc|gmbh|corp)\.?$/;

/**
 * What is left of a name without capitals, spaces, punctuation, accents of Latin letters and the company's
 * form; "&" is "and".
 */
export function keyOfName(name: string): string {
  // In other scripts a mark makes another letter: ガ is not カ.
  const key = normalizeText(name)
    .replace(companyForm, "")
    .replace(/&/g, "and")
    .normalize("NFD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .replace(/[^\p{L}\p{M}\p{N}]/gu, "");
  return key === "" ? name : key;
}

/** The most common spelling of each name, of those with several: read once for a catalogue. */
const readSpellings = remember((names: ReadonlyMap<string, number>) => {
  const usual = new Map<string, { name: string; products: number }>();
  for (const [name, products] of names) {
    const key = keyOfName(name);
    const best = usual.get(key);
    const isBetter =
      best === undefined ||
      products > best.products ||
      (products === best.products && name < best.name);
    if (isBetter) usual.set(key, { name, products });
  }
  return usual;
});

/** The spelling that more products have, where it is another one; null: this one is it. */
export function findUsualSpelling(
  name: string,
  names: ReadonlyMap<string, number>,
): { name: string; products: number } | null {
  const usual = readSpellings(names).get(keyOfName(name));
  return usual === undefined || usual.name === name ? null : usual;
}
