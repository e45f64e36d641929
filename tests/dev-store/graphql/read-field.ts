import { getNamedType, isAbstractType } from "graphql";
import type { GraphQLField, GraphQLObjectType } from "graphql";
import type { Ref } from "../world/types";
import { connectionNodeType, isConnectionType } from "../schema/types";
import { isOrderHidden } from "./context";
import type { ExecutionContext } from "./context";
import { badRequest, noData, valueOrError } from "./errors";
import { paginateArray } from "./paging";

type Source = Record<string, unknown>;

/**
 * The value of a schema field on a view: a property, or a function of the arguments; Refs followed,
 * scopes checked, arrays behind connections paged (in bulk: left whole). A field the view does not
 * have is an error, never a silent null.
 */
export function readField(
  context: ExecutionContext,
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  source: Source,
  args: Record<string, unknown>,
): unknown {
  const denied = context.access.deniedField(parent.name, field.name, field.type);
  if (denied !== null) throw denied;
  const held = source[field.name];
  if (held === undefined && !(field.name in source)) throw noData(`${parent.name}.${field.name}`);
  const isLazy = typeof held === "function";
  const value: unknown = isLazy ? (held as (args: unknown) => unknown).call(source, args) : held;
  if (value === undefined) throw noData(`${parent.name}.${field.name}`);
  if (value instanceof Promise) {
    return value.then((each: unknown) => shape(context, parent, field, each, args, isLazy));
  }
  return shape(context, parent, field, value, args, isLazy);
}

function shape(
  context: ExecutionContext,
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  value: unknown,
  args: Record<string, unknown>,
  isLazy: boolean,
): unknown {
  if (typeof value === "string")
    return value.startsWith("/") ? absolute(context, field, value) : value;
  if (value === null || typeof value !== "object") return value;
  const facts = factsOf(field);
  if (Array.isArray(value)) {
    const items = value as unknown[];
    const hidesOrders = context.ordersVisibleFrom !== null;
    const visible = hidesOrders ? items.filter((item) => !isHiddenRef(context, item)) : items;
    if (facts.isConnection) {
      if (!isLazy) refuseUnheardArguments(parent, field, args);
      return context.isBulk
        ? visible.map((item) => followRef(context, item))
        : pageOf(context, field, visible, args);
    }
    const first = args["first"];
    const limit = typeof first === "number" && !isLazy ? first : visible.length;
    return visible.slice(0, limit).map((item) => followItem(context, field, item));
  }
  return followGuarded(context, field, value);
}

interface FieldFacts {
  isConnection: boolean;
  /** Of the value, of each item of a list, or of what a connection holds. */
  isAbstract: boolean;
  isUrl: boolean;
}

const knownFacts = new WeakMap<GraphQLField<unknown, unknown>, FieldFacts>();

/** What the type of a field says, looked up once: this is asked for every value of an export. */
function factsOf(field: GraphQLField<unknown, unknown>): FieldFacts {
  let facts = knownFacts.get(field);
  if (!facts) {
    const type = getNamedType(field.type);
    const held = isConnectionType(type) ? connectionNodeType(type) : type;
    facts = {
      isConnection: isConnectionType(type),
      isAbstract: isAbstractType(held),
      isUrl: type.name === "URL",
    };
    knownFacts.set(field, facts);
  }
  return facts;
}

/** The world knows no origin: its addresses (images) are paths on this server. */
function absolute(
  context: ExecutionContext,
  field: GraphQLField<unknown, unknown>,
  path: string,
): string {
  return factsOf(field).isUrl ? `${context.origin}${path}` : path;
}

/** Pages first and follows Refs afterwards: a long list costs only what is shown. */
function pageOf(
  context: ExecutionContext,
  field: GraphQLField<unknown, unknown>,
  items: unknown[],
  args: Record<string, unknown>,
) {
  const page = paginateArray(items, args);
  const edges = page.edges
    .map((edge) => ({ cursor: edge.cursor, node: followItem(context, field, edge.node) }))
    .filter((edge) => edge.node !== null);
  return { ...page, edges, nodes: edges.map((edge) => edge.node) };
}

/** An item of a list: one that may not be read is an error in its own place. */
function followItem(
  context: ExecutionContext,
  field: GraphQLField<unknown, unknown>,
  item: unknown,
): unknown {
  return valueOrError(() => followGuarded(context, field, item));
}

/** Follows a Ref; what stands behind an interface or union is guarded by its own type's scopes. */
function followGuarded(
  context: ExecutionContext,
  field: GraphQLField<unknown, unknown>,
  value: unknown,
): unknown {
  const followed = followRef(context, value);
  if (!factsOf(field).isAbstract || typeof followed !== "object" || followed === null) {
    return followed;
  }
  const name = (followed as { __typename?: unknown }).__typename;
  if (typeof name !== "string") return followed;
  const denied = context.access.deniedType(name, field.name);
  if (denied !== null) throw denied;
  return followed;
}

/** What graphql-js asks for objects behind interfaces and unions. */
export function typeNameOf(value: unknown, typeName: string): string {
  const name = (value as { __typename?: unknown }).__typename;
  if (typeof name !== "string") throw noData(`the concrete type of a ${typeName}`);
  return name;
}

export function isRef(value: unknown): value is Ref {
  return typeof value === "object" && value !== null && "__ref" in value;
}

/** The object a Ref points at; anything else is returned as it is. */
export function followRef(context: ExecutionContext, value: unknown): unknown {
  if (!isRef(value)) return value;
  const { resource, id } = value.__ref;
  if (isHiddenRef(context, value)) return null;
  return context.world.resource(resource).node(id);
}

function isHiddenRef(context: ExecutionContext, value: unknown): boolean {
  return (
    isRef(value) && value.__ref.resource === "orders" && isOrderHidden(context, value.__ref.id)
  );
}

const PAGING = new Set(["first", "last", "after", "before", "reverse"]);

/** A plain array hears paging only; any other argument that was really given would be ignored. */
function refuseUnheardArguments(
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  args: Record<string, unknown>,
): void {
  for (const argument of field.args) {
    const given = args[argument.name];
    if (PAGING.has(argument.name) || given === undefined || given === null) continue;
    if (given === argument.defaultValue) continue;
    throw badRequest(
      `dev-store has no argument ${argument.name} for ${parent.name}.${field.name}`,
      "DEV_STORE_NO_DATA",
    );
  }
}
