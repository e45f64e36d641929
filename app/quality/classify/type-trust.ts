import { pathOf, type CategoryTree } from "./category-tree";
import { likeliest, likelihoods, massOf } from "./distribution";
import type { Statement } from "./statements";
import { weights } from "./weights";
import { foldText } from "./words";

/**
 * How far a shop's product types say what its products are: "Rings" does, where titles name rings;
 * "Serums" on creams and soaps does not.
 */
export interface TypeTrust {
  see(productType: string, statements: readonly Statement[]): void;
  trustOf(productType: string): number;
}

/** As if so many products had been seen whose titles agree that far. */
const BEFORE = 2;
const AGREED_BEFORE = 0.9;

export function createTypeTrust(tree: CategoryTree): TypeTrust {
  const seen = new Map<string, { products: number; agreed: number }>();
  const named = (statements: readonly Statement[], field: Statement["field"]) =>
    likeliest(likelihoods(tree, massOf(statements.filter((each) => each.field === field))));
  return {
    see(productType, statements) {
      const byType = named(statements, "productType");
      const byTitle = named(statements, "title");
      if (byType === null || byTitle === null) return;
      const typePath = pathOf(tree, byType);
      const titlePath = pathOf(tree, byTitle);
      const shared = typePath.filter((at, depth) => titlePath[depth] === at).length;
      const key = foldText(productType).trim();
      const known = seen.get(key) ?? { products: 0, agreed: 0 };
      seen.set(key, {
        products: known.products + 1,
        agreed: known.agreed + shared / Math.min(typePath.length, titlePath.length),
      });
    },
    trustOf(productType) {
      const { products, agreed } = seen.get(foldText(productType).trim()) ?? {
        products: 0,
        agreed: 0,
      };
      const agreement = (agreed + BEFORE * AGREED_BEFORE) / (products + BEFORE);
      return weights.leastTrust + (1 - weights.leastTrust) * agreement ** weights.trustPower;
    },
  };
}
