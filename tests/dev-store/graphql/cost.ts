import { Kind, getNamedType, getVariableValues, isAbstractType, isObjectType } from "graphql";
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLNamedType,
  GraphQLObjectType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from "graphql";
import { connectionNodeType, isComposite, isConnectionType } from "../schema/types";

/** Shopify's documented price list, with the common working estimate for connections. */
const OBJECT_COST = 1;
const CONNECTION_COST = 2;
const MUTATION_COST = 10;
/** One query may not ask for more, whatever the plan. */
export const MAX_QUERY_COST = 1000;

interface Costing {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
}

/**
 * Points of an operation, before it runs (data undefined) or by what came back.
 * - scalar, enum: 0; object, list of objects: 1 plus its fields; mutation: 10 plus its connections;
 * - connection: 2 + n x node, n being first or last, or afterwards the nodes returned;
 * - interface, union: the most expensive branch before; afterwards the fields that are there.
 * `extensions.cost` of a null object is 0 afterwards.
 */
export function operationCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
  data?: Record<string, unknown> | null,
): number {
  if (data === null) return 0;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  const costing: Costing = { schema, fragments, variables: coerced.coerced ?? variables };
  const isMutation = operation.operation === "mutation";
  const root = isMutation ? schema.getMutationType()! : schema.getQueryType()!;
  return selectionCost(costing, root, operation.selectionSet, data, isMutation);
}

function selectionCost(
  costing: Costing,
  type: GraphQLNamedType,
  selections: SelectionSetNode,
  value: unknown,
  isMutationRoot = false,
): number {
  const fields = collectFields(costing, type, selections);
  const price = (entries: Iterable<CostField>) => {
    let sum = 0;
    const seen = new Set<string>();
    for (const entry of entries) {
      const key = entry.node.alias?.value ?? entry.node.name.value;
      // Merged selections of one response key are priced together, by their first occurrence only
      // when they are leaves.
      if (seen.has(key) && !entry.node.selectionSet) continue;
      const isRepeat = seen.has(key);
      seen.add(key);
      if (value !== undefined && !(isRecord(value) && key in value)) continue;
      const child = value === undefined ? undefined : (value as Record<string, unknown>)[key];
      const cost = fieldCost(costing, entry.parent, entry.node, child, isMutationRoot);
      sum += isRepeat ? Math.max(0, cost - OBJECT_COST) : cost;
    }
    return sum;
  };
  if (value !== undefined || !isAbstractType(type)) return price(fields);
  // Before it runs: what every branch shares plus the dearest of the branches.
  const shared = fields.filter((field) => field.branch === null);
  const branches = new Set(fields.map((field) => field.branch).filter((name) => name !== null));
  let dearest = 0;
  for (const branch of branches) {
    dearest = Math.max(dearest, price(fields.filter((field) => field.branch === branch)));
  }
  return price(shared) + dearest;
}

function fieldCost(
  costing: Costing,
  parent: GraphQLNamedType,
  node: FieldNode,
  value: unknown,
  isMutationRoot: boolean,
): number {
  const name = node.name.value;
  if (name.startsWith("__") || !("getFields" in parent)) return 0;
  const definition = (parent as GraphQLObjectType).getFields()[name];
  if (!definition) return 0;
  const type = getNamedType(definition.type);
  if (!isComposite(type) || !node.selectionSet) return 0;
  if (value === null) return isMutationRoot ? MUTATION_COST : 0;
  if (isConnectionType(type)) return connectionCost(costing, type, node, value);
  if (isMutationRoot) {
    return MUTATION_COST + connectionsWithin(costing, type, node.selectionSet, value);
  }
  if (Array.isArray(value)) {
    // A plain list is priced as one object before it runs; afterwards never higher than that.
    const costs = value.map((each) => selectionCost(costing, type, node.selectionSet!, each));
    return OBJECT_COST + Math.max(0, ...costs);
  }
  return OBJECT_COST + selectionCost(costing, type, node.selectionSet, value);
}

function connectionCost(
  costing: Costing,
  type: GraphQLObjectType,
  node: FieldNode,
  value: unknown,
): number {
  const nodeType = connectionNodeType(type);
  const selections = nodeSelections(costing, type, node.selectionSet!);
  const perNode = (item: unknown) =>
    isComposite(nodeType)
      ? OBJECT_COST +
        selections.reduce((sum, each) => sum + selectionCost(costing, nodeType, each, item), 0)
      : 0;
  if (value === undefined) return CONNECTION_COST + pageSize(costing, node) * perNode(undefined);
  const items = returnedNodes(value);
  return CONNECTION_COST + items.reduce<number>((sum, item) => sum + perNode(item), 0);
}

/** Selections on the nodes of a connection, through edges { node } and nodes alike. */
function nodeSelections(
  costing: Costing,
  type: GraphQLObjectType,
  selections: SelectionSetNode,
): SelectionSetNode[] {
  const found: SelectionSetNode[] = [];
  for (const { node } of collectFields(costing, type, selections)) {
    if (node.name.value === "nodes" && node.selectionSet) found.push(node.selectionSet);
    if (node.name.value === "edges" && node.selectionSet) {
      const edge = getNamedType(type.getFields()["edges"]!.type);
      for (const inner of collectFields(costing, edge, node.selectionSet)) {
        if (inner.node.name.value === "node" && inner.node.selectionSet) {
          found.push(inner.node.selectionSet);
        }
      }
    }
  }
  return found;
}

function returnedNodes(value: unknown): unknown[] {
  if (!isRecord(value)) return [];
  for (const list of Object.values(value)) {
    if (!Array.isArray(list)) continue;
    return list.map((each: unknown) => {
      if (!isRecord(each)) return each;
      const inner = "node" in each ? each["node"] : each;
      return inner;
    });
  }
  return [];
}

function pageSize(costing: Costing, node: FieldNode): number {
  for (const argument of node.arguments ?? []) {
    if (argument.name.value !== "first" && argument.name.value !== "last") continue;
    const { value } = argument;
    if (value.kind === Kind.INT) return Number(value.value);
    if (value.kind === Kind.VARIABLE) {
      const given = costing.variables[value.name.value];
      if (typeof given === "number") return given;
    }
  }
  return 0;
}

/** What a mutation's flat price does not cover. */
function connectionsWithin(
  costing: Costing,
  type: GraphQLNamedType,
  selections: SelectionSetNode,
  value: unknown,
): number {
  let sum = 0;
  for (const { node, parent } of collectFields(costing, type, selections)) {
    const key = node.alias?.value ?? node.name.value;
    const child = value === undefined ? undefined : isRecord(value) ? value[key] : null;
    if (child === null || !node.selectionSet || !("getFields" in parent)) continue;
    const definition = (parent as GraphQLObjectType).getFields()[node.name.value];
    if (!definition) continue;
    const inner = getNamedType(definition.type);
    if (isConnectionType(inner)) sum += connectionCost(costing, inner, node, child);
    else if (isComposite(inner) && !Array.isArray(child)) {
      sum += connectionsWithin(costing, inner, node.selectionSet, child);
    }
  }
  return sum;
}

interface CostField {
  node: FieldNode;
  parent: GraphQLNamedType;
  /** Concrete type the field was asked for inside a fragment on an abstract type, or null. */
  branch: string | null;
}

function collectFields(
  costing: Costing,
  type: GraphQLNamedType,
  selections: SelectionSetNode,
  branch: string | null = null,
): CostField[] {
  const fields: CostField[] = [];
  for (const selection of selections.selections) {
    if (selection.kind === Kind.FIELD) {
      fields.push({ node: selection, parent: type, branch });
      continue;
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : costing.fragments.get(selection.name.value);
    if (!fragment) continue;
    const condition = fragment.typeCondition?.name.value ?? type.name;
    const narrowed = costing.schema.getType(condition) ?? type;
    const inner = isObjectType(narrowed) && narrowed !== type ? narrowed.name : branch;
    fields.push(...collectFields(costing, narrowed, fragment.selectionSet, inner));
  }
  return fields;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
