import { readFactRows, type ProductFactRow } from "../../store/quality/fact-rows.server";
import { keepUnclassified, sampleUnclassified } from "../../store/quality/unclassified.server";
import type { ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { chooseQuestions } from "./questions";
import type { Candidate, Classification, Explanation, ProductTexts } from "./suggestion";
import { keyOfLearning } from "./learning";
import { openFactBase } from "../facts/load-facts.server";
import { textsOf } from "./product-texts";
import { openClassifier, type ShopClassifier } from "./suggest.server";

export const mostQuestions = 10;
// The time it takes grows with the square of it; a type that none of these has teaches little of the shop.
const mostConsidered = 300;

// Products that differ by a number are one question.
const leastGain = 0.02;

/** A product whose category the merchant is asked for. */
export interface Question {
  productId: number;
  /** Best first; empty: nothing is known of it. */
  candidates: readonly Candidate[];
  /** Of the first of them; null: the classifier abstains. */
  confidence: number | null;
  reasons: readonly Explanation[];
}

interface Asked {
  key: string;
  /** Active products without a category when they were chosen. */
  open: number;
  questions: readonly Question[];
}

// Chosen with a second's work: they stay until one of them is answered, or the shop has taught something.
const asked = new Map<number, Asked>();

/**
 * The products without a category of which a confirmation teaches most about others like it. Null: the
 * taxonomy has not been read. `open`: how many active products have none.
 */
export async function askQuestions(
  shop: ShopRow,
  open: number,
  now: Date,
): Promise<readonly Question[] | null> {
  const base = await openFactBase(shop, now);
  if (!base || base.learning.taxonomy === null) return null;
  const key = `${keyOfLearning(base.learning)} ${base.facts.today}`;
  const known = asked.get(shop.id);
  if (known?.key === key && (await isStillOpen(shop, known, open))) return known.questions;
  const classifier = await openClassifier(base);
  if (classifier === null) return null;
  const rows = await withShop(shop, async (tx) => {
    const ids = await sampleUnclassified(tx, shop, mostConsidered);
    return (await readFactRows(tx, shop, ids)).products;
  });
  const questions = choose(rows, classifier);
  asked.set(shop.id, { key, open, questions });
  return questions;
}

/** Where there are fewer questions than are asked at once, any further product is one. */
async function isStillOpen(shop: ShopRow, known: Asked, open: number): Promise<boolean> {
  if (known.questions.length < mostQuestions && known.open !== open) return false;
  const ids = known.questions.map(({ productId }) => productId);
  const still = await withShop(shop, (tx) => keepUnclassified(tx, shop, ids));
  return still.length === ids.length;
}

function choose(rows: readonly ProductFactRow[], classifier: ShopClassifier): Question[] {
  const products = rows.map((row): ProductTexts & { id: number } => ({
    ...textsOf(row),
    id: row.id,
  }));
  const { index, confirmed, learnt } = classifier;
  return chooseQuestions(index, products, confirmed, mostQuestions, {
    classifier: learnt,
    leastGain,
  }).map((product) => toQuestion(product.id, learnt.classify(product)));
}

function toQuestion(
  productId: number,
  { suggestion, candidates, confidence }: Classification,
): Question {
  return {
    productId,
    candidates,
    confidence: suggestion ? confidence : null,
    reasons: suggestion?.explanation ?? [],
  };
}
