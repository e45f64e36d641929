import {
  getNullableType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import type {
  GraphQLNamedType,
  GraphQLObjectType,
  GraphQLOutputType,
  SelectionSetNode,
} from "graphql";
import type { ExecutionContext } from "../graphql/context";
import { noData } from "../graphql/errors";
import { readField, typeNameOf } from "../graphql/read-field";
import { nodeTypeOf } from "./selections";
import type { FieldPlan, Selections } from "./selections";

/** Nodes of a connection found on an object, still to be written. */
export interface ChildConnection {
  nodes: readonly unknown[];
  nodeType: GraphQLNamedType;
  sets: readonly SelectionSetNode[];
}

export interface Projected {
  line: Record<string, unknown>;
  children: ChildConnection[];
}

export type Projector = (
  source: unknown,
  type: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
) => Projected;

/** Turns the value read for a field into what is written; objects collect their connections. */
type Writer = (value: unknown, children: ChildConnection[]) => unknown;

/**
 * Fills selections from views: what execute() would answer, without its price per field. What a
 * field's type asks for is worked out once per field of the query, not once per value. Connections
 * are not inlined but returned, to become lines of their own.
 */
export function createProjector(context: ExecutionContext, selections: Selections): Projector {
  const writers = new WeakMap<FieldPlan, Writer>();

  const fillObject = (
    source: unknown,
    declared: GraphQLNamedType,
    sets: readonly SelectionSetNode[],
    children: ChildConnection[],
  ): Record<string, unknown> => {
    const concrete = concreteType(selections, source, declared);
    const object: Record<string, unknown> = {};
    for (const plan of selections.plan(sets, concrete)) {
      if (plan.kind === "typename") {
        object[plan.key] = concrete.name;
        continue;
      }
      const field = plan.field!;
      const value = readField(
        context,
        concrete,
        field,
        source as Record<string, unknown>,
        plan.args,
      );
      if (plan.kind === "connection") {
        if (value === null) continue;
        children.push({ nodes: value as unknown[], nodeType: nodeTypeOf(plan), sets: plan.sets });
        continue;
      }
      let write = writers.get(plan);
      if (!write) {
        write = compileWriter(field.type, plan, `${concrete.name}.${plan.name}`);
        writers.set(plan, write);
      }
      object[plan.key] = write(value, children);
    }
    return object;
  };

  const compileWriter = (type: GraphQLOutputType, plan: FieldPlan, where: string): Writer => {
    const inner = compileNullable(getNullableType(type) as GraphQLOutputType, plan, where);
    if (!isNonNullType(type)) {
      return (value, children) => (value === null ? null : inner(value, children));
    }
    return (value, children) => {
      if (value === null) throw noData(`${where}, which cannot be null`);
      return inner(value, children);
    };
  };

  const compileNullable = (type: GraphQLOutputType, plan: FieldPlan, where: string): Writer => {
    if (isListType(type)) {
      const item = compileWriter(type.ofType as GraphQLOutputType, plan, where);
      return (value, children) => (value as unknown[]).map((each) => item(each, children));
    }
    if (isLeafType(type)) return (value) => type.serialize(value);
    const declared = type as GraphQLNamedType;
    return (value, children) => fillObject(value, declared, plan.sets, children);
  };

  return (source, type, sets) => {
    const children: ChildConnection[] = [];
    return { line: fillObject(source, type, sets, children), children };
  };
}

function concreteType(
  selections: Selections,
  value: unknown,
  declared: GraphQLNamedType,
): GraphQLObjectType {
  if (isObjectType(declared)) return declared;
  const name = isAbstractType(declared) ? typeNameOf(value, declared.name) : declared.name;
  const found = selections.schema.getType(name);
  if (!isObjectType(found)) throw noData(`a type named ${name}`);
  return found;
}
