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
import { isRef, readField, typeNameOf } from "../graphql/read-field";
import { gidOfRef } from "./ref-id";
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
type ValueWriter = (value: unknown, children: ChildConnection[]) => unknown;

type Source = Record<string, unknown>;
type StepWriter = (source: Source, object: Source, children: ChildConnection[]) => void;

/** What a selection asks of one concrete type, with the writers of its fields once they are needed. */
interface Shape {
  type: GraphQLObjectType;
  steps: { plan: FieldPlan; write: StepWriter | null }[];
  /** The key of the id where that is all that is asked for. */
  idKey: string | null;
}

/**
 * Fills selections from views: what execute() would answer, without its price per field. What a
 * field's type asks for is worked out once per field of the query, not once per value. Connections
 * are not inlined but returned, to become lines of their own.
 */
export function createProjector(context: ExecutionContext, selections: Selections): Projector {
  const shapes = new WeakMap<readonly SelectionSetNode[], Map<GraphQLNamedType, Shape>>();

  const shapeOf = (sets: readonly SelectionSetNode[], type: GraphQLObjectType): Shape => {
    let byType = shapes.get(sets);
    if (!byType) shapes.set(sets, (byType = new Map()));
    let shape = byType.get(type);
    if (!shape) {
      const plans = selections.plan(sets, type);
      shape = {
        type,
        steps: plans.map((plan) => ({ plan, write: null })),
        idKey: plans.length === 1 && plans[0]?.name === "id" ? plans[0].key : null,
      };
      byType.set(type, shape);
    }
    return shape;
  };

  /** Finds the shape of each value of a selection; only abstract types have several. */
  const createShapeFinder = (declared: GraphQLNamedType, sets: readonly SelectionSetNode[]) => {
    const fixed = isObjectType(declared) ? shapeOf(sets, declared) : null;
    return (source: unknown): Shape =>
      fixed ?? shapeOf(sets, concreteType(selections, source, declared));
  };

  const fillObject = (
    source: unknown,
    { type, steps }: Shape,
    children: ChildConnection[],
  ): Record<string, unknown> => {
    const object: Record<string, unknown> = {};
    for (const step of steps) {
      const { plan } = step;
      if (plan.kind === "typename") {
        object[plan.key] = type.name;
        continue;
      }
      step.write ??= compileStep(plan, type);
      step.write(source as Source, object, children);
    }
    return object;
  };

  /** One field of one type: how it is read, and how its value is written. */
  const compileStep = (plan: FieldPlan, parent: GraphQLObjectType): StepWriter => {
    const field = plan.field!;
    const { key, args } = plan;
    const read = (source: Source) => readField(context, parent, field, source, args);
    if (plan.kind === "connection") {
      const nodeType = nodeTypeOf(plan);
      return (source, _object, children) => {
        const value = read(source);
        if (value !== null) {
          children.push({ nodes: value as unknown[], nodeType, sets: plan.sets });
        }
      };
    }
    const write = compileWriter(field.type, plan, `${parent.name}.${plan.name}`);
    const isOpen = context.access.deniedField(parent.name, field.name, field.type) === null;
    const pointed =
      isOpen && plan.kind === "object" && isObjectType(plan.named) && !isListed(field.type);
    const idKey = pointed ? shapeOf(plan.sets, plan.named as GraphQLObjectType).idKey : null;
    if (idKey === null) {
      return (source, object, children) => {
        object[key] = write(read(source), children);
      };
    }
    // Nothing but the id of another object: that needs no node.
    return (source, object, children) => {
      const held = source[plan.name];
      const gid = isRef(held) ? gidOfRef(context, held) : null;
      object[key] = gid === null ? write(read(source), children) : { [idKey]: gid };
    };
  };

  const compileWriter = (type: GraphQLOutputType, plan: FieldPlan, where: string): ValueWriter => {
    const inner = compileNullable(getNullableType(type) as GraphQLOutputType, plan, where);
    if (!isNonNullType(type)) {
      return (value, children) => (value === null ? null : inner(value, children));
    }
    return (value, children) => {
      if (value === null) throw noData(`${where}, which cannot be null`);
      return inner(value, children);
    };
  };

  const compileNullable = (
    type: GraphQLOutputType,
    plan: FieldPlan,
    where: string,
  ): ValueWriter => {
    if (isListType(type)) {
      const item = compileWriter(type.ofType as GraphQLOutputType, plan, where);
      return (value, children) => (value as unknown[]).map((each) => item(each, children));
    }
    if (isLeafType(type)) return (value) => type.serialize(value);
    const find = createShapeFinder(type as GraphQLNamedType, plan.sets);
    return (value, children) => fillObject(value, find(value), children);
  };

  return (source, type, sets) => {
    const children: ChildConnection[] = [];
    const shape = shapeOf(sets, concreteType(selections, source, type));
    return { line: fillObject(source, shape, children), children };
  };
}

function isListed(type: GraphQLOutputType): boolean {
  return isListType(getNullableType(type));
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
