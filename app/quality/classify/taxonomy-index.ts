import type { CategoryFacts } from "../facts/facts";
import { createCategoryForms, type CategoryForms } from "./category-forms";
import { createCategoryNames, type CategoryNames } from "./category-names";
import { createCategoryTree, type CategoryTree } from "./category-tree";
import { lexicon } from "./lexicon";

/** All that is known of categories before any shop: made once per version of the taxonomy. */
export interface TaxonomyIndex {
  tree: CategoryTree;
  names: CategoryNames;
  forms: CategoryForms;
}

/** Some hundred milliseconds for the whole taxonomy. */
export function buildTaxonomyIndex(categories: readonly CategoryFacts[]): TaxonomyIndex {
  const tree = createCategoryTree(categories);
  return { tree, names: createCategoryNames(tree), forms: createCategoryForms(tree, lexicon) };
}
