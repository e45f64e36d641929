import { findDeepest, type CategoryTree } from "./category-tree";
import type { LexiconEntry } from "./lexicon/parse";
import { foldText, isAsian, splitWords, stemWord } from "./words";

/** A form of the lexicon, with the categories that it may name. */
export interface Form {
  text: string;
  /** How many words it has; of a form within a Chinese or Japanese run: 1. */
  length: number;
  targets: readonly number[];
  isHint: boolean;
  /** It names a field of goods ("pets", "dog"): for whom or what they are, and no product. */
  isField: boolean;
}

export interface CategoryForms {
  /** By words, separated by a space, as written. */
  exact: ReadonlyMap<string, Form>;
  /** By stems, separated by a space. */
  stemmed: ReadonlyMap<string, Form>;
  /** Most words of the forms that begin with a word of that stem. */
  longest: ReadonlyMap<string, number>;
}

const ANIMALS = new Set([
  ...["Dog Supplies", "Cat Supplies", "Bird Supplies", "Small Animal Supplies"],
  ...["Reptile & Amphibian Supplies", "Equestrian"],
]);

/** Finds the lexicon's categories in the tree: the deepest that is there, of each. */
export function createCategoryForms(
  tree: CategoryTree,
  lexicon: readonly LexiconEntry[],
): CategoryForms {
  const exact = new Map<string, Form>();
  const stemmed = new Map<string, Form>();
  const longest = new Map<string, number>();
  for (const { form, path, isHint } of lexicon) {
    const target = findDeepest(tree, path);
    const words = splitWords(foldText(form).replace(/&/g, " "));
    if (target === undefined || words.length === 0) continue;
    const first = stemWord(words[0] ?? "");
    longest.set(first, Math.max(words.length, longest.get(first) ?? 0));
    const isField = isFieldCategory(tree, target);
    const made = { text: form, length: words.length, targets: [target], isHint, isField };
    put(exact, words.join(" "), made);
    put(stemmed, words.map(stemWord).join(" "), made);
  }
  return { exact, stemmed, longest };
}

/** Verticals, but those that are one product, and what is named after animals. */
function isFieldCategory({ categories, level }: CategoryTree, category: number): boolean {
  const { isLeaf, name } = categories[category] ?? { isLeaf: true, name: "" };
  return !isLeaf && (level[category] === 1 || ANIMALS.has(name));
}

/** A name weighs more than a hint, so a form that is both is a name. */
function put(forms: Map<string, Form>, key: string, form: Form): void {
  const known = forms.get(key);
  if (!known || (known.isHint && !form.isHint)) {
    forms.set(key, form);
  } else if (known.isHint === form.isHint) {
    const targets = [...new Set([...known.targets, ...form.targets])];
    forms.set(key, { ...known, targets, isField: known.isField && form.isField });
  }
}

/** Words of every text that name a product in another language ("have" is a Danish garden). */
const EVERYDAY = new Set(
  (
    "the have but of and a an or to in on at by be is it its me my no not so we you your all any out " +
    "up us was were are as he him his her she they them this that store stores story pain pies more " +
    "most met mes mot how her when what who why will can could had has i im one two three more may " +
    "also do does don go get got like les le la el de en un una il per les des du et pour sur plus " +
    "die der das mit und matt matte mat gra piece pieces roll rolls portatil box boxes suite net mini maxi new neu nuevo super mega ultra pro max basic classic original edition series"
  ).split(" "),
);

/** The longest form that begins at that word; for compounds see `findInside`. */
export function findForm(
  forms: CategoryForms,
  words: readonly string[],
  at: number,
): Form | undefined {
  const longest = forms.longest.get(stemWord(words[at] ?? "")) ?? 0;
  const most = Math.min(longest, words.length - at);
  for (let length = most; length > 0; length -= 1) {
    const part = words.slice(at, at + length);
    if (length === 1 && EVERYDAY.has(part[0] ?? "")) return undefined;
    const found =
      forms.exact.get(part.join(" ")) ?? forms.stemmed.get(part.map(stemWord).join(" "));
    if (found) return found;
  }
  return undefined;
}

/** Shorter ends stand in too many words by chance. */
const SHORTEST_TAIL = 5;
const SHORTEST_FRONT = 3;
/** Fronts after which a shorter end is no chance either. */
const WHOSE = new Set(
  (
    "herren damen kinder baby madchen jungen hunde katzen dames heren kinder meisjes jongens honden " +
    "katten dam herr barn hund katt herre dame borne"
  ).split(" "),
);
const LONGEST_ASIAN = 12;

/**
 * Forms within a word: the end of a compound ("Lederhandtasche"), then its front; in a run of
 * Chinese or Japanese all that follow each other, in order.
 */
export function findInside(forms: CategoryForms, word: string): Form[] {
  if (isAsian(word)) return findInRun(forms, word);
  if (word.length < SHORTEST_TAIL + SHORTEST_FRONT) return [];
  for (let cut = SHORTEST_FRONT; cut <= word.length - SHORTEST_TAIL + 1; cut += 1) {
    const tail = word.slice(cut);
    if (tail.length < SHORTEST_TAIL && !WHOSE.has(word.slice(0, cut))) break;
    const stem = stemWord(tail);
    const found =
      forms.exact.get(tail) ?? (stem.length >= SHORTEST_TAIL ? forms.stemmed.get(stem) : undefined);
    if (found && !found.isHint) {
      const front = word.slice(0, cut);
      const known = forms.exact.get(front) ?? forms.exact.get(front.replace(/[sn]$/, ""));
      return known ? [known, found] : [found];
    }
  }
  return [];
}

function findInRun(forms: CategoryForms, run: string): Form[] {
  const found: Form[] = [];
  for (let at = 0; at < run.length;) {
    let length = Math.min(LONGEST_ASIAN, run.length - at);
    let form: Form | undefined;
    while (length > 0 && !(form = forms.exact.get(run.slice(at, at + length)))) length -= 1;
    // A single character is part of too many words to say anything in the middle of a run.
    if (form && (length > 1 || run.length === 1)) {
      found.push(form);
      at += length;
    } else {
      at += 1;
    }
  }
  return found;
}
