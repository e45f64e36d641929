import { Kind, getArgumentValues, getDirectiveValues, isObjectType } from "graphql";
import {
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  getNamedType,
  isInterfaceType,
} from "graphql";
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLNamedType,
  GraphQLObjectType,
  GraphQLSchema,
  SelectionSetNode,
} from "graphql";
import { connectionNodeType, isComposite, isConnectionType } from "../schema/types";

/** One response key of a selection, with what is needed to fill it. */
export interface FieldPlan {
  key: string;
  name: string;
  /** Null for __typename. */
  field: GraphQLField<unknown, unknown> | null;
  args: Record<string, unknown>;
  named: GraphQLNamedType | null;
  kind: "typename" | "leaf" | "object" | "connection";
  /** Selections on the object, or on the connection's nodes. */
  sets: readonly SelectionSetNode[];
}

export interface Selections {
  schema: GraphQLSchema;
  /** Fields of these selections on one concrete type (computed once). */
  plan(sets: readonly SelectionSetNode[], type: GraphQLObjectType): readonly FieldPlan[];
  /** The same over an interface or union as well: fields of every branch. For static checks. */
  planLoosely(
    sets: readonly SelectionSetNode[],
    type: GraphQLNamedType,
  ): readonly (FieldPlan & { parent: GraphQLNamedType })[];
}

/** Reads the selections of a valid document without variables. */
export function createSelections(schema: GraphQLSchema, document: DocumentNode): Selections {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const plans = new WeakMap<readonly SelectionSetNode[], Map<string, readonly FieldPlan[]>>();

  type Collected = { node: FieldNode; parent: GraphQLNamedType };
  const collect = (
    sets: readonly SelectionSetNode[],
    type: GraphQLNamedType,
    applies: (condition: GraphQLNamedType) => boolean,
  ): Collected[] =>
    sets.flatMap((set) =>
      set.selections.flatMap((selection): Collected[] => {
        if (!isIncluded(selection)) return [];
        if (selection.kind === Kind.FIELD) return [{ node: selection, parent: type }];
        const fragment =
          selection.kind === Kind.INLINE_FRAGMENT
            ? selection
            : fragments.get(selection.name.value)!;
        const name = fragment.typeCondition?.name.value;
        const condition = name ? schema.getType(name)! : type;
        return applies(condition) ? collect([fragment.selectionSet], condition, applies) : [];
      }),
    );

  const describe = (group: Collected[], parent: GraphQLNamedType): FieldPlan => {
    const [{ node }] = group as [Collected];
    const key = node.alias?.value ?? node.name.value;
    const name = node.name.value;
    const base = { key, name, args: {}, sets: [] };
    if (name === "__typename") return { ...base, field: null, named: null, kind: "typename" };
    const field = (parent as GraphQLObjectType).getFields()[name]!;
    const named = getNamedType(field.type);
    const args = getArgumentValues(field, node, {});
    const sets = group.flatMap(({ node: each }) => (each.selectionSet ? [each.selectionSet] : []));
    if (isConnectionType(named)) {
      const nodes = nodeSets(sets, named);
      return { key, name, field, named, args, kind: "connection", sets: nodes };
    }
    const kind = isComposite(named) ? "object" : "leaf";
    return { key, name, field, named, args, kind, sets };
  };

  /** Selections inside edges { node { ... } }. */
  const nodeSets = (sets: readonly SelectionSetNode[], connection: GraphQLObjectType) => {
    const below = (from: readonly SelectionSetNode[], type: GraphQLNamedType, name: string) =>
      collect(from, type, () => true)
        .filter(({ node }) => node.name.value === name)
        .flatMap(({ node }) => (node.selectionSet ? [node.selectionSet] : []));
    const edge = getNamedType(connection.getFields()["edges"]!.type);
    return below(below(sets, connection, "edges"), edge, "node");
  };

  const grouped = (fields: Collected[]) => {
    const groups = new Map<string, Collected[]>();
    for (const each of fields) {
      const key = each.node.alias?.value ?? each.node.name.value;
      groups.set(key, [...(groups.get(key) ?? []), each]);
    }
    return [...groups.values()];
  };

  return {
    schema,
    plan(sets, type) {
      let byType = plans.get(sets);
      if (!byType) plans.set(sets, (byType = new Map()));
      const known = byType.get(type.name);
      if (known) return known;
      const fits = (condition: GraphQLNamedType) =>
        condition === type ||
        (isInterfaceType(condition) && type.getInterfaces().includes(condition)) ||
        (!isObjectType(condition) &&
          !isInterfaceType(condition) &&
          schema.isSubType(condition as never, type));
      const plan = grouped(collect(sets, type, fits)).map((group) => describe(group, type));
      byType.set(type.name, plan);
      return plan;
    },
    planLoosely: (sets, type) =>
      collect(sets, type, () => true).map((each) => ({
        ...describe([each], each.parent),
        parent: each.parent,
      })),
  };
}

function isIncluded(selection: { directives?: FieldNode["directives"] }): boolean {
  const node = { directives: selection.directives ?? [] };
  const skip = getDirectiveValues(GraphQLSkipDirective, node, {});
  const include = getDirectiveValues(GraphQLIncludeDirective, node, {});
  return skip?.["if"] !== true && include?.["if"] !== false;
}

const nodeTypes = new WeakMap<FieldPlan, GraphQLNamedType>();

/** The type of what a connection field's nodes are. */
export function nodeTypeOf(plan: FieldPlan): GraphQLNamedType {
  let type = nodeTypes.get(plan);
  if (!type) nodeTypes.set(plan, (type = connectionNodeType(plan.named as GraphQLObjectType)));
  return type;
}
