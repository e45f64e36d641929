import { verticalOf } from "./category-tree";
import { confidenceOf, leastConfidence, sureConfidence } from "./confidence";
import { addTo, likeliest, likelihoods, massOf, sumUp, totalOf, type Mass } from "./distribution";
import { explain } from "./explain";
import { rankCategories } from "./rank";
import { learn, type Lesson } from "./learnt";
import { profileShop, withShop } from "./shop-profile";
import { statementsOf } from "./statements";
import type { Candidate, Classification, ConfirmedProduct, ProductTexts } from "./suggestion";
import type { TaxonomyIndex } from "./taxonomy-index";
import { weights } from "./weights";

export interface Classifier {
  classify(product: ProductTexts): Classification;
}

/**
 * Looks at the whole catalogue once (in any order, without keeping it), and learns what the merchant
 * has confirmed. The same catalogue and the same confirmed products give the same answers.
 */
export function createClassifier(
  index: TaxonomyIndex,
  products: Iterable<ProductTexts>,
  confirmed: readonly ConfirmedProduct[],
): Classifier {
  const profile = profileShop(index, products, confirmed);
  const guessOf = (product: ProductTexts) =>
    likeliest(likelihoods(index.tree, massOf(statementsOf(index, product, profile))));
  const learnt = learn(index.tree, confirmed, guessOf, profile.rarity);
  return {
    classify(product) {
      const statements = statementsOf(index, product, profile);
      const mass = massOf(statements);
      const byTexts = likelihoods(index.tree, withShop(index.tree, mass, profile));
      const lesson =
        learnt.size === 0 ? null : learnt.ask(product, likeliest(likelihoods(index.tree, mass)));
      const evidence = totalOf(mass);
      const likely = lesson ? blend(byTexts, lesson, learnt.size, evidence) : byTexts;
      const best = rankCategories(index.tree, likely);
      const [first] = best;
      const category = first === undefined ? undefined : index.tree.categories[first];
      if (first === undefined || category === undefined) {
        return { suggestion: null, candidates: [], confidence: 0 };
      }
      const sums = sumUp(index.tree, likely);
      const vertical = verticalOf(index.tree, first);
      // A confirmed product that lies elsewhere makes the answer no surer.
      const nearness = Math.max(
        0,
        ...(lesson?.nearest ?? [])
          .filter(({ category: each }) => verticalOf(index.tree, each) === vertical)
          .map(({ similarity }) => similarity),
      );
      const confidence = confidenceOf({
        verticalShare: sums.get(vertical) ?? 0,
        shopShare: profile.sums.get(vertical) ?? 0,
        nearness,
        isOfItself: evidence > 0 || nearness > 0,
      });
      const candidates = best.flatMap((number): Candidate[] => {
        const each = index.tree.categories[number];
        return each ? [{ category: each, share: likely.get(number) ?? 0 }] : [];
      });
      if (confidence < leastConfidence) return { suggestion: null, candidates, confidence };
      return {
        suggestion: {
          category,
          confidence,
          // Of many products nobody asks.
          get explanation() {
            return explain(index.tree, first, { statements, lesson, profile });
          },
          nextBest: candidates.slice(1),
          isSure: confidence >= sureConfidence,
        },
        candidates,
        confidence,
      };
    },
  };
}

/**
 * The nearer a confirmed product, and the less the texts say, the more of the answer is learnt. Where they say
 * nothing, one confirmed product says more than the shop as a whole.
 */
function blend(byTexts: Mass, { likely, nearness }: Lesson, confirmed: number, evidence: number) {
  const near = nearness ** weights.learnPower;
  const half = weights.learnHalf * Math.min(1, evidence);
  const share =
    (weights.learnMost * (confirmed / (confirmed + half)) * near) /
    (near + weights.textsAgainstLearnt * evidence + weights.learnDoubt);
  const blended: Mass = new Map();
  for (const [category, amount] of byTexts) addTo(blended, category, amount * (1 - share));
  for (const [category, amount] of likely) {
    addTo(blended, category, amount * (byTexts.size === 0 ? 1 : share));
  }
  return blended;
}
