import type { Targets } from "./name-matches";
import { matchPhrase, type PhraseMatch } from "./phrase-matches";
import { headSide, phrasesOf, type Phrase } from "./phrases";
import type { ProductTexts, TextField } from "./suggestion";
import type { TaxonomyIndex } from "./taxonomy-index";
import { foldText, isAsian, singularOf, splitWords } from "./words";

/** What one place in a product's texts says about its category. */
export interface Statement {
  field: TextField;
  words: string;
  /** More than 0; a noun that the title is about has 1. */
  weight: number;
  targets: Targets;
}

/** How much a text of each field counts. */
const FIELD_WEIGHT: Readonly<Record<TextField, number>> = {
  title: 1,
  productType: 1.5,
  tags: 0.35,
  vendor: 0.25,
  options: 0.3,
  description: 0.25,
};
/** A shop's tags are many; together they count as much as this many alone. */
const MOST_TAGS = 3;
/** Characters of a description that are read. */
export const mostDescription = 300;
const MOST_OPTION_VALUES = 12;

/** By place, beside the noun that a phrase is about: another noun, and one of several words. */
const NOT_HEAD = 0.4;
const LONG_NOT_HEAD = 0.8;
/** What each further word adds. */
const LONGER = 0.3;
/** After "for" or "with"; the same where nothing is named before. */
const BESIDES = 0.2;
const BESIDES_ALONE = 0.5;
/** What it is made of, beside what it is; and where nothing else is named. */
const MODIFIER = 0.1;
const MODIFIER_ALONE = 0.7;
/** A brand or a measure; whom it is for. */
const HINT = 0.35;
const FIELD_HINT = 0.5;
/** A later phrase, where none before it names anything. */
const FIRST_NAMED = 0.85;

/** How a shop writes. */
export interface Manner {
  /** As `headSide`, of the whole shop. */
  side: number;
  /** From 0 to 1: how far a product type says what its products are. */
  trustOf(productType: string): number;
}

/** All that the product's texts say. */
export function statementsOf(
  index: TaxonomyIndex,
  product: ProductTexts,
  manner: Manner,
): Statement[] {
  const around = new Set(
    splitWords(
      foldText(`${product.title} ${product.productType} ${product.tags.slice(0, 8).join(" ")}`),
    ).map(singularOf),
  );
  const own = headSide(product.title);
  const isLeft = own === 0 ? manner.side > 0 : own > 0;
  const read = (field: TextField, text: string, times = 1) =>
    text.trim() === "" ? [] : readField(index, field, phrasesOf(text), { around, isLeft, times });
  const tags = product.tags.flatMap((tag) => read("tags", tag));
  const tagTimes = Math.min(1, MOST_TAGS / Math.max(1, tags.length));
  return [
    ...read("productType", product.productType, manner.trustOf(product.productType)),
    ...read("title", product.title),
    ...tags.map((statement) => ({ ...statement, weight: statement.weight * tagTimes })),
    ...read("vendor", product.vendor),
    ...read("options", (product.optionNames ?? []).join(" | ")),
    ...read("options", (product.optionValues ?? []).slice(0, MOST_OPTION_VALUES).join(" | "), 0.5),
    ...read("description", (product.descriptionText ?? "").slice(0, mostDescription), 0.5),
  ];
}

interface Reading {
  around: ReadonlySet<string>;
  isLeft: boolean;
  times: number;
}

function readField(
  index: TaxonomyIndex,
  field: TextField,
  phrases: readonly Phrase[],
  { around, isLeft, times }: Reading,
): Statement[] {
  const statements: Statement[] = [];
  let hasNoun = false;
  for (const { words, weight, cut } of phrases) {
    // Whom it is for ("baby", "dog") is no noun but in a type.
    const found = matchPhrase(index, words, around).map((match) =>
      match.isField && field !== "productType" ? { ...match, isHint: true } : match,
    );
    const before = found.filter(({ isHint, at }) => !isHint && at < cut);
    // What it is made of or tastes of ("vanilla") is its noun only where no other is named.
    const things = before.filter(({ isModifier }) => !isModifier);
    const nouns = things.length > 0 ? things : before;
    const head = isLeft && !words.some(isAsian) ? nouns[0] : nouns.at(-1);
    // Until something is named, a later phrase may be the one that says what it is.
    const phraseWeight = hasNoun ? weight : Math.max(weight, FIRST_NAMED);
    const besides = head ? BESIDES : BESIDES_ALONE;
    for (const match of found) {
      const place = placeWeight(match, {
        isHead: match === head,
        isBesides: match.at >= cut,
        besides,
      });
      statements.push({
        field,
        words: match.words,
        weight: FIELD_WEIGHT[field] * phraseWeight * place * match.quality * times,
        targets: match.targets,
      });
    }
    hasNoun ||= nouns.length > 0;
  }
  return statements;
}

/** By where it stands: several words together are seldom there by chance. */
function placeWeight(
  { isHint, isField, isModifier, length }: PhraseMatch,
  { isHead, isBesides, besides }: { isHead: boolean; isBesides: boolean; besides: number },
): number {
  if (isHint) return isField ? FIELD_HINT : HINT;
  const longer = 1 + LONGER * (Math.min(length, 3) - 1);
  if (isBesides) return besides * (isModifier ? MODIFIER : longer);
  if (isHead) return isModifier ? MODIFIER_ALONE : longer;
  return isModifier ? MODIFIER : length > 1 ? LONG_NOT_HEAD * longer : NOT_HEAD;
}
