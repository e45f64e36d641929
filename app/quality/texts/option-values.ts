import type { ProductFacts } from "../facts/facts";
import { normalizeText } from "./texts";
import { nameSize } from "./words/sizes";

/** Letters alone, so that spaces, hyphens and capitals make no difference. */
function keepLetters(value: string): string {
  // Between digits a sign means something: 1/2 is not 12.
  const dropped = /\p{N}/u.test(value) ? /\s/gu : /[^\p{L}\p{M}+]/gu;
  const kept = normalizeText(value).replace(dropped, "");
  // Signs of different meaning would all be nothing.
  return kept === "" ? value : kept;
}

/** What values that mean the same have in common: "s" of Small, Sm and S. */
export function keyOfValue(value: string, isSize: boolean): string {
  return (isSize ? nameSize(value) : null) ?? keepLetters(value);
}

/** What a product with options has one choice of: its only colour, size and so on. */
export function listSingleValues({ hasOnlyDefaultVariant, options }: ProductFacts): string[] {
  if (hasOnlyDefaultVariant) return [];
  return options.flatMap(({ values: [value, ...others] }) =>
    value !== undefined && others.length === 0 ? [value] : [],
  );
}
