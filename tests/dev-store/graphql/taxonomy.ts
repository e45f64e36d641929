import type { TaxonomySource, ViewNode } from "../world/types";
import { badRequest } from "./errors";

interface CategoryArguments {
  search?: string | null;
  childrenOf?: string | null;
  siblingsOf?: string | null;
  descendantsOf?: string | null;
}

/** The Taxonomy object: without a filter its categories are the top level, like Shopify's. */
export function taxonomyRoot(source: TaxonomySource): Record<string, unknown> {
  return {
    __typename: "Taxonomy",
    categories: (args: CategoryArguments) => selectCategories(source, args),
  };
}

function selectCategories(source: TaxonomySource, args: CategoryArguments): ViewNode[] {
  const filters = [args.childrenOf, args.siblingsOf, args.descendantsOf].filter(Boolean);
  if (filters.length > 1) {
    throw badRequest("Only one of childrenOf, siblingsOf and descendantsOf can be given");
  }
  let found = [...source.categories()];
  if (args.childrenOf) found = found.filter((each) => each["parentId"] === args.childrenOf);
  else if (args.siblingsOf) {
    const parent = source.category(args.siblingsOf)?.["parentId"];
    found = found.filter((each) => each["parentId"] === parent && each.id !== args.siblingsOf);
  } else if (args.descendantsOf) {
    const ancestor = args.descendantsOf;
    found = found.filter((each) => (each["ancestorIds"] as string[]).includes(ancestor));
  } else if (!args.search) found = found.filter((each) => each["isRoot"] === true);
  if (args.search) {
    const words = args.search.toLowerCase().split(/\s+/);
    found = found.filter((each) => {
      const name = String(each["fullName"]).toLowerCase();
      return words.every((word) => name.includes(word));
    });
  }
  return found;
}
