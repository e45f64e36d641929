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
  return placesOf(index, words).flatMap((place) => matchPlace(index, place, around));
}

/** One after the other in a phrase: a form of the lexicon, or a word that is none. */
interface Place {
  at: number;
  form: Form | undefined;
  /** Its last word, and the singular of that. */
  head: string;
  singular: string;
  /** Forms within the word, where it is none itself. */
  inside: readonly Form[];
}

const known = new WeakMap<TaxonomyIndex, Map<string, readonly Place[]>>();
const MOST_KNOWN = 10_000;

/** Types, vendors, tags and whole sentences are the same on many products. */
function placesOf(index: TaxonomyIndex, words: readonly string[]): readonly Place[] {
  const ofIndex = known.get(index) ?? new Map<string, readonly Place[]>();
  known.set(index, ofIndex);
  const key = words.join(" ");
  const ready = ofIndex.get(key);
  if (ready) return ready;
  if (ofIndex.size >= MOST_KNOWN) ofIndex.clear();
  const places = findPlaces(index, words);
  ofIndex.set(key, places);
  return places;
}

function findPlaces({ forms }: TaxonomyIndex, words: readonly string[]): Place[] {
  const places: Place[] = [];
  for (let at = 0; at < words.length;) {
    const form = findForm(forms, words, at);
    const length = form?.length ?? 1;
    const head = words[at + length - 1] ?? "";
    const inside = form ? [] : findInside(forms, head);
    places.push({ at, form, head, singular: singularOf(head), inside });
    at += length;
  }
  return places;
}

function matchPlace(
  index: TaxonomyIndex,
  { at, form, head, singular, inside }: Place,
  around: ReadonlySet<string>,
): PhraseMatch[] {
  if (inside.length > 0) {
    return inside.map((part) => ({
      at,
      ...joined(part, null),
      quality: COMPOUND,
      isModifier: false,
    }));
  }
  const name = matchNames(index, singular, around);
  if (form) return [{ at, ...joined(form, name) }];
  if (!name || name.quality < LEAST_NAME_QUALITY) return [];
  const { targets, quality } = name;
  return [
    {
      ...{ at, words: head, targets, quality, isHint: false, isField: false },
      ...{ isModifier: isModifier(head), length: name.words || 1 },
    },
  ];
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
