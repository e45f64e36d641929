import {
  getNamedType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import type { GraphQLField, GraphQLObjectType, GraphQLOutputType, GraphQLSchema } from "graphql";
import { deprecatedButServed } from "../schema/types";
import type { Ref, Resource } from "../world/types";

type Json = Record<string, unknown>;

/** Where a view disagrees with the schema, as readable lines; empty means it conforms. */
export function findViolations(
  schema: GraphQLSchema,
  resources: Record<string, Resource>,
  node: Json,
  depth = 6,
): string[] {
  const found: string[] = [];
  walkObject(node, node.__typename as string, String(node.__typename), depth);
  return found;

  function walkObject(value: Json, typeName: string, path: string, left: number): void {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) return void found.push(`${path}: no object type ${typeName}`);
    for (const [name, held] of Object.entries(value)) {
      if (name === "__typename") continue;
      const field = type.getFields()[name];
      const at = `${path}.${name}`;
      if (!field) found.push(`${at}: not in the schema`);
      else if (field.deprecationReason && !deprecatedButServed.has(`${typeName}.${name}`))
        found.push(`${at}: deprecated`);
      else walkField(field, typeof held === "function" ? call(field, held, value) : held, at, left);
    }
  }

  function walkField(
    field: GraphQLField<unknown, unknown>,
    value: unknown,
    path: string,
    left: number,
  ): void {
    const named = getNamedType(field.type);
    if (named.name.endsWith("Connection")) {
      if (value === null && !isNonNullType(field.type)) return;
      if (!Array.isArray(value)) return void found.push(`${path}: a connection without an array`);
      const item = connectionNodeType(named as GraphQLObjectType);
      // A sample is enough: a location has thousands of levels.
      value.slice(0, 3).forEach((one, i) => walkValue(item, one, `${path}[${i}]`, left));
      return;
    }
    walkValue(field.type, value, path, left);
  }

  function walkValue(type: GraphQLOutputType, value: unknown, path: string, left: number): void {
    if (isNonNullType(type)) {
      if (value === null || value === undefined) return void found.push(`${path}: null`);
      return walkValue(type.ofType, value, path, left);
    }
    if (value === null) return;
    if (value === undefined) return void found.push(`${path}: undefined`);
    if (isListType(type)) {
      if (!Array.isArray(value)) return void found.push(`${path}: no list`);
      value.forEach((one, i) => walkValue(type.ofType, one, `${path}[${i}]`, left));
      return;
    }
    if (isLeafType(type)) {
      if (!fitsScalar(type.name, value)) found.push(`${path}: no ${type.name}: ${String(value)}`);
      try {
        type.serialize(value);
      } catch (error) {
        found.push(`${path}: ${String(error)}`);
      }
      return;
    }
    const target = isRef(value) ? resources[value.__ref.resource]?.node(value.__ref.id) : value;
    if (!target) return void found.push(`${path}: points nowhere`);
    const typeName = (target as Json).__typename;
    if (typeof typeName !== "string") return void found.push(`${path}: no __typename`);
    const concrete = schema.getType(typeName);
    const allowed =
      isAbstractType(type) && isObjectType(concrete)
        ? schema.isSubType(type, concrete)
        : typeName === type.name;
    if (!allowed) return void found.push(`${path}: ${typeName} where ${type.name} is due`);
    if (left > 0 && !isRef(value)) walkObject(target as Json, typeName, path, left - 1);
  }

  function connectionNodeType(connection: GraphQLObjectType): GraphQLOutputType {
    const nodes = connection.getFields()["nodes"]?.type;
    if (!nodes) throw new Error(`${connection.name} has no nodes`);
    const list = isNonNullType(nodes) ? nodes.ofType : nodes;
    return isListType(list) ? (list.ofType as GraphQLOutputType) : (list as GraphQLOutputType);
  }

  function call(field: GraphQLField<unknown, unknown>, held: unknown, self: Json): unknown {
    const args: Json = {};
    for (const arg of field.args) {
      if (!isNonNullType(arg.type)) continue;
      args[arg.name] = isListType(arg.type.ofType) ? ["available"] : "gid://shopify/Thing/1";
    }
    return (held as (args: Json) => unknown).call(self, args);
  }
}

const SHAPES: Record<string, RegExp> = {
  DateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
  ID: /^gid:\/\/shopify\/[A-Za-z0-9]+\/.+$/,
  Money: /^-?\d+(\.\d+)?$/,
  Decimal: /^-?\d+\.\d+$/,
  UnsignedInt64: /^\d+$/,
  URL: /^(https:\/\/|\/cdn\/)\S+$/,
};

// The schema's own scalars let anything pass on this side, so their forms are checked here.
function fitsScalar(name: string, value: unknown): boolean {
  const shape = SHAPES[name];
  if (shape) return typeof value === "string" && shape.test(value);
  if (name === "String" || name === "HTML") return typeof value === "string";
  if (name === "Boolean") return typeof value === "boolean";
  return true;
}

function isRef(value: unknown): value is Ref {
  return typeof value === "object" && value !== null && "__ref" in value;
}
