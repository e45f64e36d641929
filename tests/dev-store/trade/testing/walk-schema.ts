import { getNamedType, getNullableType, isAbstractType, isLeafType, isListType, isNonNullType, isObjectType } from "graphql"; // prettier-ignore
import type { GraphQLObjectType, GraphQLOutputType, GraphQLSchema } from "graphql";
import { deprecatedButServed } from "../../schema/types";
import type { Ref } from "../../world/types";

type Json = Record<string, unknown>;

const SHAPES: Readonly<Record<string, RegExp>> = {
  DateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
  ID: /^gid:\/\/shopify\/[A-Za-z]+\/\S+$/,
  Decimal: /^-?\d+\.\d+$/,
  UnsignedInt64: /^\d+$/,
  URL: /^(https:\/\/|\/cdn\/)\S+$/,
};

/** Lines saying where a node differs from the schema; `resolve` follows pointers (null = nowhere). */
export function walkSchema(
  schema: GraphQLSchema,
  node: Json,
  resolve: (ref: Ref) => unknown,
): string[] {
  const found: string[] = [];
  walkObject(node, String(node["__typename"]), String(node["__typename"]), 7);
  return found;

  function walkObject(value: Json, typeName: string, path: string, left: number): void {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) return void found.push(`${path}: no object type ${typeName}`);
    // Not Object.entries: fields of lazy nodes are not their own.
    for (const name in value) {
      if (name === "__typename") continue;
      const held = value[name];
      const field = type.getFields()[name];
      if (!field) found.push(`${path}.${name}: not in the schema`);
      else if (field.deprecationReason && !deprecatedButServed.has(`${typeName}.${name}`))
        found.push(`${path}.${name}: deprecated`);
      else if (left > 0) {
        const read = typeof held === "function" ? (held as (args: Json) => unknown)({}) : held;
        walkField(field.type, read, `${path}.${name}`, left);
      }
    }
  }

  function walkField(type: GraphQLOutputType, value: unknown, path: string, left: number): void {
    const named = getNamedType(type);
    if (!named.name.endsWith("Connection")) return walkValue(type, value, path, left);
    if (value === null && !isNonNullType(type)) return;
    if (!Array.isArray(value)) return void found.push(`${path}: a connection without an array`);
    const nodes = (named as GraphQLObjectType).getFields()["nodes"];
    const list = nodes ? getNullableType(nodes.type) : null;
    if (!isListType(list)) return void found.push(`${path}: ${named.name} has no nodes`);
    value.forEach((one, i) => walkValue(list.ofType, one, `${path}[${i}]`, left - 1));
  }

  function walkValue(type: GraphQLOutputType, value: unknown, path: string, left: number): void {
    if (isNonNullType(type)) {
      if (value == null) return void found.push(`${path}: ${String(value)}`);
      return walkValue(type.ofType, value, path, left);
    }
    if (value === null) return;
    if (value === undefined) return void found.push(`${path}: undefined`);
    if (isListType(type)) {
      if (!Array.isArray(value)) return void found.push(`${path}: no list`);
      return value.forEach((one, i) => walkValue(type.ofType, one, `${path}[${i}]`, left));
    }
    if (isLeafType(type)) return checkLeaf(type, value, path);
    if (typeof value === "object" && "__ref" in value) {
      if (!resolve(value as Ref)) found.push(`${path}: points nowhere`);
      return;
    }
    const typeName = (value as Json)["__typename"] ?? (isAbstractType(type) ? null : type.name);
    const concrete = typeof typeName === "string" ? schema.getType(typeName) : null;
    const fits = isAbstractType(type)
      ? isObjectType(concrete) && schema.isSubType(type, concrete)
      : typeName === type.name;
    if (!fits) return void found.push(`${path}: ${String(typeName)} where ${type.name} is due`);
    walkObject(value as Json, typeName as string, path, left - 1);
  }

  function checkLeaf(
    type: { name: string; serialize(value: unknown): unknown },
    value: unknown,
    path: string,
  ): void {
    const shape = SHAPES[type.name];
    const fits = shape
      ? typeof value === "string" && shape.test(value)
      : type.name !== "String" || typeof value === "string";
    if (!fits) return void found.push(`${path}: no ${type.name}: ${String(value)}`);
    try {
      type.serialize(value);
    } catch (error) {
      found.push(`${path}: ${String(error)}`);
    }
  }
}
