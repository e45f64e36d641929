import { createRandom } from "../bench/random";
import { createClassifier } from "../../quality/classify/classify";
import { chooseQuestions } from "../../quality/classify/questions";
import type { TaxonomyIndex } from "../../quality/classify/taxonomy-index";
import type { LabelledProduct } from "./read-products";
import { agreementsOf, averageOf, type Agreements } from "./agreements";

export interface StoreEvaluation {
  store: string;
  /** Counted products, of all draws. */
  products: number;
  agreements: Agreements;
}

export interface Evaluation {
  byStore: Agreements;
  byProduct: Agreements;
  stores: readonly StoreEvaluation[];
  /** Answers that would be accepted without a look, of all; and how many are of the right vertical. */
  coverage: number;
  sureVertical: number | null;
  /** Of processor time, each product being looked at twice: for the shop, and for itself. */
  productsPerSecond: number;
}

/** Of a round: what is confirmed, then asked again. */
const QUESTIONS_AT_ONCE = 5;

/** Judges each store by itself: of the others nothing is known. */
export function evaluateStores(
  index: TaxonomyIndex,
  stores: ReadonlyMap<string, readonly LabelledProduct[]>,
  { labels, seeds }: { labels: number | "half"; seeds: number },
): Evaluation {
  const all: { store: string; answers: Answer[] }[] = [];
  let seconds = 0;
  let classified = 0;
  for (const [store, products] of stores) {
    const answers: Answer[] = [];
    for (let seed = 1; seed <= (labels === "half" ? seeds : 1); seed += 1) {
      const confirmed =
        labels === "half" ? drawHalf(products, seed) : askFirst(index, products, labels);
      const asked = new Set(confirmed);
      const startedAt = process.cpuUsage();
      const classifier = createClassifier(index, products, confirmed.map(confirm(index)));
      const rest = products.filter((product) => !asked.has(product));
      for (const product of rest) {
        const { candidates, suggestion } = classifier.classify(product);
        const paths = candidates.map(({ category }) => category.fullName);
        answers.push({
          agreements: agreementsOf(product.category, paths),
          isSure: suggestion?.isSure ?? false,
        });
      }
      seconds += secondsSince(startedAt);
      classified += products.length;
    }
    if (answers.length > 0) all.push({ store, answers });
  }
  const answers = all.flatMap((each) => each.answers);
  const evaluated = all.map((each) => ({
    store: each.store,
    products: each.answers.length,
    agreements: averageOf(each.answers.map(({ agreements }) => agreements)),
  }));
  const sure = answers.filter(({ isSure }) => isSure);
  return {
    byStore: averageOf(evaluated.map(({ agreements }) => agreements)),
    byProduct: averageOf(answers.map(({ agreements }) => agreements)),
    stores: evaluated,
    coverage: answers.length === 0 ? 0 : sure.length / answers.length,
    sureVertical:
      sure.length === 0 ? null : averageOf(sure.map(({ agreements }) => agreements)).vertical,
    productsPerSecond: seconds === 0 ? 0 : classified / seconds,
  };
}

function secondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

interface Answer {
  agreements: Agreements;
  isSure: boolean;
}

/** What the merchant would be asked, round by round, and answers. */
function askFirst(
  index: TaxonomyIndex,
  products: readonly LabelledProduct[],
  labels: number,
): LabelledProduct[] {
  const confirmed: LabelledProduct[] = [];
  while (confirmed.length < Math.min(labels, products.length)) {
    const known = confirmed.map(confirm(index));
    const most = Math.min(QUESTIONS_AT_ONCE, labels - confirmed.length);
    const asked = chooseQuestions(index, products, known, most);
    if (asked.length === 0) break;
    confirmed.push(...asked);
  }
  return confirmed;
}

function drawHalf(products: readonly LabelledProduct[], seed: number): LabelledProduct[] {
  const random = createRandom(seed);
  return products
    .map((product) => ({ product, at: random() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, Math.floor(products.length / 2))
    .map(({ product }) => product);
}

function confirm(index: TaxonomyIndex) {
  return (product: LabelledProduct) => {
    const at = index.tree.byFullName.get(product.category.toLowerCase());
    const category = at === undefined ? undefined : index.tree.categories[at];
    return { product, categoryId: category?.id ?? "" };
  };
}
