import { getNamedType, isAbstractType, isInterfaceType, isObjectType } from "graphql";
import type { GraphQLCompositeType, GraphQLNamedType, GraphQLObjectType } from "graphql";

/** Whether a type is a page of a connection (edges, nodes, pageInfo). */
export function isConnectionType(type: GraphQLNamedType): type is GraphQLObjectType {
  return (
    isObjectType(type) &&
    /Connection(WithCount)?$/.test(type.name) &&
    "edges" in type.getFields() &&
    "pageInfo" in type.getFields()
  );
}

/** The type of what a connection holds (an object, interface, union, or String). */
export function connectionNodeType(connection: GraphQLObjectType): GraphQLNamedType {
  const edge = getNamedType(connection.getFields()["edges"]!.type) as GraphQLObjectType;
  return getNamedType(edge.getFields()["node"]!.type);
}

/** The type whose rules guard a field: a connection counts as what it holds. */
export function guardedTypeName(type: GraphQLNamedType): string {
  return (isConnectionType(type) ? connectionNodeType(type) : type).name;
}

/** Whether a type itself implements the interface Node. */
export function implementsNode(type: GraphQLNamedType): boolean {
  if (type.name === "Node") return true;
  if (isObjectType(type) || isInterfaceType(type)) {
    return type.getInterfaces().some((each) => each.name === "Node");
  }
  return false;
}

/** Types that have fields to select. */
export function isComposite(type: GraphQLNamedType): type is GraphQLCompositeType {
  return isObjectType(type) || isAbstractType(type);
}

/**
 * Deprecated fields that are served all the same, since Shelfwise asks for them: `media` of a variant would be a
 * sixth connection of the bulk operation that reads products, which takes five.
 */
export const deprecatedButServed: ReadonlySet<string> = new Set(["ProductVariant.image"]);
