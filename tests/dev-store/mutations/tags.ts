import type { MutationResolver } from "../platform/types";
import type { ResourceName, UserError, World } from "../world/types";
import { parseGid, refTo } from "./gid";
import { withoutCodes } from "./input";

const RESOURCES: Record<string, ResourceName> = {
  Product: "products",
  Order: "orders",
  Customer: "customers",
};

interface TagArgs {
  id: string;
  tags: string[];
}

export const tagsAdd: MutationResolver = ({ world }, args: TagArgs) =>
  changeTags(world, args, (before, tags) => {
    const known = new Set(before.map(fold));
    return [...before, ...tags.filter((tag) => !known.has(fold(tag)))];
  });

export const tagsRemove: MutationResolver = ({ world }, args: TagArgs) =>
  changeTags(world, args, (before, tags) => {
    const gone = new Set(tags.map(fold));
    return before.filter((tag) => !gone.has(fold(tag)));
  });

function changeTags(
  world: World,
  args: TagArgs,
  change: (before: readonly string[], tags: readonly string[]) => string[],
) {
  const { type, id } = parseGid(args.id);
  const resource = RESOURCES[type];
  if (!resource) return refuse(`The dev-store cannot tag a ${type}`);
  const node = world.resource(resource).node(id);
  if (!node) return refuse(`${type} does not exist`);
  const before = Array.isArray(node.tags) ? (node.tags as string[]) : [];
  const after = change(before, splitTags(args.tags));
  const userErrors = isSame(before, after) ? [] : saveTags(world, resource, id, after);
  return {
    node: userErrors.length > 0 ? null : refTo(resource, id),
    userErrors: withoutCodes(userErrors),
  };
}

function saveTags(world: World, resource: ResourceName, id: number, tags: string[]): UserError[] {
  if (resource === "products") return world.catalogue.updateProduct(id, { tags });
  if (resource === "orders") return world.trade.updateOrder(id, { tags });
  return world.trade.updateCustomer(id, { tags });
}

// Shopify takes comma-separated tags within one string too, and drops empty and repeated ones.
function splitTags(tags: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const tag of tags.flatMap((entry) => entry.split(",")).map((entry) => entry.trim())) {
    if (tag !== "" && !seen.has(fold(tag))) seen.set(fold(tag), tag);
  }
  return [...seen.values()];
}

function fold(tag: string): string {
  return tag.toLowerCase();
}

function isSame(before: readonly string[], after: readonly string[]): boolean {
  return before.length === after.length && before.every((tag, index) => tag === after[index]);
}

function refuse(message: string) {
  return { node: null, userErrors: [{ field: ["id"], message }] };
}
