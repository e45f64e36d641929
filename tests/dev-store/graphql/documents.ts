import { GraphQLError, Kind, getOperationAST, parse } from "graphql";
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from "graphql";
import { syntaxError, validateDocument } from "./validation-errors";
import type { ShopifyError } from "./validation-errors";

export interface CheckedDocument {
  document: DocumentNode | null;
  errors: readonly ShopifyError[];
}

const CACHE_SIZE = 300;

/** Parses and validates, remembering recent documents: clients send the same few again and again. */
export function createDocumentCache(schema: GraphQLSchema): (text: string) => CheckedDocument {
  const cache = new Map<string, CheckedDocument>();
  return (text) => {
    const known = cache.get(text);
    if (known) return known;
    const checked = checkDocument(schema, text);
    cache.set(text, checked);
    if (cache.size > CACHE_SIZE) cache.delete(cache.keys().next().value as string);
    return checked;
  };
}

export function checkDocument(schema: GraphQLSchema, text: string): CheckedDocument {
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { document: null, errors: [syntaxError(error)] };
  }
  return { document, errors: validateDocument(schema, document) };
}

/** The operation to run, or null when the name fits none (or several, without a name). */
export function chooseOperation(
  document: DocumentNode,
  operationName: string | null | undefined,
): OperationDefinitionNode | null {
  return getOperationAST(document, operationName) ?? null;
}

/** Operation name or first root field: what logs show. */
export function describeOperation(text: string, operationName?: string | null): string | null {
  if (operationName) return operationName;
  try {
    const [definition] = parse(text, { noLocation: true }).definitions;
    if (definition?.kind !== Kind.OPERATION_DEFINITION) return null;
    if (definition.name) return definition.name.value;
    const [field] = definition.selectionSet.selections;
    return field?.kind === Kind.FIELD ? field.name.value : null;
  } catch {
    return null;
  }
}

/** Whether a request starts a bulk query (it is a request kind of its own). */
export function startsBulkQuery(text: string): boolean {
  return /\bbulkOperationRunQuery\b/.test(text);
}
