import { findForm, findInside, type Form } from "./category-forms";
import { isModifier } from "./modifiers";
import { matchNames, type NameMatch, type Targets } from "./name-matches";
import type { TaxonomyIndex } from "./taxonomy-index";
import { foldText, singularOf } from "./words";

/** A single word as long as this is as good as two: a compound, mostly. */
const LONG_WORD = 10;
const COMPOUND = 0.9;
const LEXICON_SHARE = 0.85;
const LONGER_NAME_SHARE = 0.35;
const LEAST_NAME_QUALITY = 0.35;

/** A place in a phrase that names, or hints at, categories. */
export interface PhraseMatch {
  /** Index of its first word. */
  at: number;
  words: string;
  targets: Targets;
  quality: number;
  isHint: boolean;
  /** It names a field of goods, as a whole vertical's words do. */
  isField: boolean;
  /** It says what a thing is like. */
  isModifier: boolean;
  /** How many words it has. */
  length: number;
}

/** What the words of a phrase name, in order. `around`: singulars of all words that may belong to them. */
export function matchPhrase(
  index: TaxonomyIndex,
  words: readonly string[],
  around: ReadonlySet<string>,
): PhraseMatch[] {
  const matches: PhraseMatch[] = [];
  for (let at = 0; at < words.length;) {
    const form = findForm(index.forms, words, at);
    const length = form?.length ?? 1;
    const head = words[at + length - 1] ?? "";
    const name = matchNames(index, singularOf(head), around);
    if (form) {
      matches.push({ at, ...joined(form, name) });
    } else {
      const inside = findInside(index.forms, head);
      inside.forEach((part) =>
        matches.push({ at, ...joined(part, null), quality: COMPOUND, isModifier: false }),
      );
      if (inside.length === 0 && name && name.quality >= LEAST_NAME_QUALITY) {
        const { targets, quality } = name;
        matches.push({
          at,
          words: head,
          targets,
          quality,
          isHint: false,
          isField: false,
          isModifier: isModifier(head),
          length: name.words || 1,
        });
      }
    }
    at += length;
  }
  return matches;
}

/**
 * What the lexicon and the names say of the same words; the longer one counts more. Words for a whole
 * vertical ("Food & Beverage") say that and no more.
 */
function joined(form: Form, name: NameMatch | null): Omit<PhraseMatch, "at"> {
  const share = name && name.words > form.length ? LONGER_NAME_SHARE : LEXICON_SHARE;
  const own = form.targets.map((target) => [target, 1 / form.targets.length] as const);
  const targets =
    name === null || form.isHint || form.isField
      ? own
      : [
          ...own.map(([category, part]) => [category, part * share] as const),
          ...name.targets.map(([category, part]) => [category, part * (1 - share)] as const),
        ];
  return {
    words: form.text,
    targets,
    quality: 1,
    isHint: form.isHint,
    isField: form.isField,
    isModifier: form.length === 1 && isModifier(foldText(form.text)),
    length: Math.max(
      form.length,
      share === LONGER_NAME_SHARE ? (name?.words ?? 1) : 1,
      form.text.length >= LONG_WORD ? 2 : 1,
    ),
  };
}
