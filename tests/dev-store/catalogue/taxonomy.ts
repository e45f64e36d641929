import type { TaxonomySource, ViewNode } from "../world/types";
import { attributesOf } from "./taxonomy-attributes";
import selection from "./taxonomy-selection.json";

// The selection is part of Shopify's product taxonomy (MIT licence, see NOTICE): ids and names are
// the real ones. A category whose children were left out keeps at least one, so that isLeaf here
// says what it says in the full taxonomy.
const NAMES: Record<string, string> = selection.categories;
const GID_PREFIX = "gid://shopify/TaxonomyCategory/";

let nodes: Map<string, ViewNode> | null = null;

/** The categories served, built once on first use and shared by all stores. */
export const taxonomySource: TaxonomySource = {
  version: selection.version,
  categories: () => [...allNodes().values()],
  category: (gid) =>
    gid.startsWith(GID_PREFIX) ? categoryNode(gid.slice(GID_PREFIX.length)) : null,
};

/** The node of a category by the last part of its gid; null when the store does not know it. */
export function categoryNode(key: string | null): ViewNode | null {
  return key === null ? null : (allNodes().get(key) ?? null);
}

/** "aa-1-4" -> its gid. */
export function categoryGid(key: string): string {
  return GID_PREFIX + key;
}

function allNodes(): Map<string, ViewNode> {
  return (nodes ??= buildNodes());
}

function buildNodes(): Map<string, ViewNode> {
  const children = new Map<string, string[]>();
  for (const key of Object.keys(NAMES)) {
    const parent = parentKey(key);
    if (parent === null) continue;
    const siblings = children.get(parent);
    if (siblings) siblings.push(key);
    else children.set(parent, [key]);
  }
  const built = new Map<string, ViewNode>();
  for (const [key, name] of Object.entries(NAMES)) {
    const ancestors = ancestorKeys(key);
    const own = children.get(key) ?? [];
    built.set(key, {
      __typename: "TaxonomyCategory",
      id: categoryGid(key),
      name,
      fullName: [...ancestors.map((ancestor) => NAMES[ancestor] as string).reverse(), name].join(
        " > ",
      ),
      level: ancestors.length + 1,
      isLeaf: own.length === 0,
      isRoot: ancestors.length === 0,
      isArchived: false,
      parentId: ancestors[0] === undefined ? null : categoryGid(ancestors[0]),
      childrenIds: own.map(categoryGid),
      ancestorIds: ancestors.map(categoryGid),
      attributes: () => attributesOf(key),
    });
  }
  return built;
}

function parentKey(key: string): string | null {
  const cut = key.lastIndexOf("-");
  return cut < 0 ? null : key.slice(0, cut);
}

/** Nearest first. */
function ancestorKeys(key: string): string[] {
  const keys: string[] = [];
  for (let at = parentKey(key); at !== null; at = parentKey(at)) keys.push(at);
  return keys;
}
