import { execute } from "graphql";
import type {
  GraphQLError,
  GraphQLFieldResolver,
  GraphQLSchema,
  OperationDefinitionNode,
} from "graphql";
import type { MutationResolver } from "../platform/types";
import type { ExecutionContext } from "./context";
import { MAX_QUERY_COST, operationCost } from "./cost";
import { chooseOperation } from "./documents";
import type { CheckedDocument } from "./documents";
import { noData, toGraphQLError } from "./errors";
import { followRef, readField, typeNameOf } from "./read-field";
import { resolveRoot } from "./roots";
import type { Bucket, ThrottleStatus } from "./throttle";
import type { ShopifyError } from "./validation-errors";

export interface GraphqlRequest {
  checked: CheckedDocument;
  variables: Record<string, unknown>;
  operationName: string | null;
}

export interface CostReport {
  requestedQueryCost: number;
  actualQueryCost: number | null;
  throttleStatus: ThrottleStatus;
}

/** The JSON body of the answer; HTTP is 200 in all of these cases. */
export interface GraphqlReply {
  data?: Record<string, unknown> | null;
  errors?: readonly ShopifyError[];
  extensions?: { cost: CostReport };
}

export interface Executor {
  schema: GraphQLSchema;
  mutations: Record<string, MutationResolver>;
}

/** Prices, throttles and runs one request. */
export async function runGraphql(
  executor: Executor,
  bucket: Bucket,
  context: ExecutionContext,
  request: GraphqlRequest,
): Promise<GraphqlReply> {
  const { document, errors } = request.checked;
  if (!document || errors.length > 0) return { errors };
  const operation = chooseOperation(document, request.operationName);
  if (!operation) {
    return { errors: [{ message: `No operation named "${request.operationName ?? ""}"` }] };
  }
  const { schema } = executor;
  const requested = operationCost(schema, document, operation, request.variables);
  if (requested > MAX_QUERY_COST) return tooExpensive(requested, bucket.status());
  if (!bucket.take(requested)) return throttled(requested, bucket.status());
  const result = await execute({
    schema,
    document,
    operationName: operation.name?.value ?? null,
    rootValue: {},
    contextValue: context,
    variableValues: request.variables,
    fieldResolver: createFieldResolver(executor, operation),
    typeResolver: (value, _context, info, abstractType) => {
      void info;
      return typeNameOf(value, abstractType.name);
    },
  });
  const data = result.data as Record<string, unknown> | null | undefined;
  const actual = data
    ? operationCost(schema, document, operation, request.variables, data)
    : minimumCost(operation);
  bucket.giveBack(requested - actual);
  return {
    ...(data === undefined ? {} : { data }),
    ...(result.errors ? { errors: result.errors.map(toShopifyError) } : {}),
    extensions: {
      cost: {
        requestedQueryCost: requested,
        actualQueryCost: actual,
        throttleStatus: bucket.status(),
      },
    },
  };
}

/** A refused operation still costs a point, a mutation its flat price. */
function minimumCost(operation: OperationDefinitionNode): number {
  return operation.operation === "mutation" ? 10 : 1;
}

/** Resolves every field of the schema: roots by hand, everything else from the view's properties. */
function createFieldResolver(
  executor: Executor,
  operation: OperationDefinitionNode,
): GraphQLFieldResolver<unknown, ExecutionContext> {
  const queryType = executor.schema.getQueryType()!;
  const mutationType = executor.schema.getMutationType()!;
  return (source, args, context, info) => {
    const { parentType, fieldName } = info;
    const field = parentType.getFields()[fieldName]!;
    if (parentType !== queryType && parentType !== mutationType) {
      if (isPageType(parentType.name)) return (source as Record<string, unknown>)[fieldName];
      return readField(context, parentType, field, source as Record<string, unknown>, args);
    }
    const denied = context.access.deniedField(parentType.name, fieldName, field.type);
    if (denied !== null) throw denied;
    if (operation.operation === "query") return resolveRoot(context, field, args);
    return runMutation(executor, context, fieldName, args);
  };
}

const PAGE_TYPE = /(Connection(WithCount)?|Edge|EdgeWithCount)$|^PageInfo$/;

/** Pages are the platform's own objects, made in paging.ts: no scopes, no Refs. */
function isPageType(typeName: string): boolean {
  return PAGE_TYPE.test(typeName);
}

async function runMutation(
  executor: Executor,
  context: ExecutionContext,
  fieldName: string,
  args: Record<string, unknown>,
): Promise<unknown> {
  if (fieldName === "bulkOperationRunQuery") {
    return context.roots.bulkOperationRunQuery(args as { query: string; groupObjects: boolean });
  }
  if (fieldName === "bulkOperationCancel") {
    return context.roots.bulkOperationCancel(args as { id: string });
  }
  const mutation = Object.hasOwn(executor.mutations, fieldName)
    ? executor.mutations[fieldName]
    : undefined;
  if (!mutation) throw noData(`Mutation.${fieldName}`);
  const { world, platform, shop, webhooks } = context;
  return followRef(context, await mutation({ world, platform, shop, webhooks }, args));
}

function toShopifyError(error: GraphQLError): ShopifyError {
  const known = toGraphQLError(error.originalError ?? error);
  const code = error.extensions["code"] ?? known.extensions["code"];
  return {
    message: error.message,
    ...(error.locations ? { locations: error.locations } : {}),
    ...(error.path ? { path: error.path } : {}),
    ...(code ? { extensions: { ...known.extensions, ...error.extensions, code } } : {}),
  };
}

function tooExpensive(cost: number, throttleStatus: ThrottleStatus): GraphqlReply {
  return {
    errors: [
      {
        message: `Query cost is ${cost}, which exceeds the single query max cost limit (${MAX_QUERY_COST}).\n\nSee https://shopify.dev/concepts/about-apis/rate-limits for more information on how the\ncost of a query is calculated.\n\nTo query larger amounts of data with fewer limits, bulk operations should be used instead.\nSee https://shopify.dev/tutorials/perform-bulk-operations-with-admin-api for usage details.\n`,
        extensions: {
          code: "MAX_COST_EXCEEDED",
          cost,
          maxCost: MAX_QUERY_COST,
          documentation: "https://shopify.dev/api/usage/rate-limits",
        },
      },
    ],
    extensions: {
      cost: { requestedQueryCost: cost, actualQueryCost: null, throttleStatus },
    },
  };
}

function throttled(cost: number, throttleStatus: ThrottleStatus): GraphqlReply {
  return {
    errors: [
      {
        message: "Throttled",
        extensions: {
          code: "THROTTLED",
          documentation: "https://shopify.dev/api/usage/rate-limits",
        },
      },
    ],
    extensions: {
      cost: { requestedQueryCost: cost, actualQueryCost: null, throttleStatus },
    },
  };
}
