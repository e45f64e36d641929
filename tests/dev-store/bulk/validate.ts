import { Kind, getNullableType, isListType } from "graphql";
import type { GraphQLNamedType, OperationDefinitionNode, SelectionSetNode } from "graphql";
import { checkDocument } from "../graphql/documents";
import type { AdminSchema } from "../schema/load";
import { implementsNode, isComposite } from "../schema/types";
import { createSelections, nodeTypeOf } from "./selections";
import type { FieldPlan, Selections } from "./selections";

export interface BulkUserError {
  __typename: "BulkOperationUserError";
  field: string[] | null;
  message: string;
  code: "INVALID" | "LIMIT_REACHED" | "OPERATION_IN_PROGRESS";
}

export interface BulkDocument {
  selections: Selections;
  operation: OperationDefinitionNode;
  root: FieldPlan;
}

const MAX_CONNECTIONS = 5;
/** Nested levels below the root connection. */
const MAX_DEPTH = 2;

export function bulkUserError(
  message: string,
  code: BulkUserError["code"] = "INVALID",
): BulkUserError {
  const field = code === "INVALID" ? ["query"] : null;
  return { __typename: "BulkOperationUserError", field, message, code };
}

/**
 * Shopify's rules for bulk queries, in its order and words. Three refusals are ours, because no
 * wording of Shopify's is known: several top-level fields, variables, and (when the switch is off)
 * connections whose nodes are no Node, which the documentation excludes.
 */
export function validateBulkQuery(
  { schema }: AdminSchema,
  text: string,
  acceptsNonNodeConnections: boolean,
): { errors: BulkUserError[]; bulk: BulkDocument | null } {
  const refuse = (...messages: string[]) => ({
    errors: messages.map((message) => bulkUserError(message)),
    bulk: null,
  });
  if (text.trim() === "") {
    return refuse("Invalid bulk query: syntax error, unexpected end of file");
  }
  const { document, errors } = checkDocument(schema, text);
  const operation = document?.definitions.find(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (operation && operation.operation !== "query") {
    return refuse("Invalid operation type. Only `query` operations are supported.");
  }
  if (errors.length > 0 || !document || !operation) {
    return refuse(...errors.map((error) => `Invalid bulk query: ${error.message}`));
  }
  if ((operation.variableDefinitions ?? []).length > 0) {
    return refuse("Bulk queries cannot contain variables.");
  }
  const selections = createSelections(schema, document);
  const roots = selections.planLoosely([operation.selectionSet], schema.getQueryType()!);
  const facts = collectFacts(selections, operation);
  const messages: string[] = [];
  if (facts.withoutEdges.length > 0) {
    const names = facts.withoutEdges.map((name) => `'${name}'`).join(", ");
    messages.push(
      `All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g: '${facts.withoutEdges[0]} { edges { node {'. Selecting via 'nodes' is not supported. Invalid connection fields: ${names}.`,
    );
  }
  if (roots.some((root) => root.name === "node" || root.name === "nodes")) {
    messages.push("Bulk queries cannot contain a top level `node` field.");
  }
  if (facts.depth > MAX_DEPTH) {
    messages.push(
      `Bulk queries cannot contain connections with a nesting depth greater than ${MAX_DEPTH}.`,
    );
  }
  if (facts.connections > MAX_CONNECTIONS) {
    messages.push(`Bulk queries cannot contain more than ${MAX_CONNECTIONS} connections.`);
  }
  if (facts.withoutId.size > 0) {
    messages.push(
      `The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. Connection fields without 'id': ${[...facts.withoutId].join(", ")}.`,
    );
  }
  if (facts.isConnectionInList) {
    messages.push(
      "Queries that contain a connection field within a list field are not currently supported.",
    );
  }
  if (facts.connections === 0) {
    messages.push("Bulk queries must contain at least one connection.");
  }
  if (roots.length > 1) messages.push("Bulk queries must contain a single top level field.");
  if (facts.scalars.length > 0) {
    messages.push(`Connections of scalars are not supported in bulk: ${facts.scalars.join(", ")}.`);
  }
  if (!acceptsNonNodeConnections && facts.nonNodes.length > 0) {
    messages.push(
      `Connections whose nodes do not implement Node are not supported in bulk: ${facts.nonNodes.join(", ")}.`,
    );
  }
  if (messages.length > 0) return refuse(...messages);
  return { errors: [], bulk: { selections, operation, root: roots[0]! } };
}

interface Facts {
  connections: number;
  depth: number;
  withoutEdges: string[];
  withoutId: Set<string>;
  isConnectionInList: boolean;
  nonNodes: string[];
  scalars: string[];
}

interface Place {
  /** Connections around this place. */
  depth: number;
  isInList: boolean;
  /** The connection whose node this is, and whether that node selects its id. */
  parent: { name: string; hasId: boolean } | null;
}

function collectFacts(selections: Selections, operation: OperationDefinitionNode): Facts {
  const facts: Facts = {
    connections: 0,
    depth: 0,
    withoutEdges: [],
    withoutId: new Set(),
    isConnectionInList: false,
    nonNodes: [],
    scalars: [],
  };
  const walk = (sets: readonly SelectionSetNode[], type: GraphQLNamedType, place: Place) => {
    for (const plan of selections.planLoosely(sets, type)) {
      if (plan.kind === "object") {
        const isList = isListType(getNullableType(plan.field!.type));
        walk(plan.sets, plan.named!, { ...place, isInList: place.isInList || isList });
      }
      if (plan.kind === "connection") visitConnection(plan, place);
    }
  };
  const visitConnection = (plan: FieldPlan, place: Place) => {
    const nodeType = nodeTypeOf(plan);
    facts.connections += 1;
    facts.depth = Math.max(facts.depth, place.depth);
    if (place.isInList) facts.isConnectionInList = true;
    if (place.parent && !place.parent.hasId) facts.withoutId.add(place.parent.name);
    if (!isComposite(nodeType)) {
      facts.scalars.push(plan.name);
      return;
    }
    if (plan.sets.length === 0) facts.withoutEdges.push(plan.name);
    if (!implementsNode(nodeType)) facts.nonNodes.push(`${plan.name} (${nodeType.name})`);
    const hasId = selections
      .planLoosely(plan.sets, nodeType)
      .some((each) => each.name === "id" && each.key === "id");
    const parent = { name: plan.name, hasId };
    walk(plan.sets, nodeType, { depth: place.depth + 1, isInList: false, parent });
  };
  walk([operation.selectionSet], selections.schema.getQueryType()!, {
    depth: 0,
    isInList: false,
    parent: null,
  });
  return facts;
}
