import type { TaxonomySource, ViewNode } from "../world/types";
import { entryNode } from "./category-fields";
import { attributeNode, attributesOf } from "./taxonomy-attributes";
import selection from "./taxonomy-selection.json";

const GID_PREFIX = "gid://shopify/TaxonomyCategory/";
const UNLISTED = "unlisted-";

/** A category to serve: the last part of its gid, and its names from the top down. */
export interface ListedCategory {
  key: string;
  path: readonly string[];
}

/** The categories of a store, with those that its products name and the list does not have. */
export interface Taxonomy {
  source: TaxonomySource;
  /** The node of a category by the last part of its gid; null when the store does not know it. */
  node(key: string | null): ViewNode | null;
  /** The listed category of that full name ("A > B"), whatever its case; null where there is none. */
  keyOf(fullName: string): string | null;
}

/** A taxonomy of those categories, each after its parent or before: nodes are built on first use. */
export function createTaxonomy(version: string, categories: readonly ListedCategory[]): Taxonomy {
  let nodes: Map<string, ViewNode> | null = null;
  let list: readonly ViewNode[] | null = null;
  let keys: Map<string, string> | null = null;

  const allNodes = () => (nodes ??= buildNodes(categories));
  const node = (key: string | null) => (key === null ? null : (allNodes().get(key) ?? null));
  return {
    source: {
      version,
      categories: () => (list ??= [...allNodes().values()]),
      category: (gid) => node(keyOfGid(gid)),
      attribute: attributeNode,
      entry: entryNode,
    },
    node,
    keyOf(fullName) {
      keys ??= new Map(categories.map(({ key, path }) => [comparable(path.join(" > ")), key]));
      return keys.get(comparable(fullName)) ?? null;
    },
  };
}

/**
 * The same taxonomy with categories of other names beside it: products may name categories of
 * another language or version. They have ids of their own and are not among the categories served.
 */
export function withUnlisted(taxonomy: Taxonomy, fullNames: readonly string[]): Taxonomy {
  const nodes = new Map(
    fullNames.map((fullName, at) => [unlistedKey(at), unlistedNode(unlistedKey(at), fullName)]),
  );
  const node = (key: string | null) =>
    taxonomy.node(key) ?? (key === null ? null : (nodes.get(key) ?? null));
  return {
    ...taxonomy,
    source: { ...taxonomy.source, category: (gid) => node(keyOfGid(gid)) },
    node,
  };
}

/** Key of the n-th category that the list does not have (from 0). */
export function unlistedKey(n: number): string {
  return `${UNLISTED}${n + 1}`;
}

/** The same where nobody knows what fields categories ask for: files do not say. */
export function withoutAttributes(taxonomy: Taxonomy): Taxonomy {
  const { version, categories, category } = taxonomy.source;
  return {
    ...taxonomy,
    source: {
      version,
      categories,
      category(gid) {
        const node = category(gid);
        if (!node) return null;
        return Object.fromEntries(
          Object.entries(node).filter(([field]) => field !== "attributes"),
        ) as ViewNode;
      },
    },
  };
}

/** "aa-1-4" -> its gid. */
export function categoryGid(key: string): string {
  return GID_PREFIX + key;
}

/** The key above in the tree: "aa-1-4" -> "aa-1"; null at the top. */
export function parentKey(key: string): string | null {
  const cut = key.lastIndexOf("-");
  return cut < 0 ? null : key.slice(0, cut);
}

function keyOfGid(gid: string): string | null {
  return gid.startsWith(GID_PREFIX) ? gid.slice(GID_PREFIX.length) : null;
}

function comparable(fullName: string): string {
  return fullName
    .split(">")
    .map((name) => name.trim().toLowerCase())
    .join(" > ");
}

function buildNodes(categories: readonly ListedCategory[]): Map<string, ViewNode> {
  const children = new Map<string, string[]>();
  for (const { key } of categories) {
    const parent = parentKey(key);
    if (parent === null) continue;
    const siblings = children.get(parent);
    if (siblings) siblings.push(key);
    else children.set(parent, [key]);
  }
  const built = new Map<string, ViewNode>();
  for (const { key, path } of categories) {
    const ancestors = ancestorKeys(key);
    built.set(
      key,
      categoryNode(key, path, {
        ancestors: ancestors.map(categoryGid),
        children: (children.get(key) ?? []).map(categoryGid),
      }),
    );
  }
  return built;
}

function unlistedNode(key: string, fullName: string): ViewNode {
  const path = fullName.split(">").map((name) => name.trim());
  return { ...categoryNode(key, path, { ancestors: [], children: [] }), fullName };
}

/** A TaxonomyCategory. `family.ancestors` are nearest first. */
function categoryNode(
  key: string,
  path: readonly string[],
  family: { ancestors: string[]; children: string[] },
): ViewNode {
  return {
    __typename: "TaxonomyCategory",
    id: categoryGid(key),
    name: path[path.length - 1] ?? key,
    fullName: path.join(" > "),
    level: path.length,
    isLeaf: family.children.length === 0,
    isRoot: path.length === 1,
    isArchived: false,
    parentId: family.ancestors[0] ?? null,
    childrenIds: family.children,
    ancestorIds: family.ancestors,
    attributes: () => attributesOf(key),
  };
}

/** Nearest first. */
function ancestorKeys(key: string): string[] {
  const keys: string[] = [];
  for (let at = parentKey(key); at !== null; at = parentKey(at)) keys.push(at);
  return keys;
}

// The selection is part of Shopify's product taxonomy (MIT licence, see NOTICE): ids and names are
// the real ones. A category whose children were left out keeps at least one, so that isLeaf here
// says what it says in the full taxonomy.
const NAMES: Record<string, string> = selection.categories;

/** What a store serves unless it was given a file: built once on first use, shared by all stores. */
export const BUILT_IN_TAXONOMY: Taxonomy = createTaxonomy(
  selection.version,
  Object.keys(NAMES).map((key) => ({
    key,
    path: [...ancestorKeys(key).reverse(), key].map((step) => NAMES[step] as string),
  })),
);
