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

function selectCategories(source: TaxonomySource, args: CategoryArguments): readonly ViewNode[] {
  const filters = [args.childrenOf, args.siblingsOf, args.descendantsOf].filter(Boolean);
  if (filters.length > 1) {
    throw badRequest("Only one of childrenOf, siblingsOf and descendantsOf can be given");
  }
  const { childrenOf, descendantsOf, roots } = familiesOf(source);
  let found: readonly ViewNode[];
  if (args.childrenOf) found = childrenOf(args.childrenOf);
  else if (args.siblingsOf) {
    const parent = source.category(args.siblingsOf)?.["parentId"];
    const family = typeof parent === "string" ? childrenOf(parent) : roots;
    found = family.filter((each) => each.id !== args.siblingsOf);
  } else if (args.descendantsOf) found = descendantsOf(args.descendantsOf);
  else found = args.search ? source.categories() : roots;
  if (args.search) {
    const words = args.search.toLowerCase().split(/\s+/);
    found = found.filter((each) => {
      const name = String(each["fullName"]).toLowerCase();
      return words.every((word) => name.includes(word));
    });
  }
  return found;
}

interface Families {
  roots: readonly ViewNode[];
  childrenOf(gid: string): readonly ViewNode[];
  descendantsOf(gid: string): readonly ViewNode[];
}

const known = new WeakMap<TaxonomySource, Families>();

/** Who is below whom, worked out once: a client pages through thousands of categories. */
function familiesOf(source: TaxonomySource): Families {
  let families = known.get(source);
  if (!families) known.set(source, (families = readFamilies(source)));
  return families;
}

function readFamilies(source: TaxonomySource): Families {
  const categories = source.categories();
  const children = new Map<unknown, ViewNode[]>();
  const descendants = new Map<string, ViewNode[]>();
  const add = <K>(map: Map<K, ViewNode[]>, key: K, node: ViewNode) => {
    const list = map.get(key);
    if (list) list.push(node);
    else map.set(key, [node]);
  };
  for (const category of categories) {
    add(children, category["parentId"], category);
    for (const ancestor of category["ancestorIds"] as string[]) {
      add(descendants, ancestor, category);
    }
  }
  return {
    roots: categories.filter((each) => each["isRoot"] === true),
    childrenOf: (gid) => children.get(gid) ?? [],
    descendantsOf: (gid) => descendants.get(gid) ?? [],
  };
}
